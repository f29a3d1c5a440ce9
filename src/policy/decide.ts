import type { Finding } from '../phi/finding.ts';
import { ACTIONS, type Action, type PolicyState, type SiteContext } from './context.ts';

export interface Decision {
  /** The strictest of the findings' actions; without findings `allow`, on a prohibited site always `block`. */
  readonly action: Action;
  /** One action for each finding, in order. */
  readonly byFinding: readonly Action[];
}

export function stricter(a: Action, b: Action): Action {
  return ACTIONS.indexOf(a) >= ACTIONS.indexOf(b) ? a : b;
}

/** An expired policy is no longer trusted to let identifiers out: what passes them silently is read as `redact`. */
function inForce(action: Action, state: PolicyState): Action {
  return state === 'expired' && (action === 'allow' || action === 'monitor') ? 'redact' : action;
}

/** The table of what happens to a prompt. Pure and total: a category that the context lacks is redacted. */
export function decide(
  findings: readonly Pick<Finding, 'category'>[],
  context: Pick<SiteContext, 'actions' | 'status' | 'policy'>,
): Decision {
  const byFinding = findings.map(({ category }): Action => {
    if (context.status === 'prohibited') return 'block';
    return inForce(context.actions[category] ?? 'redact', context.policy.state);
  });
  const least: Action = context.status === 'prohibited' ? 'block' : 'allow';
  const [first, ...others] = byFinding;
  if (first === undefined) return { action: least, byFinding };
  return { action: others.reduce(stricter, context.status === 'prohibited' ? 'block' : first), byFinding };
}

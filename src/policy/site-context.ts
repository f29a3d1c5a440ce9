import { CATEGORY_IDS, type CategoryId } from '../phi/category.ts';
import { siteOfHost } from '../sites/match.ts';
import type { Action, SiteContext, SiteStatus } from './context.ts';
import { stricter } from './decide.ts';
import type { EffectivePolicy } from './effective.ts';
import { mediaOf } from './media.ts';
import type { ActionTable } from './schema.ts';
import { ruleOfHost, statusOfHost } from './site-rule.ts';

/** The rule's own word, then the rule's `*`, then the default's word, then the default's `*`. */
function actionOf(category: CategoryId, tables: readonly ActionTable[]): Action {
  for (const table of tables) {
    const action = table[category] ?? table['*'];
    if (action !== undefined) return action;
  }
  return 'redact';
}

function actionsOf(tables: readonly ActionTable[], status: SiteStatus, floor: Action): Record<CategoryId, Action> {
  const entries = CATEGORY_IDS.map((category) => {
    const action = status === 'prohibited' ? 'block' : stricter(actionOf(category, tables), floor);
    return [category, action] as const;
  });
  return Object.fromEntries(entries) as Record<CategoryId, Action>;
}

/**
 * What a guarded page needs to know of the policy.
 * @param host as in `URL.hostname`, of the frame that asks
 */
export function siteContext(effective: EffectivePolicy, host: string, coverage: SiteContext['coverage']): SiteContext {
  const { terms, floor, institution } = effective;
  const site = siteOfHost(effective.sites, host);
  const rule = ruleOfHost(effective, host);
  const status = statusOfHost(effective, host);
  const fallback = site === null && rule === null ? terms.defaults.unlisted.actions : terms.defaults.listed.actions;
  return {
    site,
    status,
    actions: actionsOf([...(rule?.actions === undefined ? [] : [rule.actions]), fallback], status, floor),
    overrideReasons: terms.overrides.allowed ? terms.overrides.reasons : null,
    unreadable: terms.unreadable,
    media: mediaOf(effective, rule, status),
    alternatives: rule?.alternatives ?? terms.alternatives ?? [],
    institution,
    policy: effective.status,
    coverage,
  };
}

import { accept, beginsAt } from '../../src/policy/accept.ts';
import type { Problem } from '../../src/policy/problem.ts';
import type { Policy } from '../../src/policy/schema.ts';

/** How a policy's dates stand at a moment. */
export interface Term {
  /** Set where every browser would refuse the policy because it has run out. */
  readonly expired: Problem | null;
  /** Set where no browser would take the policy yet. */
  readonly notYet: string | null;
}

const EXPIRED: Problem = {
  path: 'expiresAt',
  expected: 'a time in the future; every browser refuses a policy that has run out. Set it later, raise serial, sign',
};

/** Asks what a browser without memory would say. `now`: milliseconds since the epoch. */
export function termOf(policy: Policy, now: number): Term {
  const answer = accept({ policy, digest: '' }, null, { organisation: policy.organisation }, now);
  const fault = answer.ok ? null : answer.fault;
  const begins = new Date(beginsAt(policy)).toISOString();
  return {
    expired: fault === 'expired' ? EXPIRED : null,
    notYet: fault === 'not-yet-valid' ? `browsers refuse this policy until ${begins} (notBefore, issuedAt)` : null,
  };
}

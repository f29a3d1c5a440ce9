import type { Reason } from '../finding.ts';
import type { Candidate, Rule } from '../rules/rule.ts';

/** A candidate with the rule that saw it: what travels from step to step. */
export interface Sighting {
  readonly rule: Rule;
  readonly candidate: Candidate;
  /** Named by a label right before it: a failed checksum is then a typing error, not a reason to look away. */
  readonly labelled: boolean;
}

/** A sighting that was weighed. */
export interface Scored {
  readonly rule: Rule;
  readonly candidate: Candidate;
  readonly score: number;
  readonly because: readonly Reason[];
}

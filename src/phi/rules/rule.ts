import type { CategoryId } from '../category.ts';
import type { QuasiIdentifier, Reason, Role } from '../finding.ts';
import type { Document } from '../text/document.ts';
import type { ValueReader } from './value.ts';

/** Something that a rule saw, before anything was weighed. Offsets are those of the normalised document. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** 0 to 1: how sure this sight alone makes us. */
  readonly strength: number;
  readonly because: readonly Reason[];
  readonly role?: Role;
  /** When the sight itself says so: "Fax:" before a telephone number. */
  readonly category?: CategoryId;
  /** Set instead of a category when the sight identifies only in combination (an age under 90). */
  readonly quasi?: QuasiIdentifier['kind'];
}

/** What a checksum or a range says of a value. */
export type Validity = 'valid' | 'invalid' | 'unchecked';

/**
 * A shape that speaks for itself. `regex` is global; when it has a group named `value`, that group is the
 * identifier and stands at the end of the match (contexts behind it are look-aheads).
 */
export interface Pattern {
  readonly name: string;
  readonly strength: number;
  readonly regex: RegExp;
  /** What stands in every match and is found much faster: a text without it is not searched. */
  readonly gate?: RegExp;
  /** Refuses a match that an expression of sensible size cannot; the search goes on behind its first character. */
  readonly accepts?: (found: RegExpExecArray) => boolean;
}

/**
 * A label that names what follows ("MRN", "member id"). The value is what `value` reads after the label
 * and its connectors.
 */
export interface Label {
  readonly words: readonly string[];
  readonly strength: number;
  readonly value: ValueReader;
}

/** One family of identifiers, with its proof beside it: a rule that fails its own examples does not pass the tests. */
export interface Rule {
  readonly id: string;
  readonly category: CategoryId;
  /** The cheap question asked first: a text without any of these cannot hold a match. */
  readonly needs?: 'digit' | '@' | '.';
  readonly patterns?: readonly Pattern[];
  readonly labels?: readonly Label[];
  readonly match?: (document: Document) => readonly Candidate[];
  /** Words near the value that make it more likely; `distance` in characters before the value. */
  readonly cues?: { readonly words: RegExp; readonly distance: number; readonly gain: number };
  /** Words near the value that make it less likely. */
  readonly doubts?: { readonly before?: RegExp; readonly after?: RegExp; readonly factor: number };
  /** The share of its strength that a sighting keeps in a text that is about nobody. */
  readonly general?: number;
  readonly validate?: (value: string) => Validity;
  /** Whose identifier it is when nothing nearby says so. */
  readonly role?: Role;
  /** At least five texts; every identifier of this rule's category is marked [[LABEL|value]]. */
  readonly finds: readonly string[];
  /** At least five texts in which this rule finds nothing. */
  readonly ignores: readonly string[];
  /** Where the format is laid down. */
  readonly source: string;
}

/** Identity with a type: rules are plain literals. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

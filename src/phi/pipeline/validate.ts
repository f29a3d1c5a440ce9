import type { Validity } from '../rules/rule.ts';
import type { Document } from '../text/document.ts';
import type { Sighting } from './sighting.ts';

/** Third step: what the identifier's own arithmetic says of a value. */
export function validityOf(document: Document, { rule, candidate }: Sighting): Validity {
  if (rule.validate === undefined) return 'unchecked';
  return rule.validate(document.text.slice(candidate.start, candidate.end));
}

import * as v from 'valibot';
import { CATEGORY_IDS } from '../phi/category.ts';
import { ROLES } from '../phi/finding.ts';

/** A word, as value-match.ts cuts it: it becomes part of an expression in another frame. */
const Neighbour = v.pipe(v.string(), v.regex(/^[\p{L}\p{N}]{0,40}$/u));

/** A protected value as it comes from a page's guard. */
export const WireValueSchema = v.strictObject({
  value: v.string(),
  category: v.picklist(CATEGORY_IDS),
  role: v.picklist(ROLES),
  before: Neighbour,
  after: Neighbour,
});

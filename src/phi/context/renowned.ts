/**
 * People of history, science and fiction, as questions speak of them. They are told by how they are asked about, not
 * by a list of names: what somebody discovered, who somebody was. Used only in texts that are about no patient.
 */
const ASKED_BEFORE =
  /(?:\b(?:who (?:was|were)|biography of|(?:the )?(?:life|legacy|works?|writings|discoveries|theory) of)|\b(?:discovered|invented|pioneered|founded|proposed|coined|first described|popularised|popularized) by|\bnamed (?:after|for))\s(?:the )?$/i;
/** "What did | Henrietta Lacks contribute": the question before, the deed after. */
const DEED_BEFORE = /\b(?:what|how|why|when|where) (?:did|was|were)\s$/i;
const DEED_AFTER =
  /^(?: \p{Lu}[\p{L}'-]{1,30}){0,2} (?:contribut\w+|discover\w*|invent\w*|win|won|found(?:ed)?|develop(?:ed)?|pioneer(?:ed)?|writ(?:e|ten)|describe|prove|change|introduce|establish|propose|publish|famous|known|important|influential|awarded|executed|elected|do (?:for|to (?:advance|change)) (?:medicine|nursing|science|surgery))\b/u;
const WORK_AFTER =
  /^(?: \p{Lu}[\p{L}'-]{1,30}){0,2}(?:'s|s')? (?:contributions? to|legacy|biography|autobiography|discover(?:y|ies)|invention|theor(?:y|ies)|experiments?|hypothesis|postulates|nobel)\b/u;

/** True when the text around a name asks about somebody of renown. */
export function isRenowned(before: string, after: string): boolean {
  if (ASKED_BEFORE.test(before) && !after.startsWith("'s ")) return true;
  return (DEED_BEFORE.test(before) && DEED_AFTER.test(after)) || WORK_AFTER.test(after);
}

/** Doctors of stage, screen and page who are called by a title and one name. Folded. */
export const STORIED_DOCTORS: ReadonlySet<string> = new Set(
  'house who watson strange jekyll frankenstein dolittle doolittle seuss phil oz evil zhivago mccoy moreau faustus strangelove kildare quinn spock google'.split(
    ' ',
  ),
);

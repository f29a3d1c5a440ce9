import { Rewriter, type Rewritten } from './rewriter.ts';
import type { Dictation } from './spoken-words.ts';

/** A capital and small letters, capitals alone, capitals and digits, with the same sign between all of them. */
const SPACED =
  /(?<![\p{L}\d])(?:\p{Lu}([ .-])\p{Ll}(?:\1\p{Ll}){2,30}|\p{Lu}([ -])\p{Lu}(?:\2\p{Lu}){3,30}|[A-Z\d]([ ·])[A-Z\d](?:\3[A-Z\d]){4,30})(?![\p{L}\d]|[.-]\p{L})/gu;
const SEPARATOR = /[ .·-]/g;
const DIGIT = /\d/;
/** A row of a table has a letter and some digits too; so many it seldom has. */
const FEWEST_WITH_ONE_LETTER = 8;

/**
 * Joins names that somebody spelled: "Y.e.v.g.e.n.i.y", "B r i g i t t a", "K-O-W-A-L". Small letters alone are left: in
 * dictation they run on into the next label ("o y e l a r a n m r n"), and the model knows them.
 */
export function writeSpelling(text: string, rows: Dictation['rows']): Rewritten | undefined {
  const rewriter = new Rewriter(text);
  for (const row of rows) {
    const from = Math.max(0, row.start - 1);
    for (const { 0: spelled, index } of text.slice(from, row.end + 2).matchAll(SPACED)) {
      if (isAlphabet(spelled) || (DIGIT.test(spelled) && !isCode(spelled))) continue;
      for (const separator of spelled.matchAll(SEPARATOR)) {
        const at = from + index + separator.index;
        rewriter.replace(at, at + 1, '');
      }
    }
  }
  return rewriter.finish();
}

/** "1 F T F W 1 E T 5 D F", "W 2 2 8 0 4 9 1 1 7"; digits alone are read elsewhere. */
function isCode(spelled: string): boolean {
  const signs = spelled.replace(SEPARATOR, '');
  const letters = signs.replace(/\d/g, '').length;
  return letters > 1 || (letters === 1 && signs.length >= FEWEST_WITH_ONE_LETTER);
}

/** "A B C D E", "A B D L M": choices, not a word. */
function isAlphabet(spelled: string): boolean {
  const letters = [...spelled.toLowerCase().replace(SEPARATOR, '')];
  return letters.every((one, at) => at === 0 || one > (letters[at - 1] ?? ''));
}

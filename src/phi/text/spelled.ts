import { Rewriter, type Rewritten } from './rewriter.ts';
import type { Dictation } from './spoken-words.ts';

const CAPITAL = /^\p{Lu}$/u;
const SMALL = /^\p{Ll}$/u;
const CODE = /^[A-Z\d]$/;
const DIGIT = /^\d$/;
/** Dots between capitals are those of an abbreviation. */
const OF_CAPITALS = ' -';
const OF_CODES = ' ·';
const OF_NAMES = ' .-';
const SHORTEST_NAME = 4;
const SHORTEST_CAPITALS = 5;
const SHORTEST_CODE = 6;
/** A row of a table has a letter and some digits too; so many it seldom has. */
const SHORTEST_WITH_ONE_LETTER = 8;
/** Longer rows are data. */
const LONGEST = 32;

/**
 * Joins names and numbers that somebody spelled: "Y.e.v.g.e.n.i.y", "B r i g i t t a", "K-O-W-A-L", "1 F T F W 1 E T". Small
 * letters alone are left: in dictation they run on into the next label ("o y e l a r a n m r n"), and the model knows them.
 */
export function writeSpelling(text: string, rows: Dictation['rows']): Rewritten | undefined {
  const rewriter = new Rewriter(text);
  for (const { start, end } of rows) {
    const separator = text.charAt(start + 1);
    for (let at = start; at < end;) {
      const length = spelledAt(text, at, end, separator);
      for (let letter = 1; letter < length; letter++) rewriter.replace(at + letter * 2 - 1, at + letter * 2, '');
      at += 2 * Math.max(1, length);
    }
  }
  return rewriter.finish();
}

/** How many letters from `at` on make one spelled word; 0 for none. */
function spelledAt(text: string, at: number, end: number, separator: string): number {
  const code = OF_CODES.includes(separator) ? runOf(CODE, text, at, end) : '';
  if (isCode(code)) return code.length;
  const capitals = runOf(CAPITAL, text, at, end);
  if (capitals.length === 1 && OF_NAMES.includes(separator)) {
    const name = capitals + runOf(SMALL, text, at + 2, end);
    if (name.length >= SHORTEST_NAME && name.length <= LONGEST && !isAlphabet(name)) return name.length;
  }
  const isWord = capitals.length >= SHORTEST_CAPITALS && capitals.length <= LONGEST && !isAlphabet(capitals);
  return isWord && OF_CAPITALS.includes(separator) ? capitals.length : 0;
}

function runOf(kind: RegExp, text: string, from: number, end: number): string {
  let run = '';
  for (let at = from; at < end && run.length <= LONGEST && kind.test(text.charAt(at)); at += 2) run += text.charAt(at);
  return run;
}

/** Letters and digits; digits alone are read elsewhere. */
function isCode(signs: string): boolean {
  const digits = [...signs].filter((sign) => DIGIT.test(sign)).length;
  const letters = signs.length - digits;
  if (digits === 0 || letters === 0 || signs.length > LONGEST) return false;
  return signs.length >= (letters > 1 ? SHORTEST_CODE : SHORTEST_WITH_ONE_LETTER);
}

/** "A B C D E", "A B D L M": choices, not a word. */
function isAlphabet(letters: string): boolean {
  const small = [...letters.toLowerCase()];
  return small.every((one, at) => at === 0 || one > (small[at - 1] ?? ''));
}

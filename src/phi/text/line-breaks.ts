import { fold } from '../lexicon/fold.ts';
import { LEXICON_FLAGS, type Lexicon } from '../lexicon/lexicon.ts';
import { Rewriter, type Rewritten } from './rewriter.ts';

const LETTER = /[\p{L}\p{M}']/u;
const DIGIT = /\d/;
const LOWER = /^\p{Ll}/u;
const CAPITALS = /^\p{Lu}{2,}$/u;
const LONGEST_WORD = 40;
/** Blanks at the end of a line, and the indent or quotation marks of the next. */
const LONGEST_MARGIN = 12;

/** Joins what a line break parts behind a hyphen: "Kowal-\nczyk", "555-\n0143", "follow-\nup". */
export function readLineBreaks(text: string, lexicon: Lexicon): Rewritten | undefined {
  if (!text.includes('\n')) return undefined;
  const rewriter = new Rewriter(text);
  for (let line = text.indexOf('\n'); line >= 0; line = text.indexOf('\n', line + 1)) {
    let hyphen = line - 1;
    while (line - hyphen < LONGEST_MARGIN && isBlank(text.charAt(hyphen))) hyphen--;
    if (text[hyphen] !== '-') continue;
    let next = line + 1;
    while (next - line < LONGEST_MARGIN && (isBlank(text.charAt(next)) || text[next] === '>')) next++;
    const kept = joined(text, hyphen, next, lexicon);
    if (kept === undefined) continue;
    if (kept === '') rewriter.replace(hyphen, next, '');
    else rewriter.replace(hyphen + 1, next, '');
  }
  return rewriter.finish();
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r';
}

/** The hyphen that stays between both halves, '' for none; nothing where they are no halves. */
function joined(text: string, hyphen: number, next: number, lexicon: Lexicon): '-' | '' | undefined {
  const left = wordBefore(text, hyphen);
  const right = wordAfter(text, next);
  if (DIGIT.test(text.charAt(hyphen - 1)))
    return DIGIT.test(text.charAt(next)) || LOWER.test(right) || right.length === 1 ? '-' : undefined;
  if (left === '' || right === '') return undefined;
  const halves = [left, right].map((half) => lexicon.flagsOf(fold(half)));
  const whole = lexicon.flagsOf(fold(left + right));
  if (LOWER.test(right)) {
    const isCompound = whole === 0 ? !halves.includes(0) : halves.every(isEveryday) && !isName(whole);
    return isCompound ? '-' : '';
  }
  // A heading or a note that ends in a dash, and the line below it.
  if (whole === 0 && halves.some(isWord)) return undefined;
  return CAPITALS.test(left + right) && (whole !== 0 || halves.includes(0)) ? '' : '-';
}

function isEveryday(flags: number): boolean {
  return (flags & LEXICON_FLAGS.everyday) !== 0;
}

function isWord(flags: number): boolean {
  return (flags & (LEXICON_FLAGS.everyday | LEXICON_FLAGS.vocabulary)) !== 0;
}

function isName(flags: number): boolean {
  return (flags & (LEXICON_FLAGS.given | LEXICON_FLAGS.surname)) !== 0;
}

function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < LONGEST_WORD && LETTER.test(text.charAt(start - 1))) start--;
  return text.slice(start, end);
}

function wordAfter(text: string, start: number): string {
  let end = start;
  while (end < text.length && end - start < LONGEST_WORD && LETTER.test(text.charAt(end))) end++;
  return text.slice(start, end);
}

import { lookalikesIn, PHONETIC_LETTERS } from './lookalikes.ts';
import { Rewriter, type Rewritten } from './rewriter.ts';

/** Where the digits zero of other scripts stand (Unicode general category Nd). */
const ZEROS = [...'٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰'].map((zero) => zero.charCodeAt(0));

const INVISIBLE = String.raw`\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb`;
const SPACE = String.raw`\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000`;
const HYPHEN = String.raw`\u2010-\u2015\u2212\ufe58\ufe63`;
const APOSTROPHE = String.raw`\u2018-\u201b`;
const SLASH = String.raw`\u2044\u2215`;
const MARK = String.raw`\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f`;
/** Full-width, small, circled, Roman and joined forms. Superscripts are none of them: "mm²" is not "mm2". */
const COMPATIBLE = String.raw`\u0132\u0133\u017f\u2100-\u2138\u2160-\u217f\u2460-\u24ea\ufb00-\ufb06\ufe50-\ufe6b\uff01-\uff5e`;
const FOREIGN = String.raw`\u0370-\u0373\u0376-\u03ff\u0400-\u052f\u0531-\u0586\u13a0-\u13f4\uab70-\uabbf`;
const PHONETIC = [...PHONETIC_LETTERS.keys()].join('');
const NATIVE_DIGIT = ZEROS.map((zero) => `${String.fromCharCode(zero)}-${String.fromCharCode(zero + 9)}`).join('');
/** Raised and lowered digits are a number where there are many: "⁺⁵⁷ ³¹⁰ ⁴⁴²²". */
const RAISED = String.raw`[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]{3,}|[\u2080-\u2089]{3,}`;
/** Mathematical letters and digits, letters in circles and squares; tags and selectors that nobody sees. */
const WIDE = String.raw`\ud835[\udc00-\udfff]|\ud83c[\udd00-\udd8f]|\udb40[\udc00-\uddef]`;

const SINGLE = INVISIBLE + SPACE + HYPHEN + APOSTROPHE + SLASH + COMPATIBLE + FOREIGN + PHONETIC + NATIVE_DIGIT;
/** Everything that the rules do not want to meet. */
const STRANGE = new RegExp(`[${SINGLE}]|[${MARK}]+|${WIDE}|${RAISED}`, 'g');
/** The same at a glance. */
const MAYBE_STRANGE = new RegExp(String.raw`[${SINGLE}${MARK}\ud835\ud83c\udb40\u00b2\u00b3\u00b9\u2070-\u2089]`);
const OF_INVISIBLE = new RegExp(`[${INVISIBLE}]`);
const OF_SPACE = new RegExp(`[${SPACE}]`);
const OF_HYPHEN = new RegExp(`[${HYPHEN}]`);
const OF_APOSTROPHE = new RegExp(`[${APOSTROPHE}]`);
const OF_SLASH = new RegExp(`[${SLASH}]`);
const OF_MARK = new RegExp(`[${MARK}]`);
const OF_FOREIGN = new RegExp(`[${FOREIGN}]`);
const HIDDEN_TAG = 0xdb40;

/** Plain digits, Latin letters, one kind of space and one kind of hyphen for all that people, scans and pages write. */
export function readCharacters(text: string): Rewritten | undefined {
  if (!MAYBE_STRANGE.test(text)) return undefined;
  const rewriter = new Rewriter(text);
  const lookalike = lookalikesIn(text);
  for (const { 0: found, index } of text.matchAll(STRANGE)) {
    const end = index + found.length;
    if (OF_MARK.test(found)) readMarks(text, index, end, rewriter);
    else {
      const plain = OF_FOREIGN.test(found) ? lookalike(index) : plainOf(found, text, end);
      if (plain !== undefined) rewriter.replace(index, end, plain);
    }
  }
  return rewriter.finish();
}

function plainOf(found: string, text: string, end: number): string {
  // At the end of a line a soft hyphen is one that shows.
  if (found === '\u00ad') return text[end] === '\n' || text[end] === '\r' ? '-' : '';
  if (OF_INVISIBLE.test(found) || found.charCodeAt(0) === HIDDEN_TAG) return '';
  if (OF_SPACE.test(found)) return ' ';
  if (OF_HYPHEN.test(found)) return '-';
  if (OF_APOSTROPHE.test(found)) return "'";
  if (OF_SLASH.test(found)) return '/';
  const code = found.charCodeAt(0);
  const zero = found.length === 1 ? ZEROS.find((one) => code >= one && code < one + 10) : undefined;
  return zero === undefined ? (PHONETIC_LETTERS.get(found) ?? found.normalize('NFKC')) : String(code - zero);
}

/** Marks join the letter before them where there is such a letter; struck-out and underlined ones are read without. */
function readMarks(text: string, start: number, end: number, rewriter: Rewriter): void {
  if (start === 0 || rewriter.end === start) {
    rewriter.replace(start, end, '');
    return;
  }
  let letter = text.charAt(start - 1);
  for (const mark of text.slice(start, end)) {
    const composed = (letter + mark).normalize('NFC');
    if (composed.length === 1) letter = composed;
  }
  rewriter.replace(start - 1, end, letter);
}

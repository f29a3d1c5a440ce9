import { Rewriter, type Rewritten } from './rewriter.ts';

const EMPHASIS = /(\*{1,3}|~~)([\p{L}\d]{1,40})\1/gu;
const TAGGED =
  /<(b|i|u|em|strong|span|font|mark|small|big|s|ins|del|code)(?: [^<>]{0,200})?>([\p{L}\d]{1,40})<\/\1>/giu;
/** Raised letters are part of a word ("3<sup>rd</sup>"), raised digits are not ("mm<sup>2</sup>"). */
const RAISED = /<(su[pb])>(\p{L}{1,3})<\/\1>/giu;
const BREAK_CHANCE = /<wbr ?\/?>/gi;
const OF_WORD = /[\p{L}\d]/u;
const SIGN = /[*~]/;
/** Segments of X12 are in capitals. */
const SMALL_LETTER = /\p{Ll}/u;
/** How far on either side of a word other stars make it a formula or a segment of X12. */
const REACH = 80;

/** Takes emphasis and tags out of a word of which they mark a part: "**Mar**ta", "Mar<b>ta</b>". */
export function readInnerMarkup(text: string): Rewritten | undefined {
  const found = [
    ...(text.includes('*') || text.includes('~~') ? text.matchAll(EMPHASIS) : []),
    ...(text.includes('</') ? text.matchAll(TAGGED) : []),
    ...(text.includes('</') ? text.matchAll(RAISED) : []),
    ...(text.includes('<wbr') || text.includes('<WBR') ? text.matchAll(BREAK_CHANCE) : []),
  ];
  if (found.length === 0) return undefined;
  found.sort((a, b) => a.index - b.index);
  const rewriter = new Rewriter(text);
  for (const { 0: whole, 1: mark, 2: content, index } of found) {
    const end = index + whole.length;
    if (index < rewriter.end) continue;
    if (content === undefined) {
      rewriter.replace(index, end, '');
      continue;
    }
    if (!OF_WORD.test(text.charAt(index - 1)) && !OF_WORD.test(text.charAt(end))) continue;
    if (mark !== undefined && SIGN.test(mark) && !isEmphasis(text, index, end)) continue;
    // Both marks go with what they mark, so that a replacement leaves no half of a pair behind.
    rewriter.replace(index, end, content);
  }
  return rewriter.finish();
}

/** "HLA-B*57*", "2*3*4" and "NM1*74*1*TORRES*YARY" are full of stars; a word with a marked part has just two. */
function isEmphasis(text: string, start: number, end: number): boolean {
  const sign = text.charAt(start);
  for (let at = start - 1; at >= 0 && start - at < REACH && text[at] !== ' ' && text[at] !== '\n'; at--)
    if (text[at] === sign) return false;
  for (let at = end; at < text.length && at - end < REACH && text[at] !== ' ' && text[at] !== '\n'; at++)
    if (text[at] === sign) return false;
  return text[start + 1] === sign || SMALL_LETTER.test(text.slice(start, end));
}

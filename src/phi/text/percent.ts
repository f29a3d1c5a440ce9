import { Rewriter, type Rewritten } from './rewriter.ts';
import { utf8At } from './utf8.ts';

/** A run of encoded bytes; "%2520" is a blank that was encoded twice. */
const RUN = /(?:%(?:25){0,2}[\dA-Fa-f]{2})+/g;
const BYTE = /%(?:25){0,2}([\dA-Fa-f]{2})/g;
const BLANK = /\s/;
/** What stands before an encoded byte in a path, a query or a name of a file, but not before one of "50%20mg". */
const BEFORE = /[\p{L}=/&?:_%-]/u;
const AFTER = /[\p{L}\d%+]/u;
/** What a link is not allowed to hold would end it for the rules. */
const ENDS_LINK = /[\s<>"'()|[\]]/;
const QUERY = /[?&][\w.-]{1,40}=/;
/** Longer runs between two blanks are data; no more of them is looked at on either side. */
const REACH = 400;

/** Reads "Siobh%C3%A1n%20Kelly" where it stands in something that looks encoded; a plain "+" stays what it is. */
export function readPercent(text: string): Rewritten | undefined {
  if (!text.includes('%')) return undefined;
  const rewriter = new Rewriter(text);
  let chunkEnd = 0;
  let isQuery = false;
  let isLink = false;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (index >= chunkEnd) {
      const chunk = chunkAround(text, index);
      chunkEnd = chunk.end;
      const written = text.slice(chunk.start, chunk.end);
      isLink = written.includes('://');
      isQuery = isLink || QUERY.test(written);
    }
    const bytes: number[] = [];
    const ends: number[] = [];
    for (const byte of run.matchAll(BYTE)) {
      bytes.push(Number.parseInt(byte[1] ?? '', 16));
      ends.push(index + byte.index + byte[0].length);
    }
    const isEncoded =
      isQuery ||
      bytes.some((byte, at) => byte >= 0x80 && utf8At(bytes, at) !== undefined) ||
      (BEFORE.test(text.charAt(index - 1)) && AFTER.test(text.charAt(index + run.length)));
    if (!isEncoded) continue;
    for (let at = 0; at < bytes.length;) {
      const read = utf8At(bytes, at);
      const from = at === 0 ? index : (ends[at - 1] ?? index);
      at += read?.length ?? 1;
      if (read === undefined || isControl(read.char)) continue;
      rewriter.replace(from, ends[at - 1] ?? from, isLink && ENDS_LINK.test(read.char) ? '_' : read.char);
    }
  }
  return rewriter.finish();
}

function isControl(char: string): boolean {
  return char < ' ' && char !== '\n' && char !== '\t' && char !== '\r';
}

function chunkAround(text: string, at: number): { start: number; end: number } {
  let start = at;
  while (start > 0 && at - start < REACH && !BLANK.test(text.charAt(start - 1))) start--;
  let end = at;
  while (end < text.length && end - at < REACH && !BLANK.test(text.charAt(end))) end++;
  return { start, end };
}

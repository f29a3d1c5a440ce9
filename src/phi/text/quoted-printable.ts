import { Rewriter, type Rewritten } from './rewriter.ts';
import { charOf, utf8At } from './utf8.ts';

/**
 * What no formula says: two bytes of one letter, an encoded end of a line, the head of an encoded word (RFC 2047), the name
 * of the encoding, a Latin-1 letter within a word. "n=20" and "HR=72" are none of it.
 */
const PROOF = /=[C-F][\dA-F]=[89AB][\dA-F]|=0D=0A|=3D"|=\?[\w-]{2,20}\?[Qq]\?|quoted-printable|[a-z]=[C-F][\dA-F][a-z]/;
/** A stop, a comma, a colon or a question mark behind a word: one may be a number ("x=3F"), two are not. */
const HINT = /[\p{L}\d]=(?:2[CE]|3[AF])(?![\p{L}\d])/gu;
const PIECE = /(=\?[\w-]{2,20}\?[Qq]\?)|(\?=)|(_)|(=\r?\n)|(?:=[\dA-F]{2})+/g;
/** Letters and digits are never encoded, so "=41" is a number. */
const PLAIN = /[A-Za-z\d]/;

/** Reads "Fabi=C3=A1n", "=?utf-8?Q?...?=" and lines that end in "=", in a text that is quoted-printable in part. */
export function readQuotedPrintable(text: string): Rewritten | undefined {
  if (!text.includes('=') || !isQuotedPrintable(text)) return undefined;
  const rewriter = new Rewriter(text);
  let isWord = false;
  for (const { 0: piece, 1: head, 2: tail, 3: underscore, 4: softBreak, index } of text.matchAll(PIECE)) {
    const end = index + piece.length;
    if (head !== undefined) {
      isWord = true;
      rewriter.replace(index, end, '"');
    } else if (tail !== undefined) {
      if (isWord) rewriter.replace(index, end, '"');
      isWord = false;
    } else if (underscore !== undefined) {
      if (isWord) rewriter.replace(index, end, ' ');
    } else if (softBreak !== undefined) {
      isWord = false;
      if (index > 0 && text[index - 1] !== '=') rewriter.replace(index, end, '');
    } else decode(piece, index, rewriter);
  }
  return rewriter.finish();
}

function isQuotedPrintable(text: string): boolean {
  if (PROOF.test(text)) return true;
  const hints = text.matchAll(HINT);
  return hints.next().done !== true && hints.next().done !== true;
}

function decode(run: string, start: number, rewriter: Rewriter): void {
  const bytes: number[] = [];
  for (let at = 1; at < run.length; at += 3) bytes.push(Number.parseInt(run.slice(at, at + 2), 16));
  for (let at = 0; at < bytes.length;) {
    const read = utf8At(bytes, at);
    const length = read?.length ?? 1;
    // What is no UTF-8 is Latin-1, the other encoding that mail of our languages has.
    const char = read?.char ?? ((bytes[at] ?? 0) >= 0xa0 ? charOf(bytes[at] ?? 0) : undefined);
    if (char !== undefined && !PLAIN.test(char)) rewriter.replace(start + at * 3, start + (at + length) * 3, char);
    at += length;
  }
}

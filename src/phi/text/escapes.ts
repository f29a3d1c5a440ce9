import { Rewriter, type Rewritten } from './rewriter.ts';
import { charOf, utf8At } from './utf8.ts';

/** Several backslashes: JSON within JSON. */
const ESCAPE = /\\{1,4}(?:u([\dA-Fa-f]{4})|((?:x[\dA-Fa-f]{2})(?:\\x[\dA-Fa-f]{2})*)|([nrt"/]))/g;
const LOW_HALF = /\\{1,4}u(d[c-f][\da-f]{2})/iy;
/** A text in which "\n" is a line break: before a capital, a digit or a sign no path and no TeX has it. */
const EVIDENCE = /\\[nr](?![a-z])|\\"|\\u[\dA-Fa-f]{4}/;
const PATH = /^[([]?(?:[A-Za-z]:\\|\\\\)/;
const BREAKS_CHUNK = /[\s"'`]/;
/** How far back the begin of a path is looked for. */
const REACH = 120;
const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t', '"': '"', '/': '/' };

/** Reads what JSON and programs write for signs: "\u00e7", "\xe7", "\n", "\t", "\"", "\/". */
export function readEscapes(text: string): Rewritten | undefined {
  if (!text.includes('\\')) return undefined;
  const rewriter = new Rewriter(text);
  const isEscaped = EVIDENCE.test(text);
  for (const { 0: whole, 1: hex, 2: bytes, 3: sign, index } of text.matchAll(ESCAPE)) {
    if (index < rewriter.end) continue;
    const end = index + whole.length;
    if (hex !== undefined) readUnit(text, index, end, Number.parseInt(hex, 16), rewriter);
    else if (bytes !== undefined) readBytes(bytes, end - bytes.length, index, rewriter);
    else if (sign === '"' || sign === '/') rewriter.replace(index, end, sign);
    else if (sign !== undefined && (isEscaped || !isLower(text, end)) && !isInPath(text, index))
      rewriter.replace(index, end, SIGNS[sign] ?? '');
  }
  return rewriter.finish();
}

function readUnit(text: string, start: number, end: number, code: number, rewriter: Rewriter): void {
  if (code >= 0xd800 && code < 0xdc00) {
    LOW_HALF.lastIndex = end;
    const low = LOW_HALF.exec(text);
    if (low === null) return;
    rewriter.replace(start, LOW_HALF.lastIndex, String.fromCharCode(code, Number.parseInt(low[1] ?? '', 16)));
    return;
  }
  const char = charOf(code);
  if (char !== undefined) rewriter.replace(start, end, char);
}

/** @param bytes "xc3\xa9"; its x stands at `at`, the backslash before it at `start` */
function readBytes(bytes: string, at: number, start: number, rewriter: Rewriter): void {
  const codes = bytes.split('\\').map((one) => Number.parseInt(one.slice(1), 16));
  for (let i = 0; i < codes.length;) {
    const read = utf8At(codes, i);
    const length = read?.length ?? 1;
    const char = read?.char ?? charOf(codes[i] ?? 0);
    const from = i === 0 ? start : at - 1 + i * 4;
    // Control signs frame messages; what they part are lines.
    if (char !== undefined)
      rewriter.replace(from, at + (i + length) * 4 - 1, char < ' ' && char !== '\t' ? '\n' : char);
    i += length;
  }
}

function isLower(text: string, at: number): boolean {
  return text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
}

/** "C:\notes\team" holds neither a line break nor a tab. */
function isInPath(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < REACH && !BREAKS_CHUNK.test(text.charAt(start - 1))) start--;
  return PATH.test(text.slice(start, start + 4));
}

import { CHAR, charKind } from './char-kind.ts';
import { mix } from './hash.ts';
import type { Tokens } from './tokens.ts';

/**
 * How a run between two blanks is built, as a hash: "KV-0447182" is two capitals, a hyphen, seven digits. Runs of
 * letters count up to four, runs of digits exactly; what comes after 32 parts is cut.
 */
export interface ChunkPatterns {
  readonly of: Int32Array;
  /** The patterns of the chunk before and after the token's own; 0 for none. */
  readonly before: Int32Array;
  readonly after: Int32Array;
}

const LONGEST = 32;
const CLOSING = new Set([44, 46, 59, 58, 41, 93, 34, 33, 63]);
const OPENING = new Set([40, 91, 34]);

export function chunkPatterns(text: string, tokens: Tokens): ChunkPatterns {
  const { count, chunk, start, end } = tokens;
  const of = new Int32Array(count);
  const before = new Int32Array(count);
  const after = new Int32Array(count);
  let prior = 0;
  for (let first = 0; first < count;) {
    let last = first + 1;
    while (last < count && chunk[last] === first) last++;
    const pattern = patternOf(text, start[first]!, end[last - 1]!);
    of.fill(pattern, first, last);
    before.fill(prior, first, last);
    for (let i = first - 1; i >= 0 && after[i] === 0 && first - i < 64 && chunk[i] === chunk[first - 1]; i--)
      after[i] = pattern;
    prior = pattern;
    first = last;
  }
  return { of, before, after };
}

function patternOf(text: string, from: number, to: number): number {
  let start = from;
  let end = to;
  while (start < end && OPENING.has(text.charCodeAt(start))) start++;
  while (end > start && CLOSING.has(text.charCodeAt(end - 1))) end--;
  let hash = 17;
  let parts = 0;
  for (let at = start; at < end && parts < LONGEST; parts++) {
    const code = text.charCodeAt(at);
    const kind = charKind(code);
    let length = 1;
    while (at + length < end && length < 40 && charKind(text.charCodeAt(at + length)) === kind && kind !== CHAR.other)
      length++;
    at += length;
    hash = mix(
      hash,
      kind === CHAR.other ? 100 + code : kind * 64 + (kind === CHAR.digit ? length : Math.min(length, 4)),
    );
  }
  return hash;
}

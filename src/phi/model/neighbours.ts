import type { Tokens } from './tokens.ts';
import type { WordEntry } from './word-entry.ts';

/** The word before the chunk that the token is part of. */
export function priorWord(tokens: Tokens, before: Int32Array, i: number): number {
  return before[tokens.chunk[i]!]!;
}

/** For each token the word or number before and after it; signs are passed over, a few at most. */
export function neighbourWords(tokens: Tokens): { before: Int32Array; after: Int32Array } {
  const { count, entry, entries } = tokens;
  const before = new Int32Array(count);
  const after = new Int32Array(count);
  let last = -1;
  for (let i = 0; i < count; i++) {
    before[i] = last;
    if (entries[entry[i]!]!.kind !== 'sign') last = i;
  }
  last = -1;
  for (let i = count - 1; i >= 0; i--) {
    after[i] = last;
    if (entries[entry[i]!]!.kind !== 'sign') last = i;
  }
  return { before, after };
}

/** Which cues the five words before a token are. */
export function windowClasses(entries: readonly WordEntry[], entry: Int32Array, before: Int32Array, i: number): number {
  let classes = 0;
  let at = before[i]!;
  for (let step = 0; step < 5 && at >= 0; step++) {
    classes |= entries[entry[at]!]!.classes;
    at = before[at]!;
  }
  return classes;
}

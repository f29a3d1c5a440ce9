import { MOST_SIGHTS, type Sights } from './sights.ts';
import type { TextTraits } from './text-traits.ts';
import type { Tokens } from './tokens.ts';

/** Usual words in small letters, signs and units: WordEntry.coarse without its letter case. */
const DULL_KINDS: ReadonlySet<number> = new Set([4, 8, 12, 13, 14, 15, 22, 23, 25]);
const DULL_SIGNS: ReadonlySet<string> = new Set(['.', ',', ';', '(', ')', '/', '%', '-', '?']);

/**
 * In a text that uses capitals, ordinary words between ordinary words are nobody's: most of a note is. They are not asked
 * about, which is most of the speed.
 */
export function dullTokens(tokens: Tokens, sights: Sights, traits: TextTraits): Uint8Array {
  const { count, entry, entries } = tokens;
  const isDull = new Uint8Array(count);
  if (traits.letterCase < 2) return isDull;
  const isUsual = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    if (sights.winner[i] !== 0 || sights.features[i * MOST_SIGHTS] !== 0) continue;
    const { kind, coarse, folded } = entries[entry[i]!]!;
    if (kind === 'sign') isUsual[i] = DULL_SIGNS.has(folded) ? 1 : 0;
    else isUsual[i] = kind === 'letters' && coarse % 8 === 0 && DULL_KINDS.has(coarse >> 3) ? 1 : 0;
  }
  for (let i = 1; i + 1 < count; i++) isDull[i] = isUsual[i - 1]! & isUsual[i]! & isUsual[i + 1]!;
  return isDull;
}

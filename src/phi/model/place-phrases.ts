import { LEXICON_FLAGS as KNOWN, type Lexicon } from '../lexicon/lexicon.ts';
import type { Tokens } from './tokens.ts';

/** 1 where a place of several words begins, 2 where it goes on. */
export function placePhrases(tokens: Tokens, lexicon: Lexicon): Uint8Array {
  const { count, entry, entries, gap } = tokens;
  const places = new Uint8Array(count);
  const begins = entries.map(({ kind, folded }) => kind === 'letters' && lexicon.mayBegin(folded));
  for (let i = 0; i + 1 < count; i++) {
    if (!begins[entry[i]!]) continue;
    let phrase = entries[entry[i]!]!.folded;
    let found = i;
    let j = i;
    for (let words = 1; words < 3 && j + 1 < count; words++) {
      let next = j + 1;
      if (entries[entry[next]!]!.folded === '.' && gap[next] === 0 && next + 1 < count) next++;
      const word = entries[entry[next]!]!;
      if (word.kind !== 'letters' || gap[next]! > 1) break;
      phrase += ` ${word.folded}`;
      j = next;
      if (lexicon.flagsOf(phrase) & KNOWN.place) found = j;
    }
    if (found === i) continue;
    places[i] = places[i] === 0 ? 1 : 2;
    places.fill(2, i + 1, found + 1);
  }
  return places;
}

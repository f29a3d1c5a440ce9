import { LEXICON_FLAGS as KNOWN } from '../lexicon/lexicon.ts';
import { mix } from './hash.ts';
import { OUTSIDE } from './labels.ts';
import type { Sights } from './sights.ts';
import type { TextTraits } from './text-traits.ts';
import type { Tokens } from './tokens.ts';
import { MOST_AT_ONCE, type WeightTable } from './weight-table.ts';

/** How much of a text is asked about at once: as much as a few sentences, every half of it anew. In tokens. */
export const PART = { tokens: 120, step: 60 };
/** Words in a row count together when the first is no longer than this: "my patient", "how do". */
const LONGEST_FIRST = 7;
/** Lists that hold ordinary words; what stands in others alone is told by its list, or names would be learnt by heart. */
const ORDINARY = KNOWN.everyday | KNOWN.vocabulary | KNOWN.foreign;
const F = { list: 9200, word: 9201, pair: 9202, sight: 9203, sights: 9204, size: 9205, capitals: 9206, traits: 9207 };

/**
 * Features of a stretch of text as a whole, each once, that say whether it holds any identifier: a note about a patient
 * reads unlike a list of tests, even where single words of both look alike. `first` to `last`: tokens, `last` excluded.
 */
export function presenceFeatures(
  { entries, entry }: Tokens,
  { winner }: Sights,
  traits: TextTraits,
  first: number,
  last: number,
): ReadonlySet<number> {
  const features = new Set<number>();
  let sights = 0;
  let capitals = 0;
  for (let i = first; i < last; i++) {
    const me = entries[entry[i]!]!;
    if (winner[i] !== 0) {
      features.add(mix(F.sight, winner[i]!));
      if (i === first || winner[i - 1] !== winner[i]) sights++;
    }
    if (me.kind !== 'letters') continue;
    if (me.isCapital) capitals++;
    features.add(me.flags !== 0 && (me.flags & ORDINARY) === 0 ? mix(F.list, me.flags) : mix(F.word, me.word));
    const next = i + 1 < last ? entries[entry[i + 1]!]! : undefined;
    if (next?.kind === 'letters' && me.folded.length <= LONGEST_FIRST)
      features.add(mix(mix(F.pair, me.word), next.word));
  }
  features.add(mix(F.sights, Math.min(sights, 6)));
  features.add(mix(F.size, Math.floor(Math.log2(last - first + 1))));
  features.add(mix(F.capitals, Math.round((10 * capitals) / (last - first + 1))));
  features.add(mix(mix(F.traits, traits.subject), mix(traits.structure, traits.letterCase)));
  return features;
}

/** Logarithm of the odds that such a stretch holds an identifier: the model keeps it as the weights of "outside". */
export function presenceOdds(features: ReadonlySet<number>, weights: WeightTable): number {
  const list = Int32Array.from(features);
  const found = new Int32Array(list.length);
  let end = 0;
  for (let from = 0; from < list.length; from += MOST_AT_ONCE)
    end = weights.find(list, from, Math.min(from + MOST_AT_ONCE, list.length), found, end);
  let sum = 0;
  for (let i = 0; i < end; i++) sum += weights.weightOf(found[i]!, OUTSIDE);
  return sum * weights.scale;
}

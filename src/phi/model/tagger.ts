import { SLOTS, inSlot, slotFeatures } from './features.ts';
import type { Analysis } from './analysis.ts';
import { LABEL_COUNT, OUTSIDE } from './labels.ts';
import { sumLattice, transitionFactors, type Lattice } from './lattice.ts';
import type { Model } from './model.ts';

export interface Tagger {
  tag(analysis: Analysis): Lattice;
}

/** What a token that is not asked about scores as "outside". */
const CERTAIN = 30;

/**
 * A word has the same weights in the same place wherever it stands, so they are summed once per word and place of a
 * text. This many sums are kept; then the keeping starts anew, so that a text of a million words stays small.
 */
const KEPT_SUMS = 32_768;

export function createTagger(model: Model): Tagger {
  const factors = transitionFactors(model.transitions);

  function tag({ tokens, features }: Analysis): Lattice {
    const { count, entries } = tokens;
    const scores = new Float32Array(count * LABEL_COUNT);
    const sums = new Float32Array(Math.min(KEPT_SUMS, entries.length * SLOTS.length) * LABEL_COUNT);
    const kept = new Int32Array(entries.length * SLOTS.length);
    let used = 0;
    for (let i = 0; i < count; i++) {
      const at = i * LABEL_COUNT;
      if (features.isDull[i] === 1) {
        scores[at + OUTSIDE] = CERTAIN;
        continue;
      }
      for (let slot = 0; slot < SLOTS.length; slot++) {
        const entry = features.slots[i * SLOTS.length + slot]!;
        if (entry < 0) continue;
        const key = entry * SLOTS.length + slot;
        let row = kept[key]! - 1;
        if (row < 0) {
          if ((used + 1) * LABEL_COUNT > sums.length) {
            kept.fill(0);
            sums.fill(0);
            used = 0;
          }
          row = used++;
          kept[key] = row + 1;
          for (const feature of slotFeatures(entries[entry]!, slot))
            model.add(inSlot(feature, slot), sums, row * LABEL_COUNT);
        }
        const from = row * LABEL_COUNT;
        for (let y = 0; y < LABEL_COUNT; y++) scores[at + y]! += sums[from + y]!;
      }
      for (let e = features.offsets[i]!; e < features.offsets[i + 1]!; e++) model.add(features.extra[e]!, scores, at);
    }
    return sumLattice(count, scores, factors);
  }

  return { tag };
}

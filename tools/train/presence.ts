import type { Random } from './random.ts';

/** A text for the question whether it holds any identifier. */
export interface PresenceSample {
  readonly features: Int32Array;
  readonly holds: boolean;
  readonly family: string;
}

export interface PresenceWeights {
  readonly hashes: Int32Array;
  readonly weights: Float32Array;
}

const FEWEST_FAMILIES = 3;
const EPOCHS = 12;
const RATE = 0.1;
const KEEP = 0.7;
const DECAY = 0.9999;
const SMALLEST_GRADIENT = 1e-3;

/** Logistic regression by AdaGrad; a part of the features is left out at random each time, as in crf.ts. */
export function trainPresence(samples: readonly PresenceSample[], random: Random): PresenceWeights {
  const rows = rowsOf(samples);
  const weights = new Float32Array(rows.size);
  const squares = new Float32Array(rows.size).fill(1);
  const numbered = samples.map(({ features, holds }) => ({
    holds,
    rows: [...features].map((feature) => rows.get(feature) ?? -1).filter((row) => row >= 0),
  }));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let n = 0; n < numbered.length; n++) {
      const { holds, rows: all } = random.pick(numbered);
      const kept = all.filter(() => random.next() < KEEP);
      const sum = kept.reduce((total, row) => total + weights[row]!, 0);
      const gradient = (holds ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      if (Math.abs(gradient) < SMALLEST_GRADIENT) continue;
      for (const row of kept) {
        squares[row]! += gradient * gradient;
        weights[row] = (weights[row]! + (RATE / Math.sqrt(squares[row]!)) * gradient) * DECAY;
      }
    }
  }
  return { hashes: Int32Array.from(rows.keys()), weights: weights.map((weight) => weight * KEEP) };
}

function rowsOf(samples: readonly PresenceSample[]): Map<number, number> {
  const families = new Map<number, Set<string>>();
  for (const { features, family } of samples)
    for (const feature of features) {
      const seen = families.get(feature);
      if (seen === undefined) families.set(feature, new Set([family]));
      else if (seen.size < FEWEST_FAMILIES) seen.add(family);
    }
  const rows = new Map<number, number>();
  for (const [feature, seen] of families) if (seen.size >= FEWEST_FAMILIES) rows.set(feature, rows.size);
  return rows;
}

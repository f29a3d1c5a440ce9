import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/phi/model/analysis.ts';
import { SLOTS, inSlot, slotFeatures } from '../../../src/phi/model/features.ts';
import { LABEL_COUNT } from '../../../src/phi/model/labels.ts';
import { sumLattice, sumScores, transitionFactors } from '../../../src/phi/model/lattice.ts';
import { createTokenScores } from '../../../src/phi/model/token-scores.ts';
import { lexicon, model } from '../lexicon-fixture.ts';

const text = [
  'Patient: Oyelaran, Babatunde T.   MRN: KV-0447182   DOB 3/4/1961',
  'Seen by Dr. Priscilla Dunmore at Lakeside Clinic on April 10th; call 555-0142 after the visit.',
  'She is a 54-year-old woman who takes metformin 500 mg twice daily and denies chest pain.',
].join('\n');
const analysis = analyse(text, 0, text.length, [], [], lexicon);
const { count, entries } = analysis.tokens;

/** The plain way: the weights of a feature one after another. */
function plainScores(): Float32Array {
  const { slots, extra, offsets, isDull } = analysis.features;
  const scores = new Float32Array(count * LABEL_COUNT);
  for (let i = 0; i < count; i++) {
    const own = scores.subarray(i * LABEL_COUNT, (i + 1) * LABEL_COUNT);
    if (isDull[i] === 1) own[0] = 30;
    for (let slot = 0; slot < SLOTS.length && isDull[i] === 0; slot++) {
      const entry = entries[slots[i * SLOTS.length + slot]!];
      const sum = new Float32Array(LABEL_COUNT);
      for (const feature of entry === undefined ? [] : slotFeatures(entry, slot)) add(inSlot(feature, slot), sum);
      for (let y = 0; y < LABEL_COUNT; y++) own[y]! += sum[y]!;
    }
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) add(extra[e]!, own);
  }
  return scores;
}

function add(feature: number, scores: Float32Array): void {
  const found = new Int32Array(1);
  if (model.weights.find(Int32Array.of(feature), 0, 1, found, 0) === 0) return;
  for (let y = 0; y < LABEL_COUNT; y++) scores[y]! += model.weights.weightOf(found[0]!, y) * model.weights.scale;
}

describe('scores of tokens', () => {
  const plain = plainScores();
  const scores = createTokenScores(model.weights);

  test('are those of adding one weight after another', () => {
    scores.begin(analysis);
    let asked = 0;
    for (let i = 0; i < count; i++) {
      if (!scores.turnTo(i)) continue;
      asked++;
      for (let y = 0; y < LABEL_COUNT; y++) {
        expect(scores.natural[y]).toBeCloseTo(plain[i * LABEL_COUNT + y]!, 3);
      }
    }
    expect(asked).toBeGreaterThan(40);
    expect(asked).toBeLessThan(count);
  });

  test('give the same probabilities as all scores at once', () => {
    const factors = transitionFactors(model.transitions);
    const whole = sumLattice(count, plain, factors);
    scores.begin(analysis);
    const piecewise = sumScores(count, scores, factors);
    expect([...piecewise.label.subarray(0, piecewise.first[count])]).toEqual([
      ...whole.label.subarray(0, whole.first[count]),
    ]);
    for (let a = 0; a < whole.first[count]!; a++) expect(piecewise.marginal[a]).toBeCloseTo(whole.marginal[a]!, 3);
  });
});

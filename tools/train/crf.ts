import { LABEL_COUNT } from '../../src/phi/model/labels.ts';
import { canFollow, sumLattice, transitionFactors } from '../../src/phi/model/lattice.ts';
import type { Random } from './random.ts';
import { maskOf, type Sample } from './sample.ts';

export interface Weights {
  /** LABEL_COUNT weights a feature row. */
  readonly rows: Float32Array;
  readonly transitions: Float32Array;
}

export interface Training {
  readonly epochs: number;
  readonly rate: number;
  /** Pull towards 0, a step. */
  readonly sparsity: number;
  /** Share of the features that are seen, chosen anew each time. */
  readonly keep: number;
  readonly onEpoch?: (epoch: number, loss: number) => void;
}

/** Of the epochs, how many at the end are averaged: the last text that was seen must not have the last word. */
const AVERAGED = 4;
const SMALLEST_GRADIENT = 1e-3;
const EPSILON = 1;

/**
 * Maximises the likelihood of the allowed labels by AdaGrad, one text after another, with a proximal step towards 0 for
 * every weight that is touched. `epochs[e]` are the samples of epoch e.
 */
export function trainCrf(
  epochs: (epoch: number) => readonly Sample[],
  rowCount: number,
  training: Training,
  random: Random,
): Weights {
  const rows = new Float32Array(rowCount * LABEL_COUNT);
  const squares = new Float32Array(rowCount * LABEL_COUNT);
  const transitions = new Float32Array(LABEL_COUNT * LABEL_COUNT);
  const transitionSquares = new Float32Array(LABEL_COUNT * LABEL_COUNT);
  const edgeGradient = new Float64Array(LABEL_COUNT * LABEL_COUNT);
  const gradient = new Float64Array(LABEL_COUNT);

  function step(whole: Sample, rate: number): number {
    const { count, features, offsets, mask } = thinned(whole, training.keep, random);
    const scores = new Float32Array(count * LABEL_COUNT);
    for (let i = 0; i < count; i++) {
      const at = i * LABEL_COUNT;
      for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
        const from = features[f]! * LABEL_COUNT;
        for (let y = 0; y < LABEL_COUNT; y++) scores[at + y]! += rows[from + y]!;
      }
    }
    const factors = transitionFactors(transitions);
    edgeGradient.fill(0);
    const free = sumLattice(count, scores, factors, undefined, (a, b, p) => (edgeGradient[a * LABEL_COUNT + b]! -= p));
    const told = sumLattice(
      count,
      scores,
      factors,
      (i) => maskOf(mask[i]!),
      (a, b, p) => (edgeGradient[a * LABEL_COUNT + b]! += p),
    );
    let loss = 0;
    for (let i = 0; i < count; i++) {
      gradient.fill(0);
      let right = 0;
      for (let a = told.first[i]!; a < told.first[i + 1]!; a++) gradient[told.label[a]!]! += told.marginal[a]!;
      for (let a = free.first[i]!; a < free.first[i + 1]!; a++) {
        const y = free.label[a]!;
        if (maskOf(mask[i]!)[y] === 1) right += free.marginal[a]!;
        gradient[y]! -= free.marginal[a]!;
      }
      loss -= Math.log(Math.max(right, 1e-9));
      for (let y = 0; y < LABEL_COUNT; y++) {
        const g = gradient[y]!;
        if (Math.abs(g) < SMALLEST_GRADIENT) continue;
        for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
          const w = features[f]! * LABEL_COUNT + y;
          const square = (squares[w]! += g * g);
          const pace = rate / Math.sqrt(EPSILON + square);
          rows[w] = shrunk(rows[w]! + pace * g, pace * training.sparsity);
        }
      }
    }
    for (let e = 0; e < edgeGradient.length; e++) {
      const g = edgeGradient[e]!;
      if (g === 0 || !canFollow(Math.floor(e / LABEL_COUNT), e % LABEL_COUNT)) continue;
      const square = (transitionSquares[e]! += g * g);
      transitions[e]! += (rate / Math.sqrt(EPSILON + square)) * g;
    }
    return loss;
  }

  const sum = new Float32Array(rows.length);
  const transitionSum = new Float32Array(transitions.length);
  const averaged = Math.min(AVERAGED, training.epochs);
  for (let epoch = 0; epoch < training.epochs; epoch++) {
    const samples = shuffled(epochs(epoch), random);
    let loss = 0;
    let tokens = 0;
    const rate = training.rate * (1 - (0.9 * epoch) / training.epochs);
    for (const sample of samples) {
      loss += step(sample, rate);
      tokens += sample.count;
    }
    if (epoch >= training.epochs - averaged) {
      for (let i = 0; i < rows.length; i++) sum[i]! += rows[i]! / averaged;
      for (let i = 0; i < transitions.length; i++) transitionSum[i]! += transitions[i]! / averaged;
    }
    training.onEpoch?.(epoch, loss / tokens);
  }
  // In training each feature speaks for those that were left out as well.
  for (let i = 0; i < sum.length; i++) sum[i]! *= training.keep;
  return { rows: sum, transitions: transitionSum };
}

/** The sample without a part of its features, another part each time: no feature may come to rely on another. */
function thinned(sample: Sample, keep: number, random: Random): Sample {
  const features = new Int32Array(sample.features.length);
  const offsets = new Int32Array(sample.count + 1);
  let n = 0;
  for (let i = 0; i < sample.count; i++) {
    offsets[i] = n;
    for (let f = sample.offsets[i]!; f < sample.offsets[i + 1]!; f++)
      if (random.next() < keep) features[n++] = sample.features[f]!;
  }
  offsets[sample.count] = n;
  return { ...sample, features, offsets };
}

function shrunk(weight: number, by: number): number {
  return weight > by ? weight - by : weight < -by ? weight + by : 0;
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.between(0, i);
    const one = all[i]!;
    all[i] = all[j]!;
    all[j] = one;
  }
  return all;
}

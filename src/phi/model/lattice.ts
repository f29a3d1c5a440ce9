import { LABEL_COUNT, OUTSIDE, goesOn } from './labels.ts';

/**
 * The linear chain: forward and backward sums over the labels that are still thinkable at each token. Most tokens
 * have one or two, so a text costs a few multiplications a token instead of LABEL_COUNT squared.
 */
export interface Lattice {
  /** Labels of token i: `label[first[i]]` up to `label[first[i + 1]]`, with their marginal probabilities beside. */
  readonly first: Int32Array;
  readonly label: Uint8Array;
  readonly marginal: Float64Array;
}

/** Labels whose score is this far below the best one's are not thought of. */
const BEAM = 9;
/** Nor, outside training, what the tokens before make this unlikely, beside the likeliest. */
const FAINT = 2e-4;
/** No token keeps more labels, however unclear it is. */
const MOST = 10;

/** Natural scores of label after label, as factors; what cannot follow is 0. */
export function transitionFactors(weights: Float32Array): Float64Array {
  const factors = new Float64Array(LABEL_COUNT * LABEL_COUNT);
  for (let from = 0; from < LABEL_COUNT; from++)
    for (let to = 0; to < LABEL_COUNT; to++)
      factors[from * LABEL_COUNT + to] = canFollow(from, to) ? Math.exp(weights[from * LABEL_COUNT + to]!) : 0;
  return factors;
}

/** What goes on must have begun: "I-name" stands behind "B-name" or "I-name" alone. */
export function canFollow(from: number, to: number): boolean {
  return !goesOn(to) || from === to || from === to - 1;
}

/**
 * @param scores LABEL_COUNT natural scores a token
 * @param allowed for training: which labels each token may have (LABEL_COUNT flags), where the truth is known
 * @param edges for training: called with every pair of neighbouring labels and its probability
 */
export function sumLattice(
  count: number,
  scores: Float32Array,
  factors: Float64Array,
  allowed?: (token: number) => Uint8Array,
  edges?: (from: number, to: number, probability: number) => void,
): Lattice {
  const first = new Int32Array(count + 1);
  let label = new Uint8Array(count * 2 + LABEL_COUNT);
  let factor = new Float64Array(label.length);
  let alpha = new Float64Array(label.length);
  let n = 0;
  for (let i = 0; i < count; i++) {
    const at = i * LABEL_COUNT;
    const may = allowed?.(i);
    if (n + LABEL_COUNT > label.length) {
      label = larger(label, new Uint8Array(label.length * 2));
      factor = larger(factor, new Float64Array(label.length));
      alpha = larger(alpha, new Float64Array(label.length));
    }
    let best = -Infinity;
    for (let y = 0; y < LABEL_COUNT; y++)
      if ((may === undefined || may[y] === 1) && scores[at + y]! > best) best = scores[at + y]!;
    let end = n;
    let largest = 0;
    for (let y = 0; y < LABEL_COUNT; y++) {
      if (may === undefined ? y !== OUTSIDE && scores[at + y]! < best - BEAM : may[y] === 0) continue;
      const total = reached(i, y, first, label, factors, alpha);
      // Nothing leads there, and nothing will.
      if (total === 0) continue;
      label[end] = y;
      factor[end] = Math.exp(Math.max(scores[at + y]! - best, -40));
      alpha[end] = total * factor[end]!;
      largest = Math.max(largest, alpha[end]!);
      end++;
    }
    n = kept(n, end, largest, may === undefined && edges === undefined ? FAINT : 0, label, factor, alpha);
    first[i + 1] = n;
  }
  const marginal = backward(count, first, label, factor, factors, alpha.subarray(0, n), edges);
  return { first, label, marginal };
}

/** The sum over all ways to label `y` at token `i`, its own factor apart. */
function reached(
  i: number,
  y: number,
  first: Int32Array,
  label: Uint8Array,
  factors: Float64Array,
  alpha: Float64Array,
): number {
  if (i === 0) return factors[y]!;
  let total = 0;
  for (let b = first[i - 1]!; b < first[i]!; b++) total += alpha[b]! * factors[label[b]! * LABEL_COUNT + y]!;
  return total;
}

function countAbove(alpha: Float64Array, from: number, to: number, least: number): number {
  let count = 0;
  for (let a = from; a < to; a++) if (alpha[a]! >= least) count++;
  return count;
}

/** Leaves out what is too faint of the labels `from` to `to`, scales the others to 1 at most; returns their new end. */
function kept(
  from: number,
  to: number,
  largest: number,
  faint: number,
  label: Uint8Array,
  factor: Float64Array,
  alpha: Float64Array,
): number {
  let least = faint;
  if (faint > 0) while (countAbove(alpha, from, to, least * largest) > MOST) least *= 4;
  let n = from;
  for (let a = from; a < to; a++) {
    const share = alpha[a]! / largest;
    if (share < least && label[a] !== OUTSIDE) continue;
    label[n] = label[a]!;
    factor[n] = factor[a]!;
    alpha[n++] = share;
  }
  return n;
}

function backward(
  count: number,
  first: Int32Array,
  label: Uint8Array,
  factor: Float64Array,
  factors: Float64Array,
  alpha: Float64Array,
  edges?: (from: number, to: number, probability: number) => void,
): Float64Array {
  const beta = new Float64Array(alpha.length);
  const marginal = new Float64Array(alpha.length);
  for (let i = count - 1; i >= 0; i--) {
    let sum = 0;
    for (let a = first[i]!; a < first[i + 1]!; a++) {
      let total = 0;
      if (i === count - 1) total = 1;
      else
        for (let b = first[i + 1]!; b < first[i + 2]!; b++)
          total += factors[label[a]! * LABEL_COUNT + label[b]!]! * factor[b]! * beta[b]!;
      beta[a] = total;
      sum += marginal[a] = alpha[a]! * total;
    }
    const scale = sum > 0 ? 1 / sum : 0;
    let largest = 0;
    for (let a = first[i]!; a < first[i + 1]!; a++) {
      marginal[a]! *= scale;
      largest = Math.max(largest, beta[a]!);
    }
    if (edges !== undefined && i < count - 1) {
      // Before beta is scaled: alpha and the unscaled sum belong together.
      for (let a = first[i]!; a < first[i + 1]!; a++)
        for (let b = first[i + 1]!; b < first[i + 2]!; b++) {
          const p = alpha[a]! * factors[label[a]! * LABEL_COUNT + label[b]!]! * factor[b]! * beta[b]! * scale;
          if (p > 1e-6) edges(label[a]!, label[b]!, p);
        }
    }
    const rescale = largest > 0 ? 1 / largest : 0;
    for (let a = first[i]!; a < first[i + 1]!; a++) beta[a]! *= rescale;
  }
  return marginal;
}

function larger<T extends Uint8Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

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
/** No token keeps more labels, unless that many are almost alike. */
const MOST = 10;
const ALMOST_ALIKE = 0.2;

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

/** Where the scores of labels come from, token by token. */
export interface LabelScores {
  /** Makes `token` the one that is asked about; false when it is outside for certain and nothing need be asked. */
  turnTo(token: number): boolean;
  /** Natural scores of its labels. */
  readonly natural: Float32Array;
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
  const natural = new Float32Array(LABEL_COUNT);
  function turnTo(token: number): boolean {
    natural.set(scores.subarray(token * LABEL_COUNT, (token + 1) * LABEL_COUNT));
    return true;
  }
  return sumScores(count, { turnTo, natural }, factors, allowed, edges);
}

/** The same for scores that are asked for one by one. */
export function sumScores(
  count: number,
  scores: LabelScores,
  factors: Float64Array,
  allowed?: (token: number) => Uint8Array,
  edges?: (from: number, to: number, probability: number) => void,
): Lattice {
  const first = new Int32Array(count + 1);
  let label = new Uint8Array(count * 2 + LABEL_COUNT);
  let factor = new Float64Array(label.length);
  let alpha = new Float64Array(label.length);
  const { natural } = scores;
  const forgets = allowed === undefined && edges === undefined;
  const follows = new Uint8Array(LABEL_COUNT);
  let n = 0;
  for (let i = 0; i < count; i++) {
    if (n + LABEL_COUNT > label.length) {
      label = larger(label, new Uint8Array(label.length * 2));
      factor = larger(factor, new Float64Array(label.length));
      alpha = larger(alpha, new Float64Array(label.length));
    }
    if (!scores.turnTo(i)) {
      label[n] = OUTSIDE;
      factor[n] = 1;
      alpha[n++] = 1;
      first[i + 1] = n;
      continue;
    }
    const may = allowed?.(i);
    const from = i === 0 ? 0 : first[i - 1]!;
    let best = -Infinity;
    for (let y = 0; y < LABEL_COUNT; y++)
      if ((may === undefined || may[y] === 1) && natural[y]! > best) best = natural[y]!;
    follows.fill(0);
    for (let b = from; b < n; b++) if (label[b] !== OUTSIDE) follows[goesOn(label[b]!) ? label[b]! : label[b]! + 1] = 1;
    let end = n;
    let largest = 0;
    for (let y = 0; y < LABEL_COUNT; y++) {
      if (may === undefined ? y !== OUTSIDE && natural[y]! < best - BEAM : may[y] === 0) continue;
      // Nothing leads there, and nothing will.
      if (goesOn(y) && follows[y] === 0) continue;
      const total = i === 0 ? factors[y]! : reached(y, from, n, label, factors, alpha);
      if (total === 0) continue;
      if (forgets && y !== OUTSIDE && total * atMostExp(natural[y]! - best) < FAINT * largest) continue;
      label[end] = y;
      factor[end] = Math.exp(Math.max(natural[y]! - best, -40));
      alpha[end] = total * factor[end]!;
      largest = Math.max(largest, alpha[end]!);
      end++;
    }
    n = kept(n, end, largest, forgets ? FAINT : 0, label, factor, alpha);
    first[i + 1] = n;
  }
  const marginal = backward(count, first, label, factor, factors, alpha.subarray(0, n), edges);
  return { first, label, marginal };
}

/** e to the power of -k/8. */
const POWERS = Float64Array.from({ length: 8 * (BEAM + 1) }, (_, k) => Math.exp(-k / 8));

/** No less than Math.exp(x), found faster; `x` is 0 to -BEAM. */
function atMostExp(x: number): number {
  return POWERS[Math.floor(-8 * x)]!;
}

/** The sum over all ways to label the token with `y`, its own factor apart; the labels before are `from` to `to`. */
function reached(
  y: number,
  from: number,
  to: number,
  label: Uint8Array,
  factors: Float64Array,
  alpha: Float64Array,
): number {
  let total = 0;
  for (let b = from; b < to; b++) total += alpha[b]! * factors[label[b]! * LABEL_COUNT + y]!;
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
  if (faint > 0) while (least < ALMOST_ALIKE && countAbove(alpha, from, to, least * largest) > MOST) least *= 4;
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

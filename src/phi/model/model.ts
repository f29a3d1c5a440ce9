import { TEMPLATE_VERSION } from './features.ts';
import { LABEL_COUNT } from './labels.ts';

/** The trained weights, ready to be asked. */
export interface Model {
  /**
   * Adds the weights of a feature to `scores[at]` and the LABEL_COUNT - 1 numbers behind it.
   * @param feature a hash of features.ts
   */
  add(feature: number, scores: Float32Array, at: number): void;
  /** LABEL_COUNT x LABEL_COUNT scores of one label after another. */
  readonly transitions: Float32Array;
  readonly size: number;
}

export const MODEL_MAGIC = [0x43, 0x48, 0x4d, 0x44, 1] as const;

/**
 * The packed model (written by tools/train.ts):
 *
 *     "CHMD" version=1  labels:uint8  0 0  keys:uint32le  weights:uint32le  template:int32le  scale:float32le
 *     transitions:  labels x labels float32le
 *     keys:         uint32le each, ascending: the feature's hash
 *     counts:       uint8 a key, how many weights it has
 *     labels:       uint8 a weight
 *     weights:      int8 each, times scale
 *
 * Reading puts the keys into an open-addressing table, about 6 MB for 300,000 features.
 */
export interface PackedWeights {
  readonly template: number;
  readonly scale: number;
  readonly transitions: Float32Array;
  /** Ascending as unsigned numbers. */
  readonly keys: Uint32Array;
  /** How many weights each key has. */
  readonly counts: Uint8Array;
  readonly labels: Uint8Array;
  readonly weights: Int8Array;
}

const HEADER = 24;
/** Most features of a text have no weight; this many bits, small enough to stay near the processor, say so at once. */
const FILTER_BITS = 2 ** 22;

export function packModel(model: PackedWeights): Uint8Array {
  const { keys, counts, labels, weights, transitions } = model;
  const bytes = new Uint8Array(HEADER + transitions.length * 4 + keys.length * 5 + labels.length * 2);
  const view = new DataView(bytes.buffer);
  bytes.set(MODEL_MAGIC);
  bytes[5] = LABEL_COUNT;
  view.setUint32(8, keys.length, true);
  view.setUint32(12, labels.length, true);
  view.setInt32(16, model.template, true);
  view.setFloat32(20, model.scale, true);
  let at = HEADER;
  for (const weight of transitions) {
    view.setFloat32(at, weight, true);
    at += 4;
  }
  for (const key of keys) {
    view.setUint32(at, key, true);
    at += 4;
  }
  bytes.set(counts, at);
  at += counts.length;
  bytes.set(labels, at);
  at += labels.length;
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at);
  return bytes;
}

/**
 * @param bytes the content of assets/model/tagger.bin
 * @throws RangeError when the bytes are no model, end early, or belong to other features: a detector with half a model
 * must not run
 */
export function readModel(bytes: Uint8Array): Model {
  if (bytes.length < HEADER || MODEL_MAGIC.some((byte, i) => bytes[i] !== byte) || bytes[5] !== LABEL_COUNT)
    throw new RangeError('not a packed model');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const keyCount = view.getUint32(8, true);
  const entryCount = view.getUint32(12, true);
  if (view.getInt32(16, true) !== TEMPLATE_VERSION) throw new RangeError('packed model is for other features');
  const scale = view.getFloat32(20, true);
  if (bytes.length !== HEADER + LABEL_COUNT * LABEL_COUNT * 4 + keyCount * 5 + entryCount * 2)
    throw new RangeError('packed model ends early');
  const transitions = new Float32Array(LABEL_COUNT * LABEL_COUNT);
  let at = HEADER;
  for (let i = 0; i < transitions.length; i++, at += 4) transitions[i] = view.getFloat32(at, true);
  let slots = 1024;
  while (slots < keyCount * 1.6) slots *= 2;
  const mask = slots - 1;
  /** Key and head side by side: most look-ups are one line of the cache. */
  const table = new Uint32Array(slots * 2);
  const filter = new Uint8Array(FILTER_BITS >> 3);
  const counts = at + keyCount * 4;
  let start = 0;
  for (let i = 0; i < keyCount; i++) {
    const key = view.getUint32(at + i * 4, true);
    const count = bytes[counts + i]!;
    let slot = (key ^ (key >>> 17)) & mask;
    while (table[slot * 2] !== 0) slot = (slot + 1) & mask;
    table[slot * 2] = key;
    table[slot * 2 + 1] = start * 64 + count;
    const bit = (key >>> 3) & (FILTER_BITS - 1);
    filter[bit >> 3]! |= 1 << (bit & 7);
    start += count;
  }
  const from = bytes.byteOffset + counts + keyCount;
  const labels = new Uint8Array(bytes.buffer, from, entryCount).slice();
  const weights = new Int8Array(bytes.buffer, from + entryCount, entryCount).slice();

  function add(feature: number, scores: Float32Array, to: number): void {
    const key = feature >>> 0;
    const bit = (key >>> 3) & (FILTER_BITS - 1);
    if ((filter[bit >> 3]! & (1 << (bit & 7))) === 0) return;
    let slot = (key ^ (key >>> 17)) & mask;
    for (let found = table[slot * 2]!; found !== 0; found = table[slot * 2]!) {
      if (found === key) {
        const head = table[slot * 2 + 1]!;
        const from = head >>> 6;
        const end = from + (head & 63);
        for (let i = from; i < end; i++) scores[to + labels[i]!]! += weights[i]! * scale;
        return;
      }
      slot = (slot + 1) & mask;
    }
  }

  return { add, transitions, size: keyCount };
}

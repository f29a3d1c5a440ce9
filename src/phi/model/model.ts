import { TEMPLATE_VERSION } from './features.ts';
import { LABEL_COUNT } from './labels.ts';
import { weightTableOf, type WeightTable } from './weight-table.ts';

/** The trained weights, ready to be asked. */
export interface Model {
  readonly weights: WeightTable;
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
  const keys = new Int32Array(keyCount);
  for (let i = 0; i < keyCount; i++) keys[i] = view.getInt32(at + i * 4, true);
  const counts = at + keyCount * 4;
  const from = bytes.byteOffset + counts + keyCount;
  const weights = weightTableOf({
    keys,
    counts: bytes.subarray(counts, counts + keyCount),
    labels: new Uint8Array(bytes.buffer, from, entryCount),
    weights: new Int8Array(bytes.buffer, from + entryCount, entryCount),
    scale,
  });
  return { weights, transitions, size: keyCount };
}

import { TEMPLATE_VERSION } from '../../src/phi/model/features.ts';
import { LABEL_COUNT, OUTSIDE } from '../../src/phi/model/labels.ts';
import type { PackedWeights } from '../../src/phi/model/model.ts';
import type { Weights } from './crf.ts';
import type { PresenceWeights } from './presence.ts';

/** The largest weight that one byte can say; the few beyond it are cut to it. */
const LARGEST = 4;

/**
 * The weights that matter, one byte each; rows without any are left out. Those of presence.ts stand among them as if they
 * were for the label "outside".
 */
export function quantised(
  { rows: tags, transitions }: Weights,
  tagHashes: Int32Array,
  presence: PresenceWeights,
  smallest: number,
): PackedWeights {
  const hashes = new Int32Array(tagHashes.length + presence.hashes.length);
  hashes.set(tagHashes);
  hashes.set(presence.hashes, tagHashes.length);
  const rows = new Float32Array(hashes.length * LABEL_COUNT);
  rows.set(tags);
  for (const [i, weight] of presence.weights.entries()) rows[(tagHashes.length + i) * LABEL_COUNT + OUTSIDE] = weight;
  const scale = LARGEST / 127;
  const order = [...hashes.keys()].sort((a, b) => ((hashes[a] ?? 0) >>> 0) - ((hashes[b] ?? 0) >>> 0));
  const keys: number[] = [];
  const counts: number[] = [];
  const labels: number[] = [];
  const weights: number[] = [];
  for (const row of order) {
    let count = 0;
    for (let y = 0; y < LABEL_COUNT; y++) {
      const weight = rows[row * LABEL_COUNT + y] ?? 0;
      if (Math.abs(weight) < smallest) continue;
      labels.push(y);
      weights.push(Math.max(-127, Math.min(127, Math.round(weight / scale))));
      count++;
    }
    if (count === 0) continue;
    keys.push((hashes[row] ?? 0) >>> 0);
    counts.push(count);
  }
  return {
    template: TEMPLATE_VERSION,
    scale,
    transitions,
    keys: Uint32Array.from(keys),
    counts: Uint8Array.from(counts),
    labels: Uint8Array.from(labels),
    weights: Int8Array.from(weights),
  };
}

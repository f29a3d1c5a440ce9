import type { Sample } from './sample.ts';

/**
 * Numbers the features that are worth a weight: those that occur in at least two families of texts. What occurs in one
 * alone would be learnt by heart.
 */
export class Dictionary {
  readonly #keys: Int32Array;
  readonly #rows: Int32Array;
  readonly #mask: number;
  /** Feature hash of each row. */
  readonly hashes: Int32Array;

  constructor(samples: readonly Sample[], bits: number) {
    const slots = 2 ** bits;
    this.#mask = slots - 1;
    this.#keys = new Int32Array(slots);
    const family = new Int32Array(slots);
    const families = new Uint8Array(slots);
    const numbers = new Map<string, number>();
    for (const sample of samples) {
      let number = numbers.get(sample.family);
      if (number === undefined) numbers.set(sample.family, (number = numbers.size + 1));
      for (const hash of sample.features) {
        const slot = this.#slotOf(hash);
        this.#keys[slot] = hash;
        if (family[slot] === number) continue;
        family[slot] = number;
        if ((families[slot] ?? 0) < 255) families[slot] = (families[slot] ?? 0) + 1;
      }
    }
    this.#rows = new Int32Array(slots).fill(-1);
    const hashes: number[] = [];
    for (let slot = 0; slot < slots; slot++)
      if ((families[slot] ?? 0) >= FEWEST_FAMILIES) this.#rows[slot] = hashes.push(this.#keys[slot] ?? 0) - 1;
    this.hashes = Int32Array.from(hashes);
  }

  /** The row of a feature; -1 for one that has none. */
  rowOf(hash: number): number {
    return this.#rows[this.#slotOf(hash)] ?? -1;
  }

  #slotOf(hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }
}

const FEWEST_FAMILIES = 2;

/** The sample with row numbers in the place of hashes, features without a row left out. */
export function numbered(sample: Sample, dictionary: Dictionary): Sample {
  const rows: number[] = [];
  const offsets = new Int32Array(sample.count + 1);
  for (let i = 0; i < sample.count; i++) {
    offsets[i] = rows.length;
    for (let f = sample.offsets[i] ?? 0; f < (sample.offsets[i + 1] ?? 0); f++) {
      const row = dictionary.rowOf(sample.features[f] ?? 0);
      if (row >= 0) rows.push(row);
    }
  }
  offsets[sample.count] = rows.length;
  return { ...sample, features: Int32Array.from(rows), offsets };
}

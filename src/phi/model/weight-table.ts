/** The weights of features by the features' hashes, laid out for the processor's caches: most of the time goes there. */
export interface WeightTable {
  /**
   * Looks up the features `from` to `to` of a list and writes what it finds into `found`, in order, from `at` on: below
   * 0 for a row of `rows` (at minus that number), above 0 for a few weights. Returns where it ended.
   */
  find(features: Int32Array, from: number, to: number, found: Int32Array, at: number): number;
  /** Adds a few weights (a number above 0 that `find` gave) to the sums of their labels. */
  addFew(found: number, sums: Int32Array): void;
  /** The weight of a label, before it is scaled. */
  weightOf(found: number, label: number): number;
  /** Features that have many weights: ROW words each, of which a label has byte `label % 4` of word `label / 4`. */
  readonly rows: Int32Array;
  /** What a weight is multiplied by. */
  readonly scale: number;
}

/** 64 bytes, one line of the cache. */
export const ROW = 16;
/** Added to each byte of a row, so that none is negative and bytes can be summed four at a time. */
export const BIAS = 128;
const EMPTY = 0x80808080 | 0;

/** Words of a cell: the feature, and its weights if they are few, two to a word, as a byte of weight and one of label. */
const CELL = 4;
/** Features with more weights get a row: those are few, and most of what a text asks for. */
const FEW = 2 * (CELL - 1);
/** Most features that have no row have no weight at all; this many bits, small enough to stay near the processor, say so. */
const FILTER_BITS = 2 ** 22;
/** Of a longer list only so many features are looked up at once. */
export const MOST_AT_ONCE = 256;

export interface Weighed {
  readonly keys: Int32Array;
  /** How many weights each key has. */
  readonly counts: Uint8Array;
  readonly labels: Uint8Array;
  readonly weights: Int8Array;
  readonly scale: number;
}

export function weightTableOf({ keys, counts, labels, weights, scale }: Weighed): WeightTable {
  const many = counts.reduce((sum, count) => sum + (count > FEW ? 1 : 0), 0);
  // Two tables: that of the rows is asked first and small enough for the cache.
  const rowMask = maskFor(many);
  const rowCells = new Int32Array(2 * (rowMask + 1));
  const rows = new Int32Array((many + 1) * ROW).fill(EMPTY);
  const fewMask = maskFor(keys.length - many);
  const fewCells = new Int32Array(CELL * (fewMask + 1));
  const fewWeights = new Int16Array(fewCells.buffer);
  const filter = new Uint8Array(FILTER_BITS >> 3);
  const waiting = new Int32Array(MOST_AT_ONCE);
  let touched = 0;
  let row = 0;
  let start = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const end = start + counts[i]!;
    let slot = slotOf(key);
    if (end - start > FEW) {
      while (rowCells[2 * (slot & rowMask)] !== 0) slot++;
      row += ROW;
      rowCells[2 * (slot & rowMask)] = key;
      rowCells[2 * (slot & rowMask) + 1] = -row;
      // BIAS is the highest bit, so that turning it over and adding it are the same.
      for (let w = start; w < end; w++)
        rows[row + (labels[w]! >> 2)]! ^= (weights[w]! & 0xff) << ((labels[w]! & 3) << 3);
    } else {
      while (fewCells[CELL * (slot & fewMask)] !== 0) slot++;
      const cell = CELL * (slot & fewMask);
      fewCells[cell] = key;
      for (let w = start; w < end; w++) fewWeights[2 * cell + 2 + w - start] = (weights[w]! << 8) | labels[w]!;
      filter[bitOf(key) >> 3]! |= 1 << (bitOf(key) & 7);
    }
    start = end;
  }

  function find(features: Int32Array, from: number, to: number, found: Int32Array, at: number): number {
    const count = Math.min(to - from, MOST_AT_ONCE);
    let open = 0;
    for (let i = 0; i < count; i++) {
      const one = rowOf(features[from + i]!);
      found[at + i] = one;
      waiting[open] = i;
      open += one === 0 ? 1 : 0;
    }
    // Without a branch, and all cells touched before one is read: the processor then waits for many at once.
    let asked = 0;
    for (let k = 0; k < open; k++) {
      const i = waiting[k]!;
      const bit = bitOf(features[from + i]!);
      waiting[asked] = i;
      asked += (filter[bit >> 3]! >> (bit & 7)) & 1;
    }
    for (let k = 0; k < asked; k++) touched ^= fewCells[CELL * (slotOf(features[from + waiting[k]!]!) & fewMask)]!;
    for (let k = 0; k < asked; k++) found[at + waiting[k]!] = fewOf(features[from + waiting[k]!]!);
    let end = at;
    for (let i = at; i < at + count; i++) {
      found[end] = found[i]!;
      end += found[i] === 0 ? 0 : 1;
    }
    return end;
  }

  function rowOf(feature: number): number {
    for (let at = 2 * (slotOf(feature) & rowMask); rowCells[at] !== 0; at = (at + 2) & (2 * rowMask + 1))
      if (rowCells[at] === feature) return rowCells[at + 1]!;
    return 0;
  }

  function fewOf(feature: number): number {
    for (
      let at = CELL * (slotOf(feature) & fewMask);
      fewCells[at] !== 0;
      at = (at + CELL) & (CELL * fewMask + CELL - 1)
    )
      if (fewCells[at] === feature) return 2 * at + 2;
    return 0;
  }

  function addFew(found: number, sums: Int32Array): void {
    for (let i = found; i < found + FEW && fewWeights[i] !== 0; i++)
      sums[fewWeights[i]! & 0xff]! += fewWeights[i]! >> 8;
  }

  function weightOf(found: number, label: number): number {
    if (found < 0) return ((rows[(label >> 2) - found]! >>> ((label & 3) << 3)) & 0xff) - BIAS;
    for (let i = found; i < found + FEW; i++) if ((fewWeights[i]! & 0xff) === label) return fewWeights[i]! >> 8;
    return 0;
  }

  return { find, addFew, weightOf, rows, scale };
}

/** Tables are open-addressing, with a power of two of cells. */
function maskFor(size: number): number {
  let cells = 1024;
  while (cells < size * 1.6) cells *= 2;
  return cells - 1;
}

function slotOf(key: number): number {
  return key ^ (key >>> 17);
}

function bitOf(key: number): number {
  return (key >>> 3) & (FILTER_BITS - 1);
}

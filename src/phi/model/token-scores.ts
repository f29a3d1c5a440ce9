import { SLOTS, inSlot, slotFeatures } from './features.ts';
import type { Analysis } from './analysis.ts';
import { LABEL_COUNT } from './labels.ts';
import type { LabelScores } from './lattice.ts';
import { BIAS, ROW, type WeightTable } from './weight-table.ts';

/** Scores of the tokens of one text after another; what it works with is kept from text to text. */
export interface TokenScores extends LabelScores {
  /** Makes `analysis` the text whose tokens are asked about. */
  begin(analysis: Analysis): void;
  /** Forgets the text. */
  end(): void;
}

/** What was found of words is kept; from this many numbers on it is forgotten, so that a long text stays small. */
const KEPT = 2 ** 20;
/**
 * No token has more features, nor may it, lest 16 bits are too few for a sum: some dozens of the word itself, a few in each
 * other slot, some dozens of its own.
 */
const MOST = 256;

const NOTHING: { features: Analysis['features']; entries: Analysis['tokens']['entries'] } = {
  features: {
    slots: new Int32Array(0),
    extra: new Int32Array(0),
    offsets: new Int32Array(1),
    isDull: new Uint8Array(0),
  },
  entries: [],
};

export function createTokenScores(weights: WeightTable): TokenScores {
  const { scale, rows } = weights;
  /**
   * A word has the same features in the same slot wherever it stands, so they are looked up once per text: here, for each
   * word and slot, how many have weights, and where WeightTable.find saw them.
   */
  let parts = new Int32Array(1024);
  let partsEnd = 1;
  /** Where the parts of an entry in a slot begin; 0 for none. */
  let heads = new Int32Array(0);
  let headsEnd = 0;
  let { features, entries } = NOTHING;
  /** What was found of the token asked about, slot by slot, then of its other features. */
  const found = new Int32Array(MOST);
  let foundCount = 0;
  const filled = new Int32Array(MOST);
  /** Sums of bytes 0 and 2, and of bytes 1 and 3, of the words of its rows: 16 bits each. */
  const evens = new Int32Array(ROW);
  const odds = new Int32Array(ROW);
  const sums = new Int32Array(LABEL_COUNT);
  const placed = new Int32Array(MOST);
  const natural = new Float32Array(LABEL_COUNT);

  function begin(analysis: Analysis): void {
    features = analysis.features;
    entries = analysis.tokens.entries;
    headsEnd = entries.length * SLOTS.length;
    if (heads.length < headsEnd) heads = new Int32Array(headsEnd);
    forget();
  }

  function forget(): void {
    heads.fill(0, 0, headsEnd);
    partsEnd = 1;
  }

  function turnTo(token: number): boolean {
    if (features.isDull[token] === 1) return false;
    const { slots, extra, offsets } = features;
    if (partsEnd > KEPT) forget();
    let count = 0;
    for (let slot = 0; slot < SLOTS.length; slot++) {
      const entry = slots[token * SLOTS.length + slot]!;
      if (entry < 0) continue;
      const head = heads[entry * SLOTS.length + slot]! || lookUp(entry, slot);
      const end = head + parts[head]!;
      for (let p = head + 1; p <= end; p++) found[count++] = parts[p]!;
    }
    foundCount = weights.find(extra, offsets[token]!, offsets[token + 1]!, found, count);
    addUp();
    return true;
  }

  function lookUp(entry: number, slot: number): number {
    const list = slotFeatures(entries[entry]!, slot);
    if (partsEnd + list.length >= parts.length) {
      const larger = new Int32Array(parts.length * 2);
      larger.set(parts);
      parts = larger;
    }
    for (let f = 0; f < list.length; f++) placed[f] = inSlot(list[f]!, slot);
    const head = partsEnd;
    partsEnd = weights.find(placed, 0, list.length, parts, head + 1);
    parts[head] = partsEnd - head - 1;
    heads[entry * SLOTS.length + slot] = head;
    return head;
  }

  function addUp(): void {
    sums.fill(0);
    let count = 0;
    for (let f = 0; f < foundCount; f++) {
      if (found[f]! < 0) filled[count++] = -found[f]!;
      else weights.addFew(found[f]!, sums);
    }
    addRows(rows, filled, count, evens, odds);
    const bias = count * BIAS;
    for (let y = 0; y < LABEL_COUNT; y++) {
      const two = ((y & 1) === 0 ? evens : odds)[y >> 2]!;
      natural[y] = (((y & 2) === 0 ? two & 0xffff : two >>> 16) - bias + sums[y]!) * scale;
    }
  }

  function end(): void {
    features = NOTHING.features;
    entries = NOTHING.entries;
  }

  return { begin, end, turnTo, natural };
}

const TWO_BYTES = 0x00ff00ff;

/** Three words at a time, so that their sums stay in registers. */
function addRows(rows: Int32Array, list: Int32Array, count: number, evens: Int32Array, odds: Int32Array): void {
  for (let w = 0; 4 * w < LABEL_COUNT; w += 3) {
    let even0 = 0;
    let even1 = 0;
    let even2 = 0;
    let odd0 = 0;
    let odd1 = 0;
    let odd2 = 0;
    for (let i = 0; i < count; i++) {
      const at = list[i]! + w;
      const word0 = rows[at]!;
      const word1 = rows[at + 1]!;
      const word2 = rows[at + 2]!;
      even0 = (even0 + (word0 & TWO_BYTES)) | 0;
      even1 = (even1 + (word1 & TWO_BYTES)) | 0;
      even2 = (even2 + (word2 & TWO_BYTES)) | 0;
      odd0 = (odd0 + ((word0 >>> 8) & TWO_BYTES)) | 0;
      odd1 = (odd1 + ((word1 >>> 8) & TWO_BYTES)) | 0;
      odd2 = (odd2 + ((word2 >>> 8) & TWO_BYTES)) | 0;
    }
    evens[w] = even0;
    evens[w + 1] = even1;
    evens[w + 2] = even2;
    odds[w] = odd0;
    odds[w + 1] = odd1;
    odds[w + 2] = odd2;
  }
}

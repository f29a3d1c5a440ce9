import type { Lexicon } from './lexicon.ts';

/**
 * The packed lexicon (written by tools/build-lexicon.ts).
 *
 * Several hundred thousand sorted words are stored front-coded: of each word only what differs from the word
 * before it. "smith", "smithers", "smithson" cost 5, 3 and 3 letters. Everything is one byte wide, because folded
 * words are ASCII:
 *
 *     "CHLX" version=1  count:uint32le  the 15 most usual flag bytes
 *     count times:  head  [flags, when the head's low nibble is 15]  suffix letters, the last one with bit 7 set
 *
 * A head holds in its high nibble how many letters are shared with the word before (15 at most), in its low nibble
 * the place of the word's flags in the header.
 *
 * Reading unpacks the letters into one byte pool and puts each word's number into an open-addressing hash table,
 * so a look-up costs one hash and usually one comparison and no object per word exists: about 6 MB for 350,000
 * words, where a Map of strings would take 30.
 */
export const LEXICON_MAGIC = [0x43, 0x48, 0x4c, 0x58, 1] as const;
export const LEXICON_HEADER_BYTES = 24;
export const USUAL_FLAGS = 15;

const LAST_LETTER = 0x80;
const SPACE = 32;
/** One bit for the hash of whatever stands before a blank in an entry: some ten thousand of them. */
const FIRST_WORD_BITS = 2 ** 19;
const FIRST_WORD_MASK = FIRST_WORD_BITS - 1;

/**
 * @param bytes the content of assets/lexicon/words.bin
 * @throws RangeError when the bytes are no lexicon or end too early: without its lexicon the detector must not run
 */
export function readLexicon(bytes: Uint8Array): Lexicon {
  if (bytes.length < LEXICON_HEADER_BYTES || LEXICON_MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw new RangeError('not a packed lexicon');
  }
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(5, true);
  if (size > bytes.length) throw new RangeError('packed lexicon ends early');
  const starts = new Uint32Array(size + 1);
  const flags = new Uint8Array(size);
  let letters = new Uint8Array(bytes.length * 3);
  let at = LEXICON_HEADER_BYTES;
  let end = 0;
  for (let word = 0; word < size; word++) {
    const head = bytes[at++];
    if (head === undefined) throw new RangeError('packed lexicon ends early');
    const shared = head >> 4;
    const usual = head & 15;
    flags[word] = bytes[usual < USUAL_FLAGS ? LEXICON_HEADER_BYTES - USUAL_FLAGS + usual : at++] ?? 0;
    const previous = word === 0 ? 0 : (starts[word - 1] ?? 0);
    if (end + shared + 256 > letters.length) letters = grown(letters);
    starts[word] = end;
    letters.copyWithin(end, previous, previous + shared);
    end += shared;
    for (let more = true; more;) {
      const letter = bytes[at++];
      if (letter === undefined) throw new RangeError('packed lexicon ends early');
      letters[end++] = letter & ~LAST_LETTER;
      more = letter < LAST_LETTER;
    }
  }
  starts[size] = end;
  return indexed(letters.slice(0, end), starts, flags, size);
}

function grown(letters: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(letters.length * 2);
  larger.set(letters);
  return larger;
}

function indexed(letters: Uint8Array, starts: Uint32Array, flags: Uint8Array, size: number): Lexicon {
  let slots = 1024;
  while (slots < size * 2) slots *= 2;
  const mask = slots - 1;
  /** Word number plus one; 0 is an empty slot. */
  const table = new Uint32Array(slots);
  const firstWords = new Uint8Array(FIRST_WORD_BITS >> 3);
  for (let word = 0; word < size; word++) {
    let hash = 2166136261;
    for (let i = starts[word]!; i < starts[word + 1]!; i++) {
      if (letters[i] === SPACE) firstWords[(hash & FIRST_WORD_MASK) >> 3]! |= 1 << (hash & 7);
      hash = Math.imul(hash ^ letters[i]!, 16777619);
    }
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = word + 1;
  }

  function flagsOf(folded: string): number {
    let hash = 2166136261;
    for (let i = 0; i < folded.length; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), 16777619);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let entry = table[slot]!; entry !== 0; entry = table[slot]!) {
      if (isWord(entry - 1, folded)) return flags[entry - 1]!;
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  function mayBegin(folded: string): boolean {
    let hash = 2166136261;
    for (let i = 0; i < folded.length; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), 16777619);
    return (firstWords[(hash & FIRST_WORD_MASK) >> 3]! & (1 << (hash & 7))) !== 0;
  }

  function isWord(word: number, folded: string): boolean {
    const start = starts[word]!;
    if (starts[word + 1]! - start !== folded.length) return false;
    for (let i = 0; i < folded.length; i++) if (letters[start + i] !== folded.charCodeAt(i)) return false;
    return true;
  }

  return { flagsOf, mayBegin, size };
}

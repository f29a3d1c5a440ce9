import { fold } from '../lexicon/fold.ts';
import { LEXICON_FLAGS as KNOWN, type Lexicon } from '../lexicon/lexicon.ts';
import { CHAR, charKind } from './char-kind.ts';
import { hashOf, mix } from './hash.ts';
import { WORD_CLASS as CUE, classOf } from './word-class.ts';

/** What is known of one written form, wherever it stands; its features are computed once per text. */
export interface WordEntry {
  readonly folded: string;
  /** Hash of the folded word; of its pattern for numbers of three digits and more. */
  readonly word: number;
  /** Hash of how it is written: letter case and length class, digits' count, or the character itself. */
  readonly shape: number;
  /** Hash of what the lists say: lexicon flags and WORD_CLASS bits together. */
  readonly known: number;
  readonly flags: number;
  /** What kind of word it is and its letter case, as one of some hundred numbers: coarse enough to be seen in rows. */
  readonly coarse: number;
  readonly classes: number;
  readonly kind: 'letters' | 'digits' | 'sign';
  readonly isCapital: boolean;
  /** Features of the token itself. */
  readonly own: Int32Array;
  /** Features for its neighbours. */
  readonly near: Int32Array;
  /** Features for tokens that it governs from afar, as a label or a heading. */
  readonly far: Int32Array;
}

const F = {
  word: 1,
  shape: 2,
  known: 3,
  prefix: 4,
  suffix: 8,
  flag: 12,
  kind: 30,
  value: 31,
  bits: 40,
  pair: 60,
  ending: 80,
  compound: 90,
};

export function entryOf(written: string, lexicon: Lexicon): WordEntry {
  const first = charKind(written.charCodeAt(0));
  if (first === CHAR.digit) return digits(written);
  if (first === CHAR.lower || first === CHAR.upper) return letters(written, lexicon);
  const sign = hashOf(written);
  const own = Int32Array.of(mix(F.word, sign), mix(F.kind, 3));
  return {
    folded: written,
    word: sign,
    shape: sign,
    known: sign,
    flags: 0,
    coarse: 512 + (sign & 0xff),
    classes: 0,
    kind: 'sign',
    isCapital: false,
    own,
    near: Int32Array.of(mix(F.word, sign)),
    far: Int32Array.of(mix(F.word, sign)),
  };
}

function digits(written: string): WordEntry {
  const { length } = written;
  const value = length <= 4 ? Number(written) : -1;
  const range =
    value < 0
      ? 0
      : value === 0
        ? 1
        : value <= 12
          ? 2
          : value <= 31
            ? 3
            : value < 60
              ? 4
              : value < 90
                ? 5
                : value < 100
                  ? 6
                  : value >= 1900 && value <= 2040
                    ? 7
                    : 8;
  const zero = written.startsWith('0') ? 1 : 0;
  const word = length <= 2 ? hashOf(written) : mix(700, length <= 4 && range === 7 ? value : Math.min(length, 20));
  const shape = mix(701, Math.min(length, 20) * 32 + range * 2 + zero);
  const known = mix(702, range + 16 * Math.min(length, 12));
  const own = Int32Array.of(
    mix(F.word, word),
    mix(F.shape, shape),
    mix(F.known, known),
    mix(F.value, range * 2 + zero),
    mix(F.kind, 1),
  );
  const near = Int32Array.of(mix(F.word, word), mix(F.known, known));
  return {
    folded: written,
    word,
    shape,
    known,
    flags: 0,
    coarse: 256 + Math.min(length, 10),
    classes: 0,
    kind: 'digits',
    isCapital: false,
    own,
    near,
    far: Int32Array.of(mix(F.known, known)),
  };
}

/** Where the features of a word are gathered. */
const gathered = new Int32Array(64);

function letters(written: string, lexicon: Lexicon): WordEntry {
  const folded = fold(written);
  const { length } = folded;
  let upper = 0;
  for (let i = 0; i < written.length; i++) if (charKind(written.charCodeAt(i)) === CHAR.upper) upper++;
  const isCapital = charKind(written.charCodeAt(0)) === CHAR.upper;
  const letterCase =
    upper === 0 ? 0 : upper === written.length ? (upper === 1 ? 1 : 2) : isCapital && upper === 1 ? 3 : 4;
  const flags = lexicon.flagsOf(folded);
  const classes = classOf(folded);
  const word = hashOf(folded);
  const shape = mix(703, letterCase * 16 + (length < 7 ? length : length < 11 ? 7 : 8));
  const known = mix(mix(704, flags), classes);
  const pair = mix(mix(F.pair, flags), letterCase);
  let n = 0;
  gathered[n++] = mix(F.word, word);
  gathered[n++] = mix(F.shape, shape);
  gathered[n++] = mix(F.known, known);
  gathered[n++] = mix(mix(F.known + 100, known), letterCase);
  gathered[n++] = pair;
  gathered[n++] = mix(F.kind, 2);
  for (let size = 2; size <= 4; size++) {
    if (length < size + 1) break;
    gathered[n++] = mix(F.prefix + size - 2, hashOf(folded, 0, size));
    gathered[n++] = mix(F.suffix + size - 2, hashOf(folded, length - size, length));
  }
  if (flags === 0 && length > 4)
    gathered[n++] = mix(mix(F.suffix + 90, hashOf(folded, length - 2, length)), letterCase);
  const compound = flags === 0 && length <= LONGEST_COMPOUND ? compoundOf(folded, lexicon) : 0;
  if (compound > 0) {
    gathered[n++] = mix(F.compound, compound);
    gathered[n++] = mix(mix(F.compound, compound), letterCase);
  }
  if (flags === 0 && length > 7)
    for (let size = 5; size <= 6; size++) gathered[n++] = mix(F.ending + size, hashOf(folded, length - size, length));
  for (let bit = 0; bit < 8; bit++) if (flags & (1 << bit)) gathered[n++] = mix(F.flag, bit);
  for (let bit = 0; bit < 18; bit++) if (classes & (1 << bit)) gathered[n++] = mix(F.bits, bit);
  return {
    folded,
    word,
    shape,
    known,
    flags,
    coarse: kindOf(flags, classes, length, compound) * 8 + letterCase,
    classes,
    kind: 'letters',
    isCapital,
    own: gathered.slice(0, n),
    near: Int32Array.of(mix(F.word, word), mix(F.known, known), pair),
    far: Int32Array.of(mix(F.word, word), mix(F.bits, classes)),
  };
}

/** Shorter ones are found in names as well: "mann", "berg". */
const SHORTEST_TAIL = 5;
const SHORTEST_HEAD = 3;
/** Each place to part a word costs a look-up, so a run of letters without an end is not parted. */
const LONGEST_COMPOUND = 40;
const ORDINARY = KNOWN.everyday | KNOWN.vocabulary | KNOWN.foreign;

/**
 * Whether an unknown word is built of ordinary ones, as German and Dutch build them: 2 if all of it is ("Kassen-nummer"),
 * 1 if its tail is, 0 if neither.
 */
function compoundOf(folded: string, lexicon: Lexicon): number {
  for (let at = SHORTEST_HEAD; at <= folded.length - SHORTEST_TAIL; at++) {
    if ((lexicon.flagsOf(folded.slice(at)) & ORDINARY) === 0) continue;
    const head = lexicon.flagsOf(folded.slice(0, at)) | lexicon.flagsOf(folded.slice(0, at - 1));
    return head & ORDINARY ? 2 : 1;
  }
  return 0;
}

/** The first that fits: cue words first, then what the lists know best. */
function kindOf(flags: number, classes: number, length: number, compound: number): number {
  if (classes & (CUE.title | CUE.kin | CUE.patient)) return 1;
  if (classes & (CUE.month | CUE.weekday)) return 2;
  if (classes & CUE.number) return 3;
  if (classes & CUE.stop) return 4;
  if (classes & CUE.facility) return 5;
  if (classes & CUE.street) return 6;
  if (classes & (CUE.id | CUE.phone)) return 7;
  if (classes & CUE.unit) return 8;
  if (classes & CUE.credential) return 9;
  if (classes & CUE.particle) return 10;
  if (length === 1) return 11;
  const isName = (flags & (KNOWN.given | KNOWN.surname)) !== 0;
  if (flags & KNOWN.everyday) return isName ? 12 : 13;
  if (flags & KNOWN.vocabulary) return isName ? 14 : 15;
  if (flags & KNOWN.foreign) return isName ? 22 : 23;
  if (flags & KNOWN.commonGiven) return 16;
  if (flags & KNOWN.commonSurname) return 17;
  if (isName) return flags & KNOWN.place ? 18 : 19;
  if (compound > 0) return 23 + compound;
  return flags & KNOWN.place ? 20 : 21;
}

import { fold } from '../lexicon/fold.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';

/** How a word is written. `code` mixes letters and digits, `number` has digits alone. */
export type Shape = 'lower' | 'title' | 'upper' | 'mixed' | 'number' | 'code';

/** What is known of a written form; all words of one text that are written alike share one. */
export interface Entry {
  readonly folded: string;
  readonly shape: Shape;
  /** LEXICON_FLAGS; a possessive "'s" is looked up without it. */
  readonly flags: number;
}

/** A run of letters, digits and inner apostrophes. Offsets are UTF-16 code units of the normalised text. */
export interface Word extends Entry {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly entry: Entry;
}

const WIDE_LETTER = /[\p{L}\p{M}]/u;
const WIDE_UPPER = /\p{Lu}/u;

/** Nothing longer is a word; such runs are data and are not looked up. */
const LONGEST_WORD = 64;

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const APOSTROPHE = 4;

/** The class of every ASCII character: looked up, because it is asked for each character of a text. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 48 && code <= 57) return DIGIT;
  return code === 39 ? APOSTROPHE : OTHER;
});

function classOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII[code] ?? OTHER;
  if (!WIDE_LETTER.test(text.charAt(at))) return OTHER;
  return WIDE_UPPER.test(text.charAt(at)) ? UPPER : LOWER;
}

export function wordsOf(text: string, lexicon: Lexicon): Word[] {
  const words: Word[] = [];
  /** Most words of a text come again; folding and looking up once each is most of the speed. */
  const known = new Map<string, Entry>();
  let at = 0;
  while (at < text.length) {
    const first = classOf(text, at);
    if (first === OTHER || first === APOSTROPHE) {
      at++;
      continue;
    }
    const start = at;
    let upper = 0;
    let lower = 0;
    let digits = 0;
    for (; at < text.length; at++) {
      const kind = classOf(text, at);
      if (kind === LOWER) lower++;
      else if (kind === UPPER) upper++;
      else if (kind === DIGIT) digits++;
      else if (kind === OTHER || !isLetterAt(text, at + 1)) break;
    }
    const written = text.slice(start, at);
    const shape = at - start > LONGEST_WORD ? 'code' : shapeOf(first, upper, lower, digits);
    let entry = known.get(written);
    if (entry === undefined) known.set(written, (entry = lookUp(written, shape, lexicon)));
    const { folded, flags } = entry;
    words.push({ start, end: at, text: written, folded, shape, flags, entry });
  }
  return words;
}

function lookUp(written: string, shape: Shape, lexicon: Lexicon): Entry {
  if (written.length > LONGEST_WORD) return { folded: '', shape, flags: 0 };
  const folded = fold(written);
  if (shape === 'number' || shape === 'code') return { folded, shape, flags: 0 };
  return { folded, shape, flags: lexicon.flagsOf(folded.endsWith("'s") ? folded.slice(0, -2) : folded) };
}

function isLetterAt(text: string, at: number): boolean {
  const kind = at < text.length ? classOf(text, at) : OTHER;
  return kind === LOWER || kind === UPPER;
}

function shapeOf(first: number, upper: number, lower: number, digits: number): Shape {
  if (digits > 0) return upper + lower > 0 ? 'code' : 'number';
  if (upper === 0) return 'lower';
  if (lower === 0) return 'upper';
  return upper === 1 && first === UPPER ? 'title' : 'mixed';
}

import type { Lexicon } from '../lexicon/lexicon.ts';
import { wordsOf, type Word } from './word.ts';

/** One text under examination: normalised, cut into words once, and asked questions by the rules. */
export interface Document {
  readonly text: string;
  readonly words: readonly Word[];
  readonly lexicon: Lexicon;
  /** Index of the first word that starts at `offset` or later. */
  wordAt(offset: number): number;
  /** The text between word `index` and the next one. */
  gapAfter(index: number): string;
  /** True where capitals say nothing, because the whole line is written in them. */
  isShouted(index: number): boolean;
}

/** A line counts as shouted when this share of its letters are capitals. */
const SHOUTED_SHARE = 0.7;
const SHOUTED_LETTERS = 12;

export function documentOf(text: string, lexicon: Lexicon): Document {
  const words = wordsOf(text, lexicon);
  const shouted = shoutedWords(text, words);

  function wordAt(offset: number): number {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function gapAfter(index: number): string {
    const word = words[index];
    if (word === undefined) return '';
    return text.slice(word.end, words[index + 1]?.start ?? text.length);
  }

  return { text, words, lexicon, wordAt, gapAfter, isShouted: (index) => shouted[index] === 1 };
}

function shoutedWords(text: string, words: readonly Word[]): Uint8Array {
  const shouted = new Uint8Array(words.length);
  let from = 0;
  while (from < words.length) {
    let lineEnd = text.indexOf('\n', words[from]!.start);
    if (lineEnd < 0) lineEnd = text.length;
    let upper = 0;
    let letters = 0;
    let to = from;
    for (; to < words.length && words[to]!.start < lineEnd; to++) {
      const { shape, text: written } = words[to]!;
      if (shape === 'number' || shape === 'code') continue;
      letters += written.length;
      if (shape === 'upper') upper += written.length;
    }
    if (letters >= SHOUTED_LETTERS && upper >= letters * SHOUTED_SHARE) shouted.fill(1, from, to);
    from = to;
  }
  return shouted;
}

import { BLANK } from '../text/placeholder.ts';
import type { Lattice } from './lattice.ts';
import { MODEL_CATEGORIES, OUTSIDE, categoryOf, goesOn } from './labels.ts';
import type { Tokens } from './tokens.ts';

/** A run of tokens that the model takes for one identifier. Offsets are those of the text that was tagged. */
export interface Tag {
  readonly start: number;
  readonly end: number;
  /** Index into MODEL_CATEGORIES. */
  readonly category: number;
  /** Largest probability of one of its tokens to be part of an identifier. */
  readonly probability: number;
}

/** Below this a token begins nothing; a neighbour of a likelier one still joins it down to JOINING. */
const BEGINNING = 0.08;
const JOINING = 0.25;
/** No identifier is longer, in UTF-16 code units. */
const LONGEST = 120;

/** What the marginals say of one token: how likely it is part of something, of what, and whether it begins there. */
interface Vote {
  readonly inside: Float32Array;
  readonly category: Int8Array;
  readonly begins: Uint8Array;
}

export function tagsOf(text: string, tokens: Tokens, lattice: Lattice): Tag[] {
  const { inside, category, begins } = votesOf(tokens, lattice);
  const tags: Tag[] = [];
  for (let i = 0; i < tokens.count;) {
    if (inside[i]! < BEGINNING) {
      i++;
      continue;
    }
    let last = i;
    let probability = inside[i]!;
    while (
      last + 1 < tokens.count &&
      inside[last + 1]! >= Math.min(JOINING, Math.max(BEGINNING, probability / 4)) &&
      category[last + 1] === category[i] &&
      begins[last + 1] === 0 &&
      tokens.end[last + 1]! - tokens.start[i]! <= LONGEST
    ) {
      last++;
      probability = Math.max(probability, inside[last]!);
    }
    const tag = trimmed(text, tokens, i, last, inside);
    if (tag !== null) tags.push({ ...tag, category: category[i]!, probability });
    i = last + 1;
  }
  return tags;
}

function votesOf(tokens: Tokens, lattice: Lattice): Vote {
  const { count } = tokens;
  const isBlank = (i: number): boolean => tokens.entries[tokens.entry[i]!]!.folded === BLANK;
  const inside = new Float32Array(count);
  const category = new Int8Array(count);
  const begins = new Uint8Array(count);
  const sums = new Float64Array(MODEL_CATEGORIES.length);
  for (let i = 0; i < count; i++) {
    sums.fill(0);
    let begin = 0;
    let outside = 0;
    for (let a = lattice.first[i]!; a < lattice.first[i + 1]!; a++) {
      const label = lattice.label[a]!;
      const p = lattice.marginal[a]!;
      if (label === OUTSIDE) {
        outside = p;
        continue;
      }
      sums[categoryOf(label)]! += p;
      if (!goesOn(label)) begin += p;
    }
    let best = 0;
    for (let c = 1; c < sums.length; c++) if (sums[c]! > sums[best]!) best = c;
    // Nothing of a placeholder is anybody's.
    inside[i] = isBlank(i) ? 0 : 1 - outside;
    category[i] = best;
    begins[i] = begin > (1 - outside) / 2 ? 1 : 0;
  }
  return { inside, category, begins };
}

/** Punctuation at the edges is no part of it, but for the full stop of an initial. */
function trimmed(
  text: string,
  tokens: Tokens,
  first: number,
  last: number,
  inside: Float32Array,
): { start: number; end: number } | null {
  let from = first;
  let to = last;
  while (from <= to && isSign(tokens, from) && inside[from]! < 0.9) from++;
  while (to >= from && isSign(tokens, to) && !(text[tokens.start[to]!] === '.' && tokens.end[to - 1]! - tokens.start[to - 1]! === 1 && to > from)) to--;
  return from > to ? null : { start: tokens.start[from]!, end: tokens.end[to]! };
}

function isSign(tokens: Tokens, index: number): boolean {
  return tokens.entries[tokens.entry[index]!]!.kind === 'sign';
}

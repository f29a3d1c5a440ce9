import { STATE_CODE } from '../context/states.ts';
import { BLANK } from '../text/placeholder.ts';
import type { Lattice } from './lattice.ts';
import { MODEL_CATEGORIES, OUTSIDE, categoryOf, goesOn } from './labels.ts';
import type { Tokens } from './tokens.ts';
import { WORD_CLASS } from './word-class.ts';

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

/** A telephone number's sign, an account's, a bracket that is part of it; "]" of the value before is not its beginning. */
const OPENING: ReadonlySet<string> = new Set(['(', '+', '@']);
/** Categories that are made of numbers, in figures, in words or letter by letter. */
const NUMBERED: ReadonlySet<string> = new Set(
  'date age-over-89 phone fax zip ssn mrn health-plan account license national-id vehicle device ip other-id'.split(
    ' ',
  ),
);

const STATE = new RegExp(`^(?:${STATE_CODE})$`);

/** Titles that are never names themselves, unlike "Major" and "Don". */
const TITLES: ReadonlySet<string> = new Set(
  'dr dra drs mr mrs ms mx prof sr sra srta herr frau mme mlle dott'.split(' '),
);

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
    const kind = MODEL_CATEGORIES[category[i]!]!;
    const from = kind === 'name' ? afterTitle(tokens, i, last) : i;
    const tag = trimmed(text, tokens, from, last, inside);
    const isSaid = !NUMBERED.has(kind) || saysNumber(tokens, i, last);
    if (tag !== null && isSaid && tag.end - tag.start <= LONGEST && !isState(text.slice(tag.start, tag.end), kind))
      add(tags, text, { ...tag, category: category[i]!, probability }, kind);
    i = last + 1;
  }
  return tags;
}

/** The two letters of a state are no town, however sure the town before them is. */
function isState(value: string, kind: string): boolean {
  return kind === 'city' && STATE.test(value);
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
  while (from <= to && isSign(tokens, from) && !(inside[from]! > 0.5 && OPENING.has(text.charAt(tokens.start[from]!))))
    from++;
  while (to >= from && isSign(tokens, to) && !(to > from && closesInitial(text, tokens, to))) to--;
  return from > to ? null : { start: tokens.start[from]!, end: tokens.end[to]! };
}

/** The first token of a name: the title before it is not part of it. */
function afterTitle(tokens: Tokens, first: number, last: number): number {
  let from = first;
  while (from < last && TITLES.has(tokens.entries[tokens.entry[from]!]!.folded)) {
    from++;
    if (from < last && tokens.entries[tokens.entry[from]!]!.folded === '.') from++;
  }
  return from;
}

/** Two parts of a name that stand beside one another are one name. */
function add(tags: Tag[], text: string, tag: Tag, kind: string): void {
  const before = tags.at(-1);
  const joins =
    kind === 'name' &&
    before?.category === tag.category &&
    tag.end - before.start <= LONGEST &&
    /^[ -]$/.test(text.slice(before.end, tag.start));
  if (!joins) tags.push(tag);
  else
    tags[tags.length - 1] = {
      ...tag,
      start: before.start,
      probability: Math.max(before.probability, tag.probability),
    };
}

function saysNumber(tokens: Tokens, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) {
    const { kind, classes, folded } = tokens.entries[tokens.entry[i]!]!;
    if (kind === 'digits' || (kind === 'letters' && folded.length === 1 && last > first)) return true;
    if (classes & (WORD_CLASS.number | WORD_CLASS.month | WORD_CLASS.weekday)) return true;
  }
  return /neunzig|novanta|negentig|noventa|ninet/.test(tokens.entries[tokens.entry[first]!]!.folded);
}

/** The full stop of "Julie M.". */
function closesInitial(text: string, tokens: Tokens, index: number): boolean {
  const before = tokens.end[index - 1]! - tokens.start[index - 1]!;
  return text.charAt(tokens.start[index]!) === '.' && before === 1 && !isSign(tokens, index - 1);
}

function isSign(tokens: Tokens, index: number): boolean {
  return tokens.entries[tokens.entry[index]!]!.kind === 'sign';
}

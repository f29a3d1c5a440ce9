import { Rewriter, type Rewritten } from './rewriter.ts';
import { ANY_LANGUAGE, type Spoken } from './spoken-words.ts';

/** How two digits are set apart: by a blank, a hyphen without blanks, a comma, dots, or a sign of its own. */
type Gap = 'space' | 'tight' | 'comma' | 'stop' | '-' | '/' | '.' | ') ';
const SIGNS: ReadonlySet<Gap> = new Set<Gap>(['-', '/', '.', ') ']);

const FEWEST_WORDS = 4;
const FEWEST_MIXED = 6;
const FEWEST_DIGITS = 5;
/** Longer rows are data. */
const LONGEST_NUMBER = 40;
/** Scores of one item each ("5 4 5 5 4") seldom have more values. */
const FEWEST_VALUES = 3;
const LONGEST_GAP = 5;
const JOINS_NUMBER = /[\d.,/:+-]/;
/** "oh six slash twenty two slash thirty nine", once written. */
const DATE = /^\d{1,2}\/\d{1,2}\/(?:\d{2}|(?:19|20)\d{2})$/;

interface Run {
  readonly items: readonly Spoken[];
  /** What stands between item i and the next. */
  readonly gaps: readonly Gap[];
}

/** One number of a run, from the first of its words to the last, with what parts it from the one before. */
interface Unit {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly separator: string;
}

/** Writes "five five one two oh" and "4 4 1 9 0" as digits. */
export function writeDigits(text: string, spoken: readonly Spoken[]): Rewritten | undefined {
  const rewriter = new Rewriter(text);
  for (let first = 0; first < spoken.length;) {
    if ((spoken[first + 1]?.start ?? Infinity) > spoken[first]!.end + LONGEST_GAP) {
      first++;
      continue;
    }
    const run = runAt(text, spoken, first);
    first += Math.max(1, run.items.length);
    if (run.items.length < 2) continue;
    const units = unitsOf(run);
    if (!isNumber(text, run, units)) continue;
    for (const [at, { start, end, digits, separator }] of units.entries()) {
      if (at > 0) rewriter.replace(units[at - 1]!.end, start, separator);
      rewriter.replace(start, end, digits);
    }
  }
  return rewriter.finish();
}

function runAt(text: string, spoken: readonly Spoken[], first: number): Run {
  const items: Spoken[] = [];
  const gaps: Gap[] = [];
  let languages = ANY_LANGUAGE;
  for (let at = first; at < spoken.length; at++) {
    const next = spoken[at]!;
    const last = items.at(-1);
    if (next.kind === 'at' || next.kind === 'dot' || (languages & next.languages) === 0) break;
    if (last === undefined && (next.kind === 'dash' || next.kind === 'slash' || next.kind === 'hundred')) break;
    if (last !== undefined) {
      const gap = gapOf(text.slice(last.end, Math.min(next.start, last.end + LONGEST_GAP + 1)));
      if (gap === undefined) break;
      gaps.push(gap);
    }
    languages &= next.languages;
    items.push(next);
  }
  return { items, gaps };
}

function gapOf(between: string): Gap | undefined {
  if (between.length > LONGEST_GAP) return undefined;
  const sign = between.trim();
  if (sign === '') return between === ' ' ? 'space' : undefined;
  if (sign === '-') return between === '-' ? 'tight' : '-';
  if (sign === ',') return between === ',' ? undefined : 'comma';
  if (sign === '...' || sign === '…') return 'stop';
  if ((sign === '/' || sign === '.') && between.length === 3) return sign;
  if (between === '. ') return '.';
  if (between === ') ') return ') ';
  return undefined;
}

function unitsOf({ items, gaps }: Run): Unit[] {
  const parting = partingGaps(gaps, items);
  const hasTight = gaps.includes('tight');
  const units: Unit[] = [];
  let start: number | undefined;
  let times = 1;
  let separator = '';
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    const { kind, value } = item;
    if (kind === 'times') {
      times = Number(value);
      start ??= item.start;
    } else if (kind === 'dash') separator = '-';
    else if (kind === 'slash') separator = '/';
    else {
      start ??= item.start;
      let digits = value.repeat(times);
      const next = items[at + 1];
      if (isCompound(item, next, gaps[at])) {
        digits += next?.value ?? '';
        at++;
      } else if (kind === 'ten') digits += '0';
      units.push({ start, end: items[at]!.end, digits, separator });
      start = undefined;
      times = 1;
      separator = '';
    }
    const gap = gaps[at];
    // Slashes between digits that hyphens part ("2-8-8 / 4-0") are those of no date.
    if (gap !== undefined && SIGNS.has(gap)) separator = gap === '/' && hasTight ? '-' : gap;
    else if (gap !== undefined && parting.has(gap)) separator = '-';
  }
  return units;
}

/** "twenty four", "seventy-one". */
function isCompound(ten: Spoken | undefined, next: Spoken | undefined, gap: Gap | undefined): boolean {
  return ten?.kind === 'ten' && next?.kind === 'word' && next.value !== '0' && (gap === 'space' || gap === 'tight');
}

/** The gaps that set groups of digits apart: not those that stand between all digits. */
function partingGaps(all: readonly Gap[], items: readonly Spoken[]): ReadonlySet<Gap> {
  const gaps = all.filter((gap, at) => !isCompound(items[at], items[at + 1], gap));
  const kinds = (['space', 'tight', 'comma', 'stop'] as const).filter((kind) => gaps.includes(kind));
  const [, ...others] = kinds;
  const hasSigns = gaps.some((gap) => SIGNS.has(gap));
  // "two-oh-two . six four one": a hyphen joins where another sign parts, or where "double-oh" is one word.
  if (hasSigns || items.some(({ kind }) => kind === 'times')) return new Set(others.filter((kind) => kind !== 'tight'));
  return new Set(others);
}

function isNumber(text: string, { items, gaps }: Run, units: readonly Unit[]): boolean {
  const words = items.filter(
    ({ kind }, at) => kind === 'times' || (kind === 'word' && items[at - 1]?.kind !== 'ten'),
  ).length;
  const digits = units.map((unit) => unit.digits).join('');
  if (digits.length > LONGEST_NUMBER || isCounting(digits)) return false;
  if (items.some(({ kind }) => kind === 'slash'))
    return DATE.test(units.map((unit) => unit.separator + unit.digits).join(''));
  if (items.some(({ kind }) => kind !== 'digit')) {
    const isMixed = items.some(({ kind }) => kind === 'digit');
    const isList = gaps.every((gap) => gap === 'comma' || gap === 'stop');
    return words >= FEWEST_WORDS || (isMixed && words > 1 && digits.length >= FEWEST_MIXED && !isList);
  }
  const isTight = gaps.every((gap) => gap === 'tight' || SIGNS.has(gap)) && gaps.includes('tight');
  if (!isTight && gaps.some((gap) => gap === 'tight' || gap === 'comma' || gap === 'stop')) return false;
  if (JOINS_NUMBER.test(text.charAt(items[0]!.start - 1)) || joinsAfter(text, items.at(-1)!.end)) return false;
  const isSpelled = isTight || gaps.filter((gap) => gap === 'space').length * 2 >= gaps.length;
  const fewest = isTight ? FEWEST_MIXED : FEWEST_DIGITS;
  return isSpelled && digits.length >= fewest && new Set(digits).size >= FEWEST_VALUES;
}

/** In "2 3 4 1 6.5" and "2 3 4 1 6/10" the last is no digit of a number. */
function joinsAfter(text: string, end: number): boolean {
  return JOINS_NUMBER.test(text.charAt(end)) && /[\p{L}\d]/u.test(text.charAt(end + 1));
}

/** "one two three four", "5 4 3 2 1". */
function isCounting(digits: string): boolean {
  const step = digits.charCodeAt(1) - digits.charCodeAt(0);
  if (Math.abs(step) !== 1) return false;
  for (let at = 2; at < digits.length; at++)
    if (digits.charCodeAt(at) - digits.charCodeAt(at - 1) !== step) return false;
  return true;
}

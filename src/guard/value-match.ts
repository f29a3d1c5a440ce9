import type { CategoryId } from '../phi/category.ts';
import type { Role } from '../phi/finding.ts';
import { EVERYDAY_NAMES } from './everyday-names.ts';

/**
 * Finding a protected value in outgoing text.
 *
 * A hit needs token boundaries, so that "Ann" is not found in "annual". What stands between the tokens of a value may
 * differ (an editor shows "555-0147", a site sends "5550147" or "555 0147"), so any run of spaces and punctuation
 * matches any other, none included between digits. Not so in a number of fewer than six digits: "3/5" is a date only as
 * it was written, and never the "3.5" of a potassium or the "35" of an ejection fraction.
 *
 * Short or common values (under 6 characters without a digit, or under 6 digits) would hit telemetry and measurements
 * ("Li", "May", "97"): they count only with a neighbouring word of the text in which they were typed, or when they are
 * the whole string. In what a page sends, the whole string counts from four letters or five digits on and not for everyday
 * words: "may", "mark" and "3/4" are everywhere.
 */
export interface ProtectedValue {
  readonly value: string;
  readonly category: CategoryId;
  readonly role: Role;
  /** The words right before and after, as typed; '' at the text's edge. */
  readonly before: string;
  readonly after: string;
}

export interface Matcher {
  /** Offsets of each hit in a text that a person wrote, in order. */
  find(text: string): { start: number; end: number }[];
  /** Whether it stands in what a page sends. */
  matches(text: string): boolean;
}

const EDGE_BEFORE = '(?<![\\p{L}\\p{N}])';
const EDGE_AFTER = '(?![\\p{L}\\p{N}])';
const NOTHING = '(?!)';
const GAP = '[^\\p{L}\\p{N}]{0,4}';

const FEWEST_DIGITS = 6;

export function isShort(value: string): boolean {
  const digits = digitsIn(value);
  return digits === 0 ? value.length < 6 : isFewDigits(value);
}

/** Common in anything that a page sends. */
function isTiny(value: string): boolean {
  const isFew = digitsIn(value) < 5 && (value.match(/\p{L}/gu)?.length ?? 0) < 4;
  return isFew || EVERYDAY_NAMES.has(value.toLowerCase());
}

function digitsIn(value: string): number {
  return value.match(/\p{N}/gu)?.length ?? 0;
}

/** A number too short to stand for itself; with a word beside it ("12 Oak Street") it is something else. */
function isFewDigits(value: string): boolean {
  const digits = digitsIn(value);
  return digits > 0 && digits < FEWEST_DIGITS && !/\p{L}{3}/u.test(value);
}

export function createMatcher(protectedValue: Pick<ProtectedValue, 'value' | 'before' | 'after'>): Matcher {
  const body = bodyPattern(protectedValue.value);
  if (body === '') return { find: () => [], matches: () => false };
  const { value } = protectedValue;
  const whole = `^\\s*${body}\\s*$`;
  const ways = isShort(value) ? besideNeighbours(body, protectedValue) : [`${EDGE_BEFORE}${body}${EDGE_AFTER}`];
  const regex = new RegExp([...ways, whole].join('|'), 'giu');
  const sent = new RegExp((isTiny(value) ? [...ways, NOTHING] : [...ways, whole]).join('|'), 'iu');
  function find(text: string): { start: number; end: number }[] {
    return [...text.matchAll(regex)].map((hit) => ({ start: hit.index, end: hit.index + hit[0].length }));
  }
  return { find, matches: (text) => sent.test(text) };
}

function bodyPattern(value: string): string {
  if (isFewDigits(value))
    return value
      .trim()
      .replace(/[^\p{L}\p{N}]/gu, (sign) => (/\s/u.test(sign) ? '\\s' : `\\u{${sign.codePointAt(0)?.toString(16)}}`));
  const tokens = value.match(/\p{N}+|\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return tokens.map((token) => (/^\p{N}/u.test(token) ? [...token].join(GAP) : token)).join(GAP);
}

function besideNeighbours(body: string, { before, after }: Pick<ProtectedValue, 'before' | 'after'>): string[] {
  const between = '[^\\p{L}\\p{N}]{1,4}';
  return [
    ...(before === '' ? [] : [`(?<=${EDGE_BEFORE}${before}${between})${body}${EDGE_AFTER}`]),
    ...(after === '' ? [] : [`${EDGE_BEFORE}${body}(?=${between}${after}${EDGE_AFTER})`]),
  ];
}

/** The words around a span of a text, for short values. */
export function neighbours(text: string, start: number, end: number): { before: string; after: string } {
  const before = /[\p{L}\p{N}]+(?=[^\p{L}\p{N}]{1,4}$)/u.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '';
  const after = /^[^\p{L}\p{N}]{1,4}([\p{L}\p{N}]+)/u.exec(text.slice(end, end + 40))?.[1] ?? '';
  return { before, after };
}

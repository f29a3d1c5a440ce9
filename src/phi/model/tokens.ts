import type { Lexicon } from '../lexicon/lexicon.ts';
import { CHAR, charKind } from './char-kind.ts';
import { entryOf, type WordEntry } from './word-entry.ts';

/** How a token is set apart from the one before. */
export const GAP = { none: 0, space: 1, wide: 2, tab: 3, line: 4, paragraph: 5 } as const;

/**
 * A text cut into tokens, in typed arrays. A token is a run of letters, a run of digits, or one other character that
 * is no blank; a run of letters is also cut where a capital follows a small letter ("OkaforLisle" is two names).
 * Offsets are UTF-16 code units of the text.
 */
export interface Tokens {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly gap: Uint8Array;
  /** Number of the line of the token, empty lines apart. */
  readonly line: Int32Array;
  /** Index into `entries` of what is known of the token's written form. */
  readonly entry: Int32Array;
  /** The same for the whole run of letters and apostrophes that the token is part of. */
  readonly group: Int32Array;
  /** First token of the run between two blanks that the token is part of. */
  readonly chunk: Int32Array;
  readonly entries: readonly WordEntry[];
}

const APOSTROPHE = 39;
/** Longer runs are data; no more of them is looked at. */
const LONGEST = 48;

/** The tokens of `text` from `from` to `to`. */
export function tokensOf(text: string, from: number, to: number, lexicon: Lexicon): Tokens {
  let room = Math.max(16, (to - from) >> 1);
  let start = new Int32Array(room);
  let end = new Int32Array(room);
  let gap = new Uint8Array(room);
  let line = new Int32Array(room);
  let entry = new Int32Array(room);
  let group = new Int32Array(room);
  let chunk = new Int32Array(room);
  const entries: WordEntry[] = [];
  const known = new Map<string, number>();
  let count = 0;
  let lines = 0;
  let pending: number = GAP.paragraph;
  let groupStart = -1;
  let groupFirst = 0;
  let groupEnd = -1;

  function idOf(first: number, last: number): number {
    const written = text.slice(first, Math.min(last, first + LONGEST));
    let id = known.get(written);
    if (id === undefined) {
      id = entries.length;
      known.set(written, id);
      entries.push(entryOf(written, lexicon));
    }
    return id;
  }

  function closeGroup(): void {
    if (groupStart < 0) return;
    const id =
      count - groupFirst === 1 || groupEnd - groupStart > LONGEST ? entry[groupFirst]! : idOf(groupStart, groupEnd);
    for (let i = groupFirst; i < count; i++) group[i] = id;
    groupStart = -1;
  }

  for (let at = from; at < to;) {
    const kind = charKind(text.charCodeAt(at));
    if (kind === CHAR.space || kind === CHAR.newline) {
      closeGroup();
      if (kind === CHAR.newline) {
        if (text.charCodeAt(at) === 10) pending = pending >= GAP.line ? GAP.paragraph : GAP.line;
        else pending = Math.max(pending, GAP.line);
      } else if (pending < GAP.line) {
        if (text.charCodeAt(at) === 9) pending = GAP.tab;
        else pending = pending === GAP.none ? GAP.space : pending === GAP.space ? GAP.wide : pending;
      }
      at++;
      continue;
    }
    const first = at++;
    if (kind === CHAR.digit) {
      while (at < to && charKind(text.charCodeAt(at)) === CHAR.digit) at++;
    } else if (kind !== CHAR.other) {
      let before = kind;
      for (; at < to; at++) {
        const next = charKind(text.charCodeAt(at));
        if (next !== CHAR.lower && next !== CHAR.upper) break;
        if (next === CHAR.upper && before === CHAR.lower) break;
        before = next;
      }
    } else if ((text.charCodeAt(first) & 0xfc00) === 0xd800 && at < to) {
      if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) at++;
    }
    if (count === room) {
      room *= 2;
      start = grown(start, room);
      end = grown(end, room);
      gap = grownBytes(gap, room);
      line = grown(line, room);
      entry = grown(entry, room);
      group = grown(group, room);
      chunk = grown(chunk, room);
    }
    const isLetters = kind === CHAR.lower || kind === CHAR.upper;
    const joins = isLetters || text.charCodeAt(first) === APOSTROPHE;
    if (!joins) closeGroup();
    if (count > 0 && pending >= GAP.line) lines++;
    start[count] = first;
    end[count] = at;
    gap[count] = pending;
    line[count] = lines;
    chunk[count] = pending === GAP.none && count > 0 ? chunk[count - 1]! : count;
    const id = idOf(first, at);
    entry[count] = id;
    group[count] = id;
    if (isLetters && groupStart < 0) {
      groupStart = first;
      groupFirst = count;
    }
    if (isLetters) groupEnd = at;
    count++;
    pending = GAP.none;
  }
  closeGroup();
  return { count, start, end, gap, line, entry, group, chunk, entries };
}

function grown(array: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room);
  larger.set(array);
  return larger;
}

function grownBytes(array: Uint8Array, room: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(room);
  larger.set(array);
  return larger;
}

/**
 * A memory of what was entered in this tab that cannot give the text back.
 *
 * Every outgoing string that shares 40 or more characters with entered text is a prompt, whatever its endpoint. To know
 * that without keeping texts, each word start of an entered text contributes a hash of the 40 normalised characters
 * that begin there; an outgoing string is looked up in the same way. Two texts that share 40 characters plus the rest
 * of one word share such a window. Hashes are 32 bits: with 10,000 remembered windows, a foreign string of 1,000 words
 * is mistaken for a prompt about once in 400 times, and is then merely scanned.
 */
export interface EnteredText {
  /** Something was entered, whatever it was. */
  begin(): void;
  add(text: string): void;
  /** What was entered elsewhere on this origin, or before this page came; see `fingerprints`. */
  recall(prints: readonly number[]): void;
  sharedWith(text: string): boolean;
  readonly isEmpty: boolean;
}

export const WINDOW_CHARS = 40;
const MOST_WINDOWS = 100_000;
/** All that the memory of an origin holds; see app/entered-origins.ts. */
const MOST_RECALLED = 20_000;

export function createEnteredText(): EnteredText {
  const windows = new Set<number>();
  /** Apart, so that what other tabs say never drives out what was entered in this one. */
  const recalled = new Set<number>();
  let isEmpty = true;
  return {
    begin() {
      isEmpty = false;
    },
    add(text) {
      isEmpty = false;
      keepNewest(windows, windowHashes(text), MOST_WINDOWS);
    },
    recall(prints) {
      keepNewest(recalled, prints, MOST_RECALLED);
    },
    sharedWith(text) {
      if (windows.size + recalled.size === 0) return false;
      for (const print of fingerprints(text)) if (windows.has(print) || recalled.has(print)) return true;
      return false;
    },
    get isEmpty() {
      return isEmpty;
    },
  };
}

/** Re-inserted, so that the set's order is the order of use; the oldest go. */
export function keepNewest(kept: Set<number>, prints: Iterable<number>, most: number): void {
  for (const print of prints) {
    kept.delete(print);
    kept.add(print);
  }
  for (const oldest of kept) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
}

/** A text of fewer letters and digits is everywhere. */
const LEAST_CHARS = 12;

/** The windows of a text; of one that is too short for any, one hash of all of it. */
export function* fingerprints(text: string): Generator<number> {
  let isShort = true;
  for (const hash of windowHashes(text)) {
    isShort = false;
    yield hash;
  }
  const joined = isShort ? wordsOf(text).join(' ') : '';
  if (joined.length >= LEAST_CHARS && joined.includes(' ')) yield fnv1a(joined, 0, joined.length);
}

/** Case, spacing and punctuation differ between what is typed and what is sent; they do not count. */
export function* windowHashes(text: string): Generator<number> {
  const words = wordsOf(text);
  const joined = words.join(' ');
  let start = 0;
  for (const word of words) {
    if (start + WINDOW_CHARS > joined.length) return;
    yield fnv1a(joined, start, start + WINDOW_CHARS);
    start += word.length + 1;
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** 32-bit FNV-1a over UTF-16 code units (public domain, Fowler, Noll, Vo). */
function fnv1a(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

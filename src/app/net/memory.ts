import { windowHashes, WINDOW_CHARS } from '../../guard/entered.ts';
import { createMatcher, neighbours, type Matcher, type ProtectedValue } from '../../guard/value-match.ts';
import { createVault, type Vault } from '../../guard/vault.ts';
import type { NetNote } from '../../platform/net-port.ts';
import { fingerprint, plainText } from './plain-text.ts';

/**
 * What may not leave a group of tabs, as its guards told it; it lives in this memory only.
 *
 * A protected value is stopped wherever it stands. A value that was open in a text that was read, the characters around
 * it, and a text that could not be read are stopped unless the whole string has a verdict of its own that lets it go:
 * the gate judges alike, so what it lets pass the net lets pass as well.
 */
export interface NetMemory {
  note(note: NetNote, from: object): void;
  /** A page has gone, and what it released with it. After the last one what was read counts for workers only. */
  forget(from: object, isLast: boolean): void;
  /** @param isOfTab false: asked by a worker that may serve other tabs too, so only what was read last counts */
  holds(texts: Iterable<string>, isOfTab: boolean): boolean;
}

interface Watched {
  readonly value: string;
  readonly matcher: Matcher;
  readonly plain: string;
  /** Hashes of the text around it; see guard/entered.ts. */
  readonly windows: readonly number[];
  readonly turn: number;
}

type Typed = Pick<ProtectedValue, 'value' | 'before' | 'after'>;
type Vaulted = Pick<Extract<NetNote, { t: 'vault' }>, 'protect' | 'release'>;

/** Half-typed values come and go; the oldest go for good. */
const MOST_READ = 200;
const MOST_CLEARED = 500;
const MOST_UNREAD_WINDOWS = 100_000;
/** How many of the texts with open values that were read last count for a worker that serves several tabs. */
const LATEST = 3;

export function createNetMemory(): NetMemory {
  const standing = new Map<string, Watched>();
  const read = new Map<string, Watched>();
  const unread = new Set<number>();
  const cleared = new Set<string>();
  let changes: (Vaulted & { readonly from: object })[] = [];
  let vault: Vault = createVault();
  let turn = 0;
  let firstOfTab = 0;

  function noteText({ text, open }: Extract<NetNote, { t: 'read' }>): void {
    if (open === null) {
      // Read again, as it is before each send: its verdict stands.
      if (cleared.has(fingerprint(text))) return;
      for (const hash of windowHashes(text)) if (unread.size < MOST_UNREAD_WINDOWS) unread.add(hash);
      return;
    }
    if (unread.size > 0) for (const hash of windowHashes(text)) unread.delete(hash);
    if (open.every(([start, end]) => vault.isReleased(text.slice(start, end))))
      return keep(cleared, MOST_CLEARED, fingerprint(text));
    cleared.delete(fingerprint(text));
    turn += 1;
    for (const [start, end] of open) {
      const typed = { value: text.slice(start, end), ...neighbours(text, start, end) };
      // So short on both sides that every window in it touches the value.
      const around = text.slice(Math.max(0, start - WINDOW_CHARS + 1), end + WINDOW_CHARS - 1);
      keep(read, MOST_READ, keyOf(typed), watched(typed, turn, [...windowHashes(around)]));
    }
  }

  function apply({ protect, release }: Vaulted): void {
    vault.protect(protect);
    vault.release(release);
  }

  function counting(isOfTab: boolean): (text: string) => boolean {
    const first = isOfTab ? firstOfTab : turn - LATEST + 1;
    const values = [...read.values()].filter((one) => one.turn >= first && !vault.isReleased(one.value));
    const windows = new Set([...unread, ...values.flatMap((one) => one.windows)]);
    const always = [...standing.values()].filter((one) => !vault.isReleased(one.value));
    return (text) => {
      const plain = plainText(text);
      const isIn = (one: Watched) => plain.includes(one.plain) && one.matcher.matches(text);
      if (always.some(isIn)) return true;
      return (values.some(isIn) || sharesWindow(windows, text)) && !cleared.has(fingerprint(text));
    };
  }

  return {
    note(note, from) {
      if (note.t === 'read') return noteText(note);
      changes.push({ from, protect: note.protect, release: note.release });
      apply(note);
      for (const value of note.protect) standing.set(keyOf(value), watched(value, 0));
    },
    forget(from, isLast) {
      changes = changes.map((change) => (change.from === from ? { ...change, release: [] } : change));
      vault = createVault();
      changes.forEach(apply);
      if (!isLast) return;
      firstOfTab = turn + 1;
      unread.clear();
      cleared.clear();
    },
    holds(texts, isOfTab) {
      const isHeld = counting(isOfTab);
      for (const text of texts) if (isHeld(text)) return true;
      return false;
    },
  };
}

function watched(typed: Typed, turn: number, windows: readonly number[] = []): Watched {
  return { value: typed.value, matcher: createMatcher(typed), plain: plainText(typed.value), windows, turn };
}

/** The neighbours are part of the key: a short value is known by each place in which it was typed. */
function keyOf({ value, before, after }: Typed): string {
  return `${value}|${before}|${after}`;
}

/** Kept in the order of use; the oldest go. */
function keep<T>(map: Map<string, T>, most: number, key: string, value: T): void;
function keep(set: Set<string>, most: number, key: string): void;
function keep(kept: Map<string, unknown> | Set<string>, most: number, key: string, value?: unknown): void {
  kept.delete(key);
  if (kept instanceof Map) kept.set(key, value);
  else kept.add(key);
  for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
}

function sharesWindow(windows: ReadonlySet<number>, text: string): boolean {
  if (windows.size > 0) for (const hash of windowHashes(text)) if (windows.has(hash)) return true;
  return false;
}

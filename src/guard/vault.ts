import type { CategoryId } from '../phi/category.ts';
import type { Role } from '../phi/finding.ts';
import { partMatchers } from './name-parts.ts';
import { createMatcher, type Matcher, type ProtectedValue } from './value-match.ts';

export interface VaultChange {
  readonly protect: readonly ProtectedValue[];
  readonly release: readonly string[];
  /** Open in a composer of that frame. */
  readonly seen: readonly ProtectedValue[];
}

interface Entry {
  readonly protectedValue: ProtectedValue;
  readonly matcher: Matcher;
  /** The single words of a name. */
  readonly parts: readonly Matcher[];
}

/**
 * What may not leave. Standing values were de-identified or held in a send: they stay protected for the life of the
 * tab. Current values are the open findings of what is in a composer now: they come and go with the text. A released
 * value (override, "not PHI") is free for the conversation. It lives in memory only.
 */
export interface Vault {
  /** Replaces the current values of one composer, which reads `text` now. What has gone from the text is seen. */
  setCurrent(composer: object, text: string, values: readonly ProtectedValue[]): void;
  /** Values that stood in a box, here or in another frame: they stay out of requests, and are found in no prompt. */
  see(values: readonly ProtectedValue[]): void;
  protect(values: readonly ProtectedValue[]): void;
  release(values: readonly string[]): void;
  isReleased(value: string): boolean;
  /** Another conversation: what was released is protected again. */
  forgetReleases(): void;
  /** Hits of any protected value, and of single words of protected names, in order of start; for texts of a person. */
  find(text: string): { start: number; end: number; category: CategoryId; role: Role }[];
  /** Whether any protected value stands in it, whole; for anything that leaves. */
  holds(text: string): boolean;
}

/** Half-typed values come and go; the oldest go for good. */
const MOST_SEEN = 200;

export function createVault(): Vault {
  const standing = new Map<string, Entry>();
  const released = new Set<string>();
  const current = new Map<object, Entry[]>();
  const seen = new Map<string, Entry>();

  /** With "Maria Gonzales" released, "Mrs. Gonzales" is not asked about again. */
  function isReleased(value: string): boolean {
    const key = keyOf(value);
    return released.has(key) || [...released].some((known) => ` ${known} `.includes(` ${key} `));
  }

  function entries(): Entry[] {
    return [...standing.values(), ...[...current.values()].flat()].filter(
      (entry) => !isReleased(entry.protectedValue.value),
    );
  }

  function see(values: readonly ProtectedValue[]): void {
    for (const value of values) {
      if (seen.size >= MOST_SEEN) seen.delete([...seen.keys()][0] ?? '');
      seen.set(keyOf(value.value), entryOf(value));
    }
  }

  return {
    see,
    setCurrent(composer, text, values) {
      // What still stands there and is found no more was taken for something else while it was being typed.
      const gone = (current.get(composer) ?? []).filter(({ matcher }) => !matcher.matches(text));
      see(gone.map(({ protectedValue }) => protectedValue));
      if (values.length === 0) current.delete(composer);
      else current.set(composer, values.map(entryOf));
    },
    protect(values) {
      for (const value of values) {
        released.delete(keyOf(value.value));
        // The neighbours are part of the key: a short value is known by each place in which it was typed.
        standing.set(`${keyOf(value.value)}|${value.before}|${value.after}`, entryOf(value));
      }
    },
    release(values) {
      for (const value of values) released.add(keyOf(value));
    },
    isReleased,
    forgetReleases: () => released.clear(),
    find: (text) =>
      entries()
        .flatMap(({ matcher, parts, protectedValue: { category, role } }) =>
          [matcher, ...parts].flatMap((known) => known.find(text)).map((span) => ({ ...span, category, role })),
        )
        .toSorted((a, b) => a.start - b.start),
    holds: (text) =>
      [...entries(), ...seen.values()].some(
        ({ matcher, protectedValue }) => !isReleased(protectedValue.value) && matcher.matches(text),
      ),
  };
}

function entryOf(protectedValue: ProtectedValue): Entry {
  const parts = protectedValue.category === 'name' ? partMatchers(protectedValue.value) : [];
  return { protectedValue, matcher: createMatcher(protectedValue), parts };
}

function keyOf(value: string): string {
  return (value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

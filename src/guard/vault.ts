import type { CategoryId } from '../phi/category.ts';
import type { Role } from '../phi/finding.ts';
import { createMatcher, type Matcher, type ProtectedValue } from './value-match.ts';

export interface VaultChange {
  readonly protect: readonly ProtectedValue[];
  readonly release: readonly string[];
}

interface Entry {
  readonly protectedValue: ProtectedValue;
  readonly matcher: Matcher;
}

/**
 * What may not leave. Standing values were de-identified or held in a send: they stay protected for the life of the
 * tab. Current values are the open findings of what is in a composer now: they come and go with the text. A released
 * value (override, "not PHI") is free for the conversation. It lives in memory only.
 */
export interface Vault {
  /** Replaces the current values of one composer. */
  setCurrent(composer: object, values: readonly ProtectedValue[]): void;
  protect(values: readonly ProtectedValue[]): void;
  release(values: readonly string[]): void;
  isReleased(value: string): boolean;
  /** Another conversation: what was released is protected again. */
  forgetReleases(): void;
  /** Hits of any protected value, in order of start. */
  find(text: string): { start: number; end: number; category: CategoryId; role: Role }[];
  holds(text: string): boolean;
}

export function createVault(): Vault {
  const standing = new Map<string, Entry>();
  const released = new Set<string>();
  const current = new Map<object, Entry[]>();

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

  return {
    setCurrent(composer, values) {
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
        .flatMap(({ matcher, protectedValue: { category, role } }) =>
          matcher.find(text).map((span) => ({ ...span, category, role })),
        )
        .toSorted((a, b) => a.start - b.start),
    holds: (text) => entries().some((entry) => entry.matcher.matches(text)),
  };
}

function entryOf(protectedValue: ProtectedValue): Entry {
  return { protectedValue, matcher: createMatcher(protectedValue) };
}

function keyOf(value: string): string {
  return (value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

import type { CategoryId } from '../phi/category.ts';
import type { Role } from '../phi/finding.ts';
import { partMatchers } from './name-parts.ts';
import { createMatcher, type Matcher, type ProtectedValue } from './value-match.ts';

export interface VaultChange {
  readonly protect: readonly ProtectedValue[];
  readonly release: readonly string[];
  /** Open in a composer of that frame. */
  readonly seen: readonly ProtectedValue[];
  /** The id of the conversation in which that happened; absent or '' when it had none. */
  readonly conversation?: string;
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
 * value (override, "not PHI") is free in its conversation, also when the person comes back to it. It lives in memory
 * only.
 */
export interface Vault {
  /** Replaces the current values of one composer, which reads `text` now. What has gone from the text is seen. */
  setCurrent(composer: object, text: string, values: readonly ProtectedValue[]): void;
  /** Values that stood in a box, here or in another frame: they stay out of requests, and are found in no prompt. */
  see(values: readonly ProtectedValue[]): void;
  /** Ends a release in the conversation that is named, or else in the one where the person is. */
  protect(values: readonly ProtectedValue[], conversation?: string): void;
  release(values: readonly string[], conversation?: string): void;
  isReleased(value: string): boolean;
  /**
   * The person is in this conversation ('' when it has no id yet): what was released elsewhere is protected again, what
   * was released here before is free again. `isNamed`: it is the one without an id, which has got one now.
   */
  turnTo(conversation: string, isNamed: boolean): void;
  /** What is released in the conversation where the person is. */
  releases(): string[];
  /** Hits of any protected value, and of single words of protected names, in order of start; for texts of a person. */
  find(text: string): { start: number; end: number; category: CategoryId; role: Role }[];
  /** Whether any protected value stands in it, whole; for anything that leaves. */
  holds(text: string): boolean;
}

/** Half-typed values come and go; the oldest go for good. */
const MOST_SEEN = 200;
/** Who comes back to an older one is asked again. */
const MOST_CONVERSATIONS = 50;

export function createVault(): Vault {
  const standing = new Map<string, Entry>();
  const releasedIn = new Map<string, Set<string>>();
  let here = '';
  const current = new Map<object, Entry[]>();
  const seen = new Map<string, Entry>();

  /** With "Maria Gonzales" released, "Mrs. Gonzales" is not asked about again. */
  function isReleased(value: string): boolean {
    const key = keyOf(value);
    return [...released(here)].some((known) => ` ${known} `.includes(` ${key} `));
  }

  function released(conversation: string): Set<string> {
    const known = releasedIn.get(conversation);
    if (known) return known;
    const fresh = new Set<string>();
    releasedIn.set(conversation, fresh);
    for (const oldest of releasedIn.keys()) {
      if (releasedIn.size <= MOST_CONVERSATIONS) break;
      releasedIn.delete(oldest);
    }
    return fresh;
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
    protect(values, conversation = here) {
      for (const value of values) {
        released(conversation).delete(keyOf(value.value));
        // The neighbours are part of the key: a short value is known by each place in which it was typed.
        standing.set(`${keyOf(value.value)}|${value.before}|${value.after}`, entryOf(value));
      }
    },
    release(values, conversation = here) {
      for (const value of values) released(conversation).add(keyOf(value));
    },
    isReleased,
    turnTo(conversation, isNamed) {
      const kept = released(conversation);
      if (isNamed) for (const value of released('')) kept.add(value);
      releasedIn.delete('');
      // Re-inserted, so that the map's order is the order of use.
      releasedIn.delete(conversation);
      releasedIn.set(conversation, kept);
      here = conversation;
    },
    releases: () => [...released(here)],
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

import { fingerprints, keepNewest } from '../guard/entered.ts';
import type { Verdict } from '../phi/finding.ts';

/** A page's part in the memory of its origin. */
export interface OriginMember {
  /** A person has entered this text, and the page may keep it from now on. */
  reading(text: string): void;
  read(text: string, verdict: Verdict): void;
  leave(): void;
}

/** The oldest text of an origin, and the origin that has been quiet for longest, are forgotten. */
const MOST_PRINTS = 10_000;
const MOST_ORIGINS = 50;

interface Origin {
  /** Of texts without a verdict. */
  readonly unread: Set<number>;
  /** Of texts in which something was found, or that could not be read; a clear text with the same words frees none. */
  readonly unclear: Set<number>;
  readonly members: Set<(prints: readonly number[]) => void>;
}

/**
 * What was entered on each origin and is not known to be clear, as fingerprints that cannot give the text back. A page can
 * keep a text in its own storage and send it after a reload or from another tab, whose guard never saw it entered. In
 * this memory only; a clear text is forgotten as soon as that is known.
 */
export function createEnteredOrigins(): {
  /** `tell` hears at once what is known, if only nothing, and later what is found in other pages of the origin. */
  join(origin: string, tell: (prints: readonly number[]) => void): OriginMember;
} {
  const origins = new Map<string, Origin>();

  /** Re-inserted, so that the map's order is the order of use. */
  function used(name: string): Origin {
    const origin = origins.get(name) ?? { unread: new Set(), unclear: new Set(), members: new Set() };
    origins.delete(name);
    origins.set(name, origin);
    for (const [oldest, { members }] of origins) {
      if (origins.size <= MOST_ORIGINS) break;
      if (members.size === 0) origins.delete(oldest);
    }
    return origin;
  }

  return {
    join(name, tell) {
      const { unread, unclear, members } = used(name);
      members.add(tell);
      tell([...unread, ...unclear]);
      return {
        reading(text) {
          used(name);
          keepNewest(unread, fingerprints(text), MOST_PRINTS);
        },
        read(text, verdict) {
          const prints = [...fingerprints(text)];
          for (const print of prints) unread.delete(print);
          if (verdict.kind === 'clear') return;
          keepNewest(unclear, prints, MOST_PRINTS);
          const told = prints.slice(-MOST_PRINTS);
          for (const member of members) if (member !== tell) member(told);
        },
        leave: () => void members.delete(tell),
      };
    },
  };
}

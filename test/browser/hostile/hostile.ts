/** What the probes of the hostile page can do to each other, and all that they have learned. */
export interface Hostile {
  /** Keeps a text that a probe came to know; each text once. */
  learn(probe: Probe, text: string): void;
  /** Whether the stand-in of a careless guard is at work: it shows that the probes see. */
  readonly isPlanted: boolean;
  /** Where the extension's pages are; the page tries it as if it had guessed it. Empty where there is none. */
  readonly extensionUrl: string;
  /** Repeated as long as the page is hostile. */
  readonly rounds: (() => void)[];
  /** Every text by probe. */
  told(): Record<string, string[]>;
  stop(): void;
}

export const PROBES = [
  'primitives',
  'inherited',
  'handshake',
  'events',
  'messages',
  'nodes',
  'tree',
  'styles',
  'highlights',
  'find',
  'selection',
  'keys',
  'timeline',
  'stacks',
  'frames',
  'resources',
] as const;
export type Probe = (typeof PROBES)[number];

declare global {
  interface Window {
    hostile: Hostile;
    sendNow(text: string): void;
  }
}

/** Runs in the page, ahead of its other scripts; everything that it needs it takes now. */
export function startHostile(isPlanted: boolean, extensionUrl: string): void {
  const MOST_TEXTS = 20_000;
  const { keys, create } = Object;
  const { clearInterval } = window;
  const seen = create(null) as Record<string, Record<string, true>>;
  const rounds: (() => void)[] = [];
  let count = 0;
  let isOver = false;
  const timer = setInterval(() => {
    for (let index = 0; index < rounds.length; index += 1) {
      try {
        rounds[index]?.();
      } catch (error) {
        // A probe that another one has broken must not end the rest.
        window.hostile.learn('events', String(error));
      }
    }
  }, 100);
  window.hostile = {
    isPlanted,
    extensionUrl,
    rounds,
    learn(probe, text) {
      if (isOver || count > MOST_TEXTS) return;
      const texts = (seen[probe] ??= create(null) as Record<string, true>);
      if (texts[text]) return;
      texts[text] = true;
      count += 1;
    },
    told() {
      const all = create(null) as Record<string, string[]>;
      for (const probe in seen) all[probe] = keys(seen[probe] ?? {});
      return all;
    },
    stop() {
      isOver = true;
      clearInterval(timer);
    },
  };
}

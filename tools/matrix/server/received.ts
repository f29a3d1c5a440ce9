/** One thing that the matrix server received, whole: a request with every header, or one WebSocket frame. */
export interface Received {
  readonly kind: 'request' | 'frame';
  readonly method: string;
  readonly host: string;
  /** Path and query as received. */
  readonly target: string;
  /** By lower-case name; empty for a frame. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** Everything that one browser sent, in order of arrival. */
export interface Arrivals {
  add(received: Received): void;
  /** What one host received since a mark, oldest first. */
  of(host: string, mark?: number): readonly Received[];
  /** A mark for `of`: how many things this host has received so far. */
  mark(host: string): number;
  /** Resolves as soon as the check holds for a host, false when it did not within the limit. */
  until(host: string, check: () => boolean, limitMs: number): Promise<boolean>;
  /** What a host has received counts no more. */
  forget(host: string): void;
  /** Hosts that received something. */
  hosts(): string[];
}

export function createArrivals(): Arrivals {
  const byHost = new Map<string, Received[]>();
  const waiting = new Map<string, Set<() => void>>();
  return {
    add(received) {
      const list = byHost.get(received.host) ?? [];
      byHost.set(received.host, [...list, received]);
      for (const look of waiting.get(received.host) ?? []) look();
    },
    of: (host, mark = 0) => (byHost.get(host) ?? []).slice(mark),
    mark: (host) => byHost.get(host)?.length ?? 0,
    forget: (host) => void byHost.delete(host),
    hosts: () => [...byHost.keys()],
    until: (host, check, limitMs) =>
      new Promise((resolve) => {
        const looks = waiting.get(host) ?? new Set();
        waiting.set(host, looks);
        const end = (held: boolean) => {
          looks.delete(look);
          clearTimeout(timer);
          resolve(held);
        };
        const look = () => void (check() && end(true));
        const timer = setTimeout(() => end(false), limitMs);
        looks.add(look);
        look();
      }),
  };
}

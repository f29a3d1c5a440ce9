/** One thing that a server of the demo institution received. */
export interface Entry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly kind: 'request' | 'frame';
  readonly method: string;
  readonly host: string;
  /** Path and query as received. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body of a request or the payload of a WebSocket frame. */
  readonly bytes: Buffer;
}

/** Everything that left the browser, in order of arrival: what the story measures leaks on. */
export interface ServerRecord {
  add(entry: Omit<Entry, 'at'>): void;
  /** Entries since a mark, oldest first. */
  since(mark: number): readonly Entry[];
  /** A mark for `since`. */
  mark(): number;
}

export function createRecord(): ServerRecord {
  const entries: Entry[] = [];
  return {
    add: (entry) => entries.push({ at: Date.now(), ...entry }),
    since: (mark) => entries.slice(mark),
    mark: () => entries.length,
  };
}

/** Path without the query. */
export function pathOf(entry: Entry): string {
  return entry.target.split('?')[0] ?? '';
}

export function textOf(entry: Entry): string {
  return entry.bytes.toString('utf8');
}

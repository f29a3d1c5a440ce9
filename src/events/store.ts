import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase, IDBPObjectStore } from 'idb';
import * as v from 'valibot';
import { EVENT_ACTIONS, EventSchema } from './schema.ts';
import type { ChaperoneEvent, EventAction } from './schema.ts';
import { uuidFloor } from './uuid.ts';

/** The events of this browser profile. Every event that goes in passes the schema; nothing else is ever stored. */
export interface EventStore {
  /** @throws Error that names the first field that is not one of an event's, and never its value */
  add(event: ChaperoneEvent): Promise<void>;
  /** Newest first. `before` is the id of an event: the list begins with the next older one. */
  list(limit: number, before?: string): Promise<ChaperoneEvent[]>;
  countsSince(atMs: number): Promise<Record<EventAction, number>>;
  close(): Promise<void>;
}

export interface EventRetention {
  readonly ageMs: number;
  readonly events: number;
}

/** Whichever comes first; the institution's own record, once delivered, is the one that is kept for long. */
export const RETENTION: EventRetention = { ageMs: 30 * 24 * 3_600_000, events: 10_000 };
export const EVENT_DATABASE = 'chaperone-events';

interface EventDatabase extends DBSchema {
  events: { key: string; value: ChaperoneEvent };
}

type WritableEvents = IDBPObjectStore<EventDatabase, ['events'], 'events', 'readwrite'>;

const FIELDS: ReadonlySet<unknown> = new Set(Object.keys(EventSchema.pipe[0].entries));

/** Keys of the input are not repeated unless they are the schema's own: a key can hold a text, too. */
function refusal(issues: readonly v.BaseIssue<unknown>[]): Error {
  const key = issues[0]?.path?.[0]?.key;
  return new Error(FIELDS.has(key) ? `not an event: field ${String(key)}` : 'not an event: unknown field');
}

/**
 * Opens the store. A connection that the browser closes (upgrade in another context, cleared site data) is opened
 * again at the next call.
 */
export async function openEventStore(
  name: string = EVENT_DATABASE,
  { now = () => Date.now(), retention = RETENTION }: { now?: () => number; retention?: EventRetention } = {},
): Promise<EventStore> {
  let connection: Promise<IDBPDatabase<EventDatabase>> | null = null;

  function connect(): Promise<IDBPDatabase<EventDatabase>> {
    const opened = openDB<EventDatabase>(name, 1, {
      upgrade: (db) => void db.createObjectStore('events', { keyPath: 'id' }),
      blocking: (_current, _blocked, event) => {
        connection = null;
        (event.target as IDBDatabase).close();
      },
      terminated: () => {
        connection = null;
      },
    });
    opened.catch(() => {
      connection = null;
    });
    return opened;
  }

  async function database(): Promise<IDBPDatabase<EventDatabase>> {
    connection ??= connect();
    return await connection;
  }

  async function add(event: ChaperoneEvent): Promise<void> {
    const parsed = v.safeParse(EventSchema, event);
    if (!parsed.success) throw refusal(parsed.issues);
    const transaction = (await database()).transaction('events', 'readwrite');
    // Both are awaited together: when the event is refused, the transaction's own rejection is not left unhandled.
    await Promise.all([write(transaction.store, parsed.output), transaction.done]);
  }

  async function write(events: WritableEvents, event: ChaperoneEvent): Promise<void> {
    await events.add(event);
    await events.delete(IDBKeyRange.upperBound(uuidFloor(now() - retention.ageMs), true));
    const surplus = (await events.count()) - retention.events;
    const newestSurplus = surplus > 0 ? (await events.getAllKeys(null, surplus)).at(-1) : undefined;
    if (newestSurplus !== undefined) await events.delete(IDBKeyRange.upperBound(newestSurplus));
  }

  async function list(limit: number, before?: string): Promise<ChaperoneEvent[]> {
    const found: ChaperoneEvent[] = [];
    const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
    let cursor = await (await database()).transaction('events').store.openCursor(range, 'prev');
    while (cursor !== null && found.length < limit) {
      // An event of an older version of the schema is passed over, not shown half.
      if (v.is(EventSchema, cursor.value)) found.push(cursor.value);
      cursor = await cursor.continue();
    }
    return found;
  }

  async function countsSince(atMs: number): Promise<Record<EventAction, number>> {
    const counts = Object.fromEntries(EVENT_ACTIONS.map((action) => [action, 0])) as Record<EventAction, number>;
    for (const event of await (await database()).getAll('events', IDBKeyRange.lowerBound(uuidFloor(atMs)))) {
      if (v.is(EventSchema, event)) counts[event.action] += 1;
    }
    return counts;
  }

  async function close(): Promise<void> {
    const open = connection;
    connection = null;
    (await open)?.close();
  }

  await database();
  return { add, list, countsSince, close };
}

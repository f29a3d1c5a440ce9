import * as v from 'valibot';
import type { KeptValue } from '../../platform/kept-value.ts';
import type { ServicePorts } from './ports.ts';

/** What storage has not taken, as on a full disk or past a quota. */
export interface Unstored {
  /** Events that are in no record, since the browser started. */
  readonly events: number;
  /** Whether the last write of anything that outlives the browser was refused: policy, settings, hosts. */
  readonly isSettings: boolean;
}

/**
 * Sending goes on when storage is full; the record does not. What is refused is counted and shown (popup, dashboard,
 * toolbar badge) until a later write is taken, so that nothing is lost in silence.
 */
export interface StorageHealth {
  /** The kept value; a write that storage refuses is noted instead of thrown. */
  readonly kept: ServicePorts['kept'];
  /** Adds an event to the record. @returns whether the record has taken it */
  recording(add: () => Promise<void>): Promise<boolean>;
  unstored(): Promise<Unstored>;
}

const NoteSchema = v.strictObject({ events: v.number(), refused: v.array(v.string()) });

interface Known {
  events: number;
  /** Whose last write was refused. */
  readonly refused: Set<string>;
}

const EVENTS = 'events';

export function createStorageHealth({ kept, badge }: Pick<ServicePorts, 'kept' | 'badge'>): StorageHealth {
  // The session's storage is in memory: it takes a note also when the disk is full.
  const note = kept('session', 'unstored');
  let recalling: Promise<Known> | null = null;
  /** Written again once anything is taken: nobody else may write them for days. */
  const refusedWrites = new Map<string, () => Promise<void>>();

  function recall(): Promise<Known> {
    recalling ??= noted().then((value) => {
      const { success, output } = v.safeParse(NoteSchema, value);
      return success ? { ...output, refused: new Set(output.refused) } : { events: 0, refused: new Set() };
    });
    return recalling;
  }

  async function noted(): Promise<unknown> {
    return await note.get().catch(() => undefined);
  }

  async function noteOf(what: string, isTaken: boolean): Promise<void> {
    const known = await recall();
    if (isTaken && !known.refused.delete(what)) return;
    if (!isTaken) known.refused.add(what);
    if (!isTaken && what === EVENTS) known.events += 1;
    await badge(known.refused.size > 0 ? 'storage' : null, null);
    await note.set({ ...known, refused: [...known.refused] }).catch(() => undefined);
  }

  async function attempt(what: string, write: () => Promise<void>): Promise<boolean> {
    // A newer value, or the same one: an older one must not come after it.
    refusedWrites.delete(what);
    const isTaken = await write().then(
      () => true,
      () => false,
    );
    if (!isTaken && what !== EVENTS) refusedWrites.set(what, write);
    await noteOf(what, isTaken);
    if (isTaken) await writeAgain();
    return isTaken;
  }

  /** One after the other; the first that is refused again ends it. */
  async function writeAgain(): Promise<void> {
    const [next] = refusedWrites;
    if (next) await attempt(...next);
  }

  return {
    kept(area, key): KeptValue {
      const value = kept(area, key);
      // What the session keeps ends with the browser, stored or not.
      if (area === 'session') return value;
      return {
        get: value.get,
        set: async (next) => void (await attempt(key, async () => await value.set(next))),
      };
    },
    recording: async (add) => await attempt(EVENTS, add),
    async unstored() {
      const { events, refused } = await recall();
      return { events, isSettings: [...refused].some((what) => what !== EVENTS) };
    },
  };
}

import * as v from 'valibot';
import { makeEvent } from '../../events/make.ts';
import { EVENT_ACTIONS, EventDraftSchema, type EventAction, type EventDraft } from '../../events/schema.ts';
import type { EventStore } from '../../events/store.ts';
import type { EffectivePolicy } from '../../policy/effective.ts';
import { siteContext } from '../../policy/site-context.ts';
import type { ServicePorts } from './ports.ts';
import type { StorageHealth } from './storage-health.ts';

export interface EventLog {
  /** `host`: where it happened, null for what has no place. Gives whether storage has taken it. */
  record(draft: EventDraft, host: string | null, effective: EffectivePolicy): Promise<boolean>;
  countsToday(): Promise<Record<EventAction, number>>;
}

/** @throws Error that names the first member that is not a draft's, never its value */
export function eventDraft(value: unknown): EventDraft {
  const result = v.safeParse(EventDraftSchema, value);
  if (result.success) return result.output;
  const key = String(result.issues[0].path?.[0]?.key);
  throw new Error(`refused: record with a bad member: ${Object.hasOwn(EventDraftSchema.entries, key) ? key : 'event'}`);
}

export function createEventLog(
  { openEvents, sources }: Pick<ServicePorts, 'openEvents' | 'sources'>,
  health: Pick<StorageHealth, 'recording'>,
): EventLog {
  let opening: Promise<EventStore> | null = null;

  function store(): Promise<EventStore> {
    opening ??= openEvents().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  async function record(draft: EventDraft, host: string | null, effective: EffectivePolicy): Promise<boolean> {
    const { serial } = effective.status;
    const context = host === null ? null : siteContext(effective, host, draft.coverage);
    const facts = { site: context?.site?.id ?? null, host, status: context?.status ?? null, policySerial: serial };
    const event = makeEvent(draft, facts, sources);
    return await health.recording(async () => await (await store()).add(event));
  }

  /** From midnight as the person's clock shows it. */
  async function countsToday(): Promise<Record<EventAction, number>> {
    const now = sources.now();
    const eastMs = sources.offsetMinutes(now) * 60_000;
    const dayMs = 24 * 60 * 60_000;
    const midnight = Math.floor((now + eastMs) / dayMs) * dayMs - eastMs;
    try {
      return await (await store()).countsSince(midnight);
    } catch {
      // A store that cannot be opened has taken nothing either; that is shown beside the counts.
      return Object.fromEntries(EVENT_ACTIONS.map((action) => [action, 0])) as Record<EventAction, number>;
    }
  }

  return { record, countsToday };
}

import { MAX_STORED_COUNT } from '../events/schema.ts';
import { openEventStore, RETENTION } from '../events/store.ts';
import type { EventStore } from '../events/store.ts';
import { sendMessage } from '../platform/message-bus.ts';
import { BUILT_IN_SITES } from '../sites/builtin.ts';
import type { DashboardSource } from '../ui/model/dashboard.ts';

export const PAGE_SIZE = 25;
const DAY_MS = 24 * 3_600_000;

/** Midnight of a day in the viewer's time zone, `days` days back; the calendar's own step over changes of the clock. */
function midnight(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime();
}

/** The dashboard is a page of the extension's own origin, so it reads the same database as the background. */
export function createDashboardSource(
  open: () => Promise<EventStore> = openEventStore,
  now: () => number = Date.now,
): DashboardSource {
  let opened: Promise<EventStore> | null = null;

  function store(): Promise<EventStore> {
    opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  return {
    retentionDays: Math.round(RETENTION.ageMs / DAY_MS),
    maxCount: MAX_STORED_COUNT,
    async page(before) {
      const events = await (await store()).list(PAGE_SIZE + 1, before ?? undefined);
      return { events: events.slice(0, PAGE_SIZE), hasOlder: events.length > PAGE_SIZE };
    },
    async counts() {
      const events = await store();
      const [today, week] = await Promise.all([
        events.countsSince(midnight(now(), 0)),
        events.countsSince(midnight(now(), 6)),
      ]);
      return { today, week };
    },
    health: async () => await sendMessage('overview', { host: null }),
    siteName: (siteId) => BUILT_IN_SITES.find(({ id }) => id === siteId)?.name ?? null,
  };
}

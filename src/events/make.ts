import type { CategoryId } from '../phi/category.ts';
import type { SiteStatus } from '../policy/context.ts';
import { reportableHost } from './host.ts';
import { isSiteId, MAX_STORED_COUNT } from './schema.ts';
import type { ChaperoneEvent, EventDraft } from './schema.ts';
import { UUID_RANDOM_BYTES, uuidV7 } from './uuid.ts';

/** What the background knows of an occurrence; a page or its guard has no say in it. */
export interface EventFacts {
  readonly site: string | null;
  /** As in `URL.hostname`; cut here. */
  readonly host: string | null;
  readonly status: SiteStatus | null;
  readonly policySerial: number;
}

/** Clock and randomness, handed in so that an event can be foretold in a test. */
export interface EventSources {
  now(): number;
  /** Minutes east of UTC at that time. */
  offsetMinutes(atMs: number): number;
  randomBytes(length: number): Uint8Array;
}

export const SYSTEM_SOURCES: EventSources = {
  now: () => Date.now(),
  offsetMinutes: (atMs) => -new Date(atMs).getTimezoneOffset(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};

function storedCounts(counts: EventDraft['counts']): ChaperoneEvent['counts'] {
  const entries = Object.entries(counts) as [CategoryId, number][];
  return Object.fromEntries(
    entries.filter(([, count]) => count > 0).map(([category, count]) => [category, Math.min(count, MAX_STORED_COUNT)]),
  );
}

/** A guard's draft and the background's facts as one event. An id or host that could identify a person is left out. */
export function makeEvent(draft: EventDraft, facts: EventFacts, sources: EventSources): ChaperoneEvent {
  const at = sources.now();
  return {
    v: 1,
    id: uuidV7(at, sources.randomBytes(UUID_RANDOM_BYTES)),
    at,
    offsetMinutes: sources.offsetMinutes(at),
    site: facts.site !== null && isSiteId(facts.site) ? facts.site : null,
    host: facts.host === null ? null : reportableHost(facts.host),
    status: facts.status,
    policySerial: facts.policySerial,
    channel: draft.channel,
    action: draft.action,
    code: draft.code,
    counts: storedCounts(draft.counts),
    coverage: draft.coverage,
  };
}

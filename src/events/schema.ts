import * as v from 'valibot';
import { CATEGORY_IDS } from '../phi/category.ts';
import { OVERRIDE_REASONS, POLICY_FAULTS, SITE_STATUSES } from '../policy/context.ts';
import { reportableHost } from './host.ts';
import { uuidTime } from './uuid.ts';

/**
 * What was done. held, unscanned: a person's send, after a check or because there was none. stopped: something that
 * the page sent by itself; the person did nothing and has nothing to do.
 */
export const EVENT_ACTIONS = [
  'monitored',
  'allowed',
  'warned',
  'redacted',
  'blocked',
  'overridden',
  'held',
  'unscanned',
  'stopped',
  'policy',
] as const;
export const EVENT_CHANNELS = [
  'type',
  'paste',
  'drop',
  'edit',
  'network',
  'navigation',
  'voice',
  'camera',
  'screen',
  'policy',
] as const;
/** Why the action was taken; every code is listed here, so an event cannot carry a sentence. */
export const EVENT_CODES = [
  ...OVERRIDE_REASONS,
  ...POLICY_FAULTS,
  'policy-applied',
  'findings',
  'edited',
  'no-reason',
  'detector-silent',
  'detector-failed',
  'detector-unreachable',
  'too-long',
  'unreadable',
  'extension-gone',
  'not-verified',
  'no-text-found',
  'panel-unavailable',
  'host-covered',
  'site-prohibited',
  'draft-stopped',
  'request-stopped',
  'adapter-broken',
  'media-allowed',
  'media-refused',
  'media-blocked',
  'media-used',
  'recognised',
] as const;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));

/** What a guard may say of one occurrence. Enums and counts only: no field can hold a free string. */
export const EventDraftSchema = v.strictObject({
  channel: v.picklist(EVENT_CHANNELS),
  action: v.picklist(EVENT_ACTIONS),
  code: v.picklist(EVENT_CODES),
  counts: v.record(v.picklist(CATEGORY_IDS), Count),
  coverage: v.picklist(['full', 'late']),
});
export type EventDraft = v.InferOutput<typeof EventDraftSchema>;
export type EventAction = (typeof EVENT_ACTIONS)[number];
export type EventCode = (typeof EVENT_CODES)[number];
export type EventChannel = (typeof EVENT_CHANNELS)[number];

/** Stored counts end here ("1,000 or more"), so that a count of four digits or more can never be an identifier. */
export const MAX_STORED_COUNT = 1000;
const StoredCount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_STORED_COUNT));

const EventId = v.pipe(
  v.string(),
  v.check((id) => uuidTime(id) !== null, 'a version 7 UUID'),
);
const Host = v.pipe(
  v.string(),
  v.check((host) => reportableHost(host) === host, 'a host as reportableHost() cuts it'),
);
/** An id of the built-in list or of a signed policy; at most four digits, so it holds no number of a person. */
const SiteId = v.pipe(v.string(), v.regex(/^(?=.*[a-z]{2})(?!(?:.*\d){5})[a-z0-9-]{1,40}$/));
/** 2025-01-01 and 2100-01-01: no number of fewer than thirteen digits is a time of an event. */
const [EARLIEST, LATEST] = [1_735_689_600_000, 4_102_444_800_000];

/** One stored event. */
export const EventSchema = v.pipe(
  v.strictObject({
    v: v.literal(1),
    /** UUID version 7 of the same millisecond as `at`. */
    id: EventId,
    /** Milliseconds since the epoch. */
    at: v.pipe(v.number(), v.integer(), v.minValue(EARLIEST), v.maxValue(LATEST)),
    /** Minutes east of UTC. */
    offsetMinutes: v.pipe(v.number(), v.integer(), v.minValue(-840), v.maxValue(840)),
    site: v.nullable(SiteId),
    /** Registrable domain plus one label at most. */
    host: v.nullable(Host),
    status: v.nullable(v.picklist(SITE_STATUSES)),
    policySerial: v.pipe(v.number(), v.integer(), v.minValue(0)),
    ...EventDraftSchema.entries,
    counts: v.record(v.picklist(CATEGORY_IDS), StoredCount),
  }),
  v.forward(
    v.check((event) => uuidTime(event.id) === event.at, 'an id of the same millisecond'),
    ['id'],
  ),
);
export type ChaperoneEvent = v.InferOutput<typeof EventSchema>;

export function isSiteId(id: string): boolean {
  return v.is(SiteId, id);
}

import * as v from 'valibot';
import { CATEGORY_IDS } from '../phi/category.ts';
import { OVERRIDE_REASONS, POLICY_FAULTS, SITE_STATUSES } from '../policy/context.ts';

export const EVENT_ACTIONS = ['monitored', 'allowed', 'warned', 'redacted', 'blocked', 'overridden', 'held', 'unscanned', 'policy'] as const;
export const EVENT_CHANNELS = ['type', 'paste', 'drop', 'edit', 'network', 'navigation', 'policy'] as const;
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
  'site-prohibited',
  'draft-stopped',
  'request-stopped',
  'adapter-broken',
  'recognised',
] as const;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));

/** What a guard may say of one occurrence. Enums and counts only: no field can hold a free string. */
export const EventDraftSchema = v.strictObject({
  channel: v.picklist(EVENT_CHANNELS),
  action: v.picklist(EVENT_ACTIONS),
  code: v.picklist([...new Set(EVENT_CODES)] as unknown as typeof EVENT_CODES),
  counts: v.record(v.picklist(CATEGORY_IDS), Count),
  coverage: v.picklist(['full', 'late']),
});
export type EventDraft = v.InferOutput<typeof EventDraftSchema>;
export type EventAction = (typeof EVENT_ACTIONS)[number];
export type EventCode = (typeof EVENT_CODES)[number];
export type EventChannel = (typeof EVENT_CHANNELS)[number];

const Uuid = v.pipe(v.string(), v.uuid());
/** Registrable domain plus one label at most; letters, digits, hyphens, dots. */
const Host = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,3}$/));
const SiteId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));

/** One stored event. */
export const EventSchema = v.strictObject({
  v: v.literal(1),
  id: Uuid,
  /** Milliseconds since the epoch. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Minutes east of UTC. */
  offsetMinutes: v.pipe(v.number(), v.integer(), v.minValue(-840), v.maxValue(840)),
  site: v.nullable(SiteId),
  host: v.nullable(Host),
  status: v.nullable(v.picklist(SITE_STATUSES)),
  policySerial: v.pipe(v.number(), v.integer(), v.minValue(0)),
  ...EventDraftSchema.entries,
});
export type ChaperoneEvent = v.InferOutput<typeof EventSchema>;

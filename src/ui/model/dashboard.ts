import type { ChaperoneEvent, EventAction, EventChannel, EventCode } from '../../events/schema.ts';
import type { CategoryId } from '../../phi/category.ts';
import type { Overview } from '../../platform/messages.ts';
import type { SiteStatus } from '../../policy/context.ts';
import type { TodayCount, Tone } from './popup.ts';

/** Where the dashboard reads from; src/app/dashboard.ts is the real one. */
export interface DashboardSource {
  readonly retentionDays: number;
  /** Stored counts end here, which stands for "or more". */
  readonly maxCount: number;
  /** One page, newest first, below the event of that id. */
  page(before: string | null): Promise<{ readonly events: readonly ChaperoneEvent[]; readonly hasOlder: boolean }>;
  counts(): Promise<{ readonly today: ActionCounts; readonly week: ActionCounts }>;
  /** Whether requests of workers and images are seen, and what storage refused; rejects when nobody answers. */
  health(): Promise<Pick<Overview, 'isNetLive' | 'unstored'>>;
  /** Null: a site that this version and the policy do not name. */
  siteName(siteId: string): string | null;
}
type ActionCounts = Readonly<Record<EventAction, number>>;

export interface EventRow {
  readonly id: string;
  /** ISO 8601, for `<time>`. */
  readonly at: string;
  readonly time: string;
  readonly site: string | null;
  readonly host: string | null;
  readonly status: SiteStatus | null;
  readonly action: EventAction;
  readonly tone: Tone;
  readonly channel: EventChannel;
  readonly code: EventCode;
  /** Most frequent first. */
  readonly counts: readonly { readonly category: CategoryId; readonly count: number }[];
  /** False: text was kept back, and nobody counted what was in it. */
  readonly isCounted: boolean;
  readonly late: boolean;
}

export interface EventDay {
  readonly key: string;
  /** 0 today, 1 yesterday; null for any other day, which is named by its date alone. */
  readonly daysAgo: 0 | 1 | null;
  readonly date: string;
  readonly rows: readonly EventRow[];
}

/** The viewer's own calendar and clock. */
export interface Calendar {
  readonly now: number;
  readonly locale: string;
  readonly timeZone: string;
}

/**
 * Text that could not be checked was held as well; every other action stands for itself. What the page sent by itself
 * (`stopped`) is no send of a person and counts nowhere.
 */
export function countOf(counts: ActionCounts, id: TodayCount): number {
  return id === 'held' ? counts.held + counts.unscanned : counts[id];
}

const TONES: Record<EventAction, Tone> = {
  monitored: 'quiet',
  allowed: 'quiet',
  warned: 'warn',
  redacted: 'ok',
  blocked: 'stop',
  overridden: 'warn',
  held: 'warn',
  unscanned: 'stop',
  stopped: 'quiet',
  policy: 'quiet',
};

/** Text that was kept back, and what is no text, may hold anything; elsewhere no counts mean no identifiers. */
const KEPT_BACK: ReadonlySet<EventAction> = new Set(['held', 'unscanned', 'stopped']);
const NO_TEXT: ReadonlySet<EventChannel> = new Set(['voice', 'camera', 'screen']);

function row(event: ChaperoneEvent, siteName: DashboardSource['siteName'], clock: Intl.DateTimeFormat): EventRow {
  const counts = (Object.entries(event.counts) as [CategoryId, number][]).map(([category, count]) => ({
    category,
    count,
  }));
  return {
    id: event.id,
    at: new Date(event.at).toISOString(),
    time: clock.format(event.at),
    site: event.site === null ? null : (siteName(event.site) ?? event.site),
    host: event.host,
    status: event.status,
    action: event.action,
    tone: TONES[event.action],
    channel: event.channel,
    code: event.code,
    counts: counts.toSorted((a, b) => b.count - a.count),
    isCounted: counts.length > 0 || !(KEPT_BACK.has(event.action) || NO_TEXT.has(event.channel)),
    late: event.coverage === 'late',
  };
}

/** One page of events by the viewer's days, in the order in which they come. */
export function eventDays(
  events: readonly ChaperoneEvent[],
  siteName: DashboardSource['siteName'],
  calendar: Calendar,
): EventDay[] {
  const { locale, timeZone, now } = calendar;
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const date = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full' });
  const clock = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' });
  const today = dayOf.format(now);
  // The calendar day before, reckoned on the date itself: days of 23 and 25 hours do not matter there.
  const yesterday = new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const days = new Map<string, ChaperoneEvent[]>();
  for (const event of events) {
    const key = dayOf.format(event.at);
    days.set(key, [...(days.get(key) ?? []), event]);
  }
  return [...days].map(([key, ofDay]) => ({
    key,
    daysAgo: key === today ? 0 : key === yesterday ? 1 : null,
    date: date.format(ofDay[0]?.at),
    rows: ofDay.map((event) => row(event, siteName, clock)),
  }));
}

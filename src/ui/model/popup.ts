import type { GuardStatus, Overview } from '../../platform/messages.ts';
import type { Alternative, PolicyFault, PolicyState, SiteStatus } from '../../policy/context.ts';
import { safeLink } from './contact.ts';

export type { Alternative };

/** What could be learned about the active tab; null where nobody answered. */
export interface PopupFacts {
  /** The tab's host; null for a page that is not on the web. */
  readonly host: string | null;
  readonly overview: Overview | null;
  readonly guard: GuardStatus | null;
}

export type GuardLine = GuardStatus['state'] | 'absent' | 'no-chat' | 'no-answer';
export type Tone = 'ok' | 'warn' | 'stop' | 'quiet';
export type TodayCount = keyof Overview['today'];

/** What the popup shows, as ids and numbers; the words are in src/ui/text.ts. */
export interface PopupModel {
  /** Null: no site is named (no web page, or a page that is no AI chat). */
  readonly site: { readonly name: string | null; readonly host: string; readonly status: SiteStatus } | null;
  readonly host: string | null;
  readonly institution: string | null;
  readonly contact: string | null;
  readonly alternatives: readonly Alternative[];
  readonly guard: {
    readonly line: GuardLine;
    readonly tone: Tone;
    readonly findings: number;
    readonly late: boolean;
    readonly offerReload: boolean;
    /** Whether workers and images are checked as well; null where no chat is guarded. */
    readonly isNetLive: boolean | null;
  };
  readonly policy: {
    readonly state: PolicyState;
    readonly fault: PolicyFault | null;
    readonly serial: number | null;
    readonly tone: Tone;
    readonly ignoredSettings: readonly string[];
  } | null;
  readonly unstored: Overview['unstored'];
  /** Only what happened at all, in a fixed order. */
  readonly today: readonly { readonly id: TodayCount; readonly count: number }[];
}

const GUARD_TONES: Record<GuardLine, Tone> = {
  watching: 'ok',
  clear: 'ok',
  found: 'warn',
  holding: 'warn',
  covered: 'stop',
  'not-working': 'stop',
  absent: 'stop',
  'no-chat': 'quiet',
  'no-answer': 'stop',
};
const POLICY_TONES: Record<PolicyState, Tone> = {
  default: 'quiet',
  waiting: 'warn',
  current: 'ok',
  stale: 'warn',
  expired: 'stop',
};
export const TODAY_ORDER: readonly TodayCount[] = ['redacted', 'warned', 'overridden', 'blocked', 'held'];

/** A host that has a status is a chat (listed, or recognised before) when its guard is silent; that silence must show. */
function guardLine({ overview, guard }: PopupFacts): GuardLine {
  if (guard !== null) return guard.state;
  if (overview === null) return 'no-answer';
  return overview.status === null ? 'no-chat' : 'absent';
}

function site({ host, overview, guard }: PopupFacts): PopupModel['site'] {
  if (host === null || overview === null || (overview.status === null && guard === null)) return null;
  return { name: overview.siteName, host, status: overview.status ?? 'unlisted' };
}

function policy(overview: Overview | null): PopupModel['policy'] {
  if (overview === null) return null;
  const { state, fault, serial } = overview.policy;
  const inForce = state === 'default' || state === 'waiting' ? null : serial;
  const ignoredSettings = overview.ignoredSettings ?? [];
  const isFaulty = fault !== null || ignoredSettings.length > 0;
  const tone = isFaulty && POLICY_TONES[state] !== 'stop' ? 'warn' : POLICY_TONES[state];
  return { state, fault, serial: inForce, tone, ignoredSettings };
}

export function popupModel(facts: PopupFacts): PopupModel {
  const { host, overview, guard } = facts;
  const line = guardLine(facts);
  const named = site(facts);
  const late = guard?.coverage === 'late';
  const needsAlternative = named !== null && named.status !== 'approved';
  return {
    site: named,
    host,
    institution: overview?.institution ?? null,
    contact: overview?.contact ?? null,
    alternatives: needsAlternative ? (overview?.alternatives ?? []).filter(({ url }) => safeLink(url) !== null) : [],
    guard: {
      line,
      tone: GUARD_TONES[line],
      findings: guard?.findings ?? 0,
      late,
      isNetLive: guard === null ? null : (overview?.isNetLive ?? null),
      offerReload: late || line === 'absent' || line === 'not-working',
    },
    policy: policy(overview),
    unstored: overview?.unstored ?? { events: 0, isSettings: false },
    today: TODAY_ORDER.map((id) => ({ id, count: overview?.today[id] ?? 0 })).filter(({ count }) => count > 0),
  };
}

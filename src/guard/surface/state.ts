import type { UnscannedReason } from '../../phi/finding.ts';
import type { Alternative, MediaKind, PolicyState, SiteStatus } from '../../policy/context.ts';

/** Why a send is held without a panel. */
export type HoldReason =
  | UnscannedReason
  | 'not-verified'
  | 'no-text-found'
  | 'site-prohibited'
  | 'press-again'
  | 'not-copied'
  | 'request-stopped'
  | 'panel-unavailable'
  | 'host-covered';

/** What the chip at the composer says. It never holds a value. */
export type ChipState =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'found'; readonly count: number; readonly possible: number }
  | { readonly kind: 'deidentified'; readonly count: number }
  | { readonly kind: 'held'; readonly why: HoldReason };

/** The page wants to use something that cannot be read: a question, or why it was refused. */
export interface MediaNotice {
  readonly kinds: readonly MediaKind[];
  readonly isBlocked: boolean;
  /** Whether the page waits for the answer; otherwise it was refused, and an answer counts for its next try. */
  readonly isWaiting: boolean;
}

/** The slim banner on a site that is not approved. */
export interface BannerState {
  readonly siteName: string;
  readonly status: Exclude<SiteStatus, 'approved'>;
  readonly institution: string | null;
  readonly alternatives: readonly Alternative[];
  readonly policy: PolicyState;
  /** late: the page was already running; a reload completes the coverage. Offered only while nothing is entered. */
  readonly offerReload: boolean;
}

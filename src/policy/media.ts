import {
  MEDIA_ACTIONS,
  MEDIA_KINDS,
  type Action,
  type MediaAction,
  type MediaKind,
  type SiteContext,
  type SiteStatus,
} from './context.ts';
import type { EffectivePolicy } from './effective.ts';
import type { SiteRule } from './schema.ts';

/** The mildest that the managed `enforcement` leaves: what cannot be read cannot be de-identified either. */
const FLOORS: Readonly<Record<Action, MediaAction>> = {
  monitor: 'allow',
  allow: 'allow',
  warn: 'warn',
  redact: 'warn',
  block: 'block',
};

function strictest(actions: readonly MediaAction[]): MediaAction {
  return actions.reduce((a, b) => (MEDIA_ACTIONS.indexOf(a) >= MEDIA_ACTIONS.indexOf(b) ? a : b));
}

/**
 * Microphone, camera and shared screen on one host: the rule's word, then the policy's, then `warn`; never milder than
 * the managed floor. An expired policy is no longer trusted to let them go silently.
 */
export function mediaOf(
  { terms, floor, status: { state } }: EffectivePolicy,
  rule: SiteRule | null,
  status: SiteStatus,
): SiteContext['media'] {
  const least = [
    FLOORS[floor],
    ...(status === 'prohibited' ? (['block'] as const) : []),
    ...(state === 'expired' ? (['warn'] as const) : []),
  ];
  const entries = MEDIA_KINDS.map(
    (kind) => [kind, strictest([rule?.[kind] ?? terms[kind] ?? 'warn', ...least])] as const,
  );
  return Object.fromEntries(entries) as Record<MediaKind, MediaAction>;
}

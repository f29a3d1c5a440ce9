import type { EventAction } from '../../events/schema.ts';
import type { Overview } from '../../platform/messages.ts';
import type { EffectivePolicy } from '../../policy/effective.ts';
import { siteContext } from '../../policy/site-context.ts';

/** What a popup or the page of a stopped site shows. */
export function overviewOf(
  effective: EffectivePolicy,
  host: string | null,
  recognised: readonly string[],
  today: Record<EventAction, number>,
  ignoredSettings: readonly string[],
  isNetLive: boolean,
  unstored: Overview['unstored'],
): Overview {
  const context = host === null ? null : siteContext(effective, host, 'full');
  // A page that is in no list and was never recognised is no AI chat as far as anybody knows: it has no status.
  const isChat =
    context !== null &&
    host !== null &&
    (context.status !== 'unlisted' || context.site !== null || recognised.includes(host));
  return {
    host,
    siteName: context?.site?.name ?? null,
    status: isChat ? context.status : null,
    institution: effective.institution?.name ?? null,
    contact: effective.institution?.contact ?? null,
    alternatives: context?.alternatives ?? [],
    policy: effective.status,
    ignoredSettings,
    isNetLive,
    unstored,
    today: {
      redacted: today.redacted,
      warned: today.warned,
      blocked: today.blocked,
      overridden: today.overridden,
      // Text that could not be read was held as well; what the page sent by itself (`stopped`) is no send of a person.
      held: today.held + today.unscanned,
    },
  };
}

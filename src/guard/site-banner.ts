import type { SiteContext } from '../policy/context.ts';
import type { Surface } from './surface/surface.ts';

/** Silent on approved sites, and where nobody has said what is approved; a late guard offers its reload anywhere. */
export function showBanner(context: SiteContext, surface: Surface, isEmpty: boolean): void {
  const { status, coverage, institution } = context;
  const isSilent = status === 'approved' || (institution === null && status !== 'unlisted' && coverage === 'full');
  if (isSilent) return surface.banner(null);
  surface.banner({
    siteName: context.site?.name ?? 'This AI chat',
    status,
    institution: institution?.name ?? null,
    alternatives: context.alternatives,
    policy: context.policy.state,
    offerReload: coverage === 'late' && isEmpty,
  });
}

import { siteOfHost } from '../sites/match.ts';
import { packedSites } from '../sites/packed.ts';
import { CATEGORY_IDS, type CategoryId } from '../phi/category.ts';
import type { Action, SiteContext } from '../policy/context.ts';

/** What holds from document_start until the background has answered: the built-in entry, and everything is redacted. */
export function provisionalContext(host: string): SiteContext {
  return {
    site: siteOfHost(packedSites(), host),
    status: 'restricted',
    actions: Object.fromEntries(CATEGORY_IDS.map((id) => [id, 'redact'])) as Record<CategoryId, Action>,
    overrideReasons: null,
    unreadable: 'block',
    media: { voice: 'block', camera: 'block', screen: 'block' },
    alternatives: [],
    institution: null,
    policy: { serial: 0, state: 'waiting', fault: null },
    coverage: 'full',
  };
}

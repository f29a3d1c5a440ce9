import { siteOfHost } from '../sites/match.ts';
import { packedSites } from '../sites/packed.ts';
import type { SiteContext } from '../policy/context.ts';

/** What holds from document_start until the background has answered: the built-in entry, and everything is redacted. */
export function provisionalContext(host: string): SiteContext {
  return {
    site: siteOfHost(packedSites(), host),
    status: 'restricted',
    actions: {},
    overrideReasons: null,
    unreadable: 'block',
    media: { voice: 'block', camera: 'block', screen: 'block' },
    alternatives: [],
    institution: null,
    policy: { serial: 0, state: 'waiting', fault: null },
    coverage: 'full',
  };
}

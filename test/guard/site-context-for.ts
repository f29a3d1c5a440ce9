import { CATEGORY_IDS, type CategoryId } from '../../src/phi/category.ts';
import type { Action, SiteContext } from '../../src/policy/context.ts';

/** A site on which every identifier is replaced, changed where a test says so. */
export function siteContextFor(change: Partial<SiteContext> = {}): SiteContext {
  return {
    site: null,
    status: 'unlisted',
    actions: Object.fromEntries(CATEGORY_IDS.map((id) => [id, 'redact'])) as Record<CategoryId, Action>,
    overrideReasons: [],
    unreadable: 'block',
    media: { voice: 'warn', camera: 'warn', screen: 'warn' },
    alternatives: [],
    institution: null,
    policy: { serial: 0, state: 'default', fault: null },
    coverage: 'full',
    ...change,
  };
}

import type { Policy } from '../../src/policy/schema.ts';
import { BUILT_IN_SITES } from '../../src/sites/builtin.ts';

/** Site ids that a policy names and nobody knows: a slip of the pen, or a site of a newer version. */
export function unknownSiteIds(policy: Policy): string[] {
  const known = new Set(
    [...BUILT_IN_SITES, ...policy.sites.flatMap((rule) => rule.entry ?? [])].map((site) => site.id),
  );
  return policy.sites.flatMap((rule) => rule.match.filter((name) => !name.includes('.') && !known.has(name)));
}

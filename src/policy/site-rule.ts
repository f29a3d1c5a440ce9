import { hostMatches, siteOfHost } from '../sites/match.ts';
import type { Site } from '../sites/schema.ts';
import type { SiteStatus } from './context.ts';
import type { SiteRule } from './schema.ts';

/** Rules in the order of their authority: those of one tier are asked only when no earlier tier answers. */
type RuleTiers = readonly (readonly SiteRule[])[];

/** What a host is judged by. */
export interface SiteTerms {
  readonly sites: readonly Site[];
  readonly tiers: RuleTiers;
  readonly listed: SiteStatus;
}

/** A prohibited name closes everything below it, as the browser's request rules do. */
function prohibitsAbove(rule: SiteRule, host: string): boolean {
  if (rule.status !== 'prohibited') return false;
  return rule.match.some((name) => {
    const base = name.replace(/^\*\./, '');
    return base.includes('.') && host.endsWith(`.${base}`);
  });
}

function ruleInTier(rules: readonly SiteRule[], host: string, siteId: string | null): SiteRule | null {
  const closedAtApex = rules.find((rule) => rule.status === 'prohibited' && rule.match.includes(`*.${host}`));
  if (closedAtApex !== undefined) return closedAtApex;
  const exact = rules.find((rule) => rule.match.includes(host));
  if (exact !== undefined) return exact;
  let longest: { rule: SiteRule; length: number } | null = null;
  for (const rule of rules) {
    for (const name of rule.match) {
      if (name.startsWith('*.') && hostMatches(name, host) && name.length > (longest?.length ?? 0)) {
        longest = { rule, length: name.length };
      }
    }
  }
  if (longest !== null) return longest.rule;
  const bySite = siteId === null ? undefined : rules.find((rule) => rule.match.includes(siteId));
  return bySite ?? rules.find((rule) => prohibitsAbove(rule, host)) ?? null;
}

/** The rule that decides about a host: the exact name before the longest wildcard before the site id. */
export function ruleOfHost(terms: SiteTerms, host: string): SiteRule | null {
  const siteId = siteOfHost(terms.sites, host)?.id ?? null;
  for (const rules of terms.tiers) {
    const rule = ruleInTier(rules, host, siteId);
    if (rule !== null) return rule;
  }
  return null;
}

export function statusOfHost(terms: SiteTerms, host: string): SiteStatus {
  const rule = ruleOfHost(terms, host);
  if (rule !== null) return rule.status;
  return siteOfHost(terms.sites, host) === null ? 'unlisted' : terms.listed;
}

/** Host patterns that rules and site entries name, without repetition. */
export function namedHosts(terms: SiteTerms): string[] {
  const names = [
    ...terms.tiers.flat().flatMap((rule) => rule.match.filter((name) => name.includes('.'))),
    ...terms.sites.flatMap((site) => site.hosts),
  ];
  return [...new Set(names)];
}

export interface ClosedHosts {
  /** Hosts that are closed with everything below them. */
  readonly closed: readonly string[];
  /** Hosts below a closed one that stay open. */
  readonly open: readonly string[];
}

/** What stands for "any host" below a wildcard: no real label has two hyphens at the third place unless punycode. */
const ANY_LABEL = 'any--label';

/** The hosts of prohibited sites, for the browser's request rules. Sorted, so that equal policies give equal rules. */
export function closedHosts(terms: SiteTerms): ClosedHosts {
  const closed = new Set<string>();
  const open = new Set<string>();
  for (const pattern of namedHosts(terms)) {
    const base = pattern.replace(/^\*\./, '');
    const prohibited = statusOfHost(terms, pattern.replace('*', ANY_LABEL)) === 'prohibited';
    (prohibited ? closed : open).add(base);
  }
  const below = [...open].filter((host) => !closed.has(host) && [...closed].some((base) => host.endsWith(`.${base}`)));
  return { closed: [...closed].toSorted(), open: below.toSorted() };
}

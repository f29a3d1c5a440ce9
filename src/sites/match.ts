import type { Site } from './schema.ts';

/** `*.example.org` matches sub-domains only; everything else is the exact host. */
export function hostMatches(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

/** The first entry that names the host; an exact name wins over a wildcard. */
export function siteOfHost(sites: readonly Site[], host: string): Site | null {
  const exact = sites.find((site) => site.hosts.includes(host));
  return exact ?? sites.find((site) => site.hosts.some((pattern) => hostMatches(pattern, host))) ?? null;
}

/** Whether the page is one that is never read: log-in, account, payment. Prefixes match whole segments. */
export function isUnreadPath(site: Site | null, pathname: string): boolean {
  return site?.unread.some((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`)) ?? false;
}

/** Manifest match patterns of a site, for http and https. */
export function matchPatterns(site: Pick<Site, 'hosts'>): string[] {
  return site.hosts.map((host) => `*://${host}/*`);
}

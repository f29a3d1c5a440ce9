import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_SITES } from '../../src/sites/builtin.ts';
import { hostMatches, isUnreadPath, matchPatterns, siteOfHost } from '../../src/sites/match.ts';
import { SiteSchema } from '../../src/sites/schema.ts';

describe('built-in sites', () => {
  it.each(BUILT_IN_SITES.map((site) => [site.id, site] as const))('%s fits the schema and is JSON', (_, site) => {
    expect(v.parse(SiteSchema, JSON.parse(JSON.stringify(site)))).toEqual(site);
  });

  it('have ids and hosts of their own', () => {
    const ids = BUILT_IN_SITES.map((site) => site.id);
    const hosts = BUILT_IN_SITES.flatMap((site) => site.hosts);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(hosts).size).toBe(hosts.length);
  });
});

describe('matching', () => {
  it('finds a site by host, exact before wildcard', () => {
    expect(siteOfHost(BUILT_IN_SITES, 'chatgpt.com')?.id).toBe('chatgpt');
    expect(siteOfHost(BUILT_IN_SITES, 'eu.chatgpt.com')?.id).toBe('chatgpt');
    expect(siteOfHost(BUILT_IN_SITES, 'notchatgpt.com')).toBeNull();
    expect(hostMatches('*.chatgpt.com', 'chatgpt.com')).toBe(false);
  });

  it('keeps away from log-in pages, by whole segments', () => {
    const site = siteOfHost(BUILT_IN_SITES, 'claude.ai');
    expect(isUnreadPath(site, '/login')).toBe(true);
    expect(isUnreadPath(site, '/login/sso')).toBe(true);
    expect(isUnreadPath(site, '/loginless')).toBe(false);
    expect(isUnreadPath(null, '/login')).toBe(false);
  });

  it('makes match patterns for both schemes', () => {
    expect(matchPatterns({ hosts: ['*.chatgpt.com'] })).toEqual(['*://*.chatgpt.com/*']);
  });
});

import { describe, expect, it } from 'vitest';
import type { SiteStatus } from '../../src/policy/context.ts';
import type { SiteRule } from '../../src/policy/schema.ts';
import { closedHosts, statusOfHost, type SiteTerms } from '../../src/policy/site-rule.ts';
import type { Site } from '../../src/sites/schema.ts';

function site(id: string, ...hosts: string[]): Site {
  return {
    id,
    name: id,
    kind: 'chat',
    hosts,
    editor: 'unknown',
    composer: [],
    send: [],
    edit: [],
    file: [],
    answer: [],
    prompts: [],
    drafts: [],
    unread: [],
  };
}

const SITES = [site('chatty', 'chatty.example', '*.chatty.example'), site('medbot', 'www.medbot.example')];

interface Given {
  managed?: readonly SiteRule[];
  listed?: SiteStatus;
}

function terms(rules: readonly SiteRule[], { managed = [], listed = 'restricted' }: Given = {}): SiteTerms {
  return { sites: SITES, tiers: [managed, rules], listed };
}

describe('the status of a host', () => {
  it('is that of the defaults where no rule speaks', () => {
    expect(statusOfHost(terms([]), 'chatty.example')).toBe('restricted');
    expect(statusOfHost(terms([], { listed: 'prohibited' }), 'www.medbot.example')).toBe('prohibited');
    expect(statusOfHost(terms([]), 'else.example')).toBe('unlisted');
  });

  it('follows the exact host before the longest wildcard before the site id', () => {
    const rules: SiteRule[] = [
      { match: ['chatty'], status: 'prohibited' },
      { match: ['*.chatty.example'], status: 'restricted' },
      { match: ['*.eu.chatty.example', 'team.chatty.example'], status: 'approved' },
    ];
    expect(statusOfHost(terms(rules), 'chatty.example')).toBe('prohibited');
    expect(statusOfHost(terms(rules), 'x.chatty.example')).toBe('restricted');
    expect(statusOfHost(terms(rules), 'team.chatty.example')).toBe('approved');
    expect(statusOfHost(terms(rules), 'a.eu.chatty.example')).toBe('approved');
    expect(statusOfHost(terms(rules.toReversed()), 'x.chatty.example')).toBe('restricted');
  });

  it('closes everything below a prohibited host unless a rule names it', () => {
    const rules: SiteRule[] = [
      { match: ['bad.example'], status: 'prohibited' },
      { match: ['good.bad.example'], status: 'approved' },
    ];
    expect(statusOfHost(terms(rules), 'deep.down.bad.example')).toBe('prohibited');
    expect(statusOfHost(terms(rules), 'good.bad.example')).toBe('approved');
    expect(statusOfHost(terms(rules), 'notbad.example')).toBe('unlisted');
  });

  it('closes the host itself with a prohibited wildcard, as the request rules cannot tell them apart', () => {
    expect(statusOfHost(terms([{ match: ['*.bad.example'], status: 'prohibited' }]), 'bad.example')).toBe('prohibited');
  });

  it('asks managed rules before those of the policy', () => {
    const managed: SiteRule[] = [{ match: ['chatty'], status: 'approved' }];
    expect(
      statusOfHost(terms([{ match: ['chatty.example'], status: 'prohibited' }], { managed }), 'chatty.example'),
    ).toBe('approved');
  });
});

describe('closed hosts', () => {
  it('are none without a prohibited site', () => {
    expect(closedHosts(terms([{ match: ['chatty'], status: 'approved' }]))).toEqual({ closed: [], open: [] });
  });

  it('are the hosts of a prohibited site and of a prohibited host, sorted', () => {
    expect(closedHosts(terms([{ match: ['chatty', '*.bad.example'], status: 'prohibited' }]))).toEqual({
      closed: ['bad.example', 'chatty.example'],
      open: [],
    });
  });

  it('leave open what a rule opens below', () => {
    const rules: SiteRule[] = [
      { match: ['chatty'], status: 'prohibited' },
      { match: ['team.chatty.example'], status: 'approved' },
    ];
    expect(closedHosts(terms(rules))).toEqual({ closed: ['chatty.example'], open: ['team.chatty.example'] });
  });

  it('are all listed sites that are not approved when the defaults prohibit', () => {
    expect(closedHosts(terms([{ match: ['medbot'], status: 'approved' }], { listed: 'prohibited' })).closed).toEqual([
      'chatty.example',
    ]);
  });
});

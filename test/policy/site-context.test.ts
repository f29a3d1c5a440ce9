import { describe, expect, it } from 'vitest';
import { CATEGORY_IDS } from '../../src/phi/category.ts';
import { OVERRIDE_REASONS, type PolicyFault, type SiteContext } from '../../src/policy/context.ts';
import { effectivePolicy } from '../../src/policy/effective.ts';
import { readManaged } from '../../src/policy/managed.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { siteContext } from '../../src/policy/site-context.ts';
import { BUILT_IN_SITES } from '../../src/sites/builtin.ts';
import type { Site } from '../../src/sites/schema.ts';
import { NOW, samplePolicy } from './sample-policy.ts';

const CONFIGURED = { policyUrl: 'https://policy.st-mary.example/p', organisation: 'st-mary' };

interface Given {
  policy?: Policy | null;
  managed?: Record<string, unknown>;
  fault?: PolicyFault | null;
  now?: number;
}

function contextOf(
  host: string,
  { policy = samplePolicy(), managed = CONFIGURED, fault = null, now = NOW }: Given = {},
): SiteContext {
  return siteContext(
    effectivePolicy({ managed: readManaged(managed), policy, fault, builtIn: BUILT_IN_SITES, now }),
    host,
    'full',
  );
}

function siteNamed(id: string): Site {
  const site = BUILT_IN_SITES.find((built) => built.id === id);
  if (site === undefined) throw new Error('no such built-in site');
  return site;
}

describe('without an institution', () => {
  it('redacts everywhere, allows overrides with a reason, and names nobody', () => {
    for (const [host, status] of [
      ['chatgpt.com', 'restricted'],
      ['new.chat.example', 'unlisted'],
    ] as const) {
      const context = contextOf(host, { policy: null, managed: {} });
      expect(context).toMatchObject({
        status,
        institution: null,
        alternatives: [],
        overrideReasons: OVERRIDE_REASONS,
        policy: { serial: 0, state: 'default', fault: null },
      });
      expect(new Set(Object.values(context.actions))).toEqual(new Set(['redact']));
    }
  });

  it('applies managed settings to the embedded default', () => {
    const managed = {
      siteBlock: ['claude'],
      siteAllow: ['chatgpt', 'claude'],
      enforcement: 'block',
      organisationName: 'St. Mary',
      allowOverrides: false,
    };
    expect(contextOf('claude.ai', { policy: null, managed }).status).toBe('prohibited');
    expect(contextOf('chatgpt.com', { policy: null, managed })).toMatchObject({
      status: 'approved',
      overrideReasons: null,
      institution: { name: 'St. Mary' },
      actions: { name: 'block' },
    });
  });

  it('ignores a policy that was kept from a time when one was configured', () => {
    expect(contextOf('chat.deepseek.com', { managed: {} }).status).toBe('restricted');
    expect(contextOf('chat.deepseek.com').status).toBe('prohibited');
  });
});

describe('with a policy', () => {
  it('answers for every category', () => {
    for (const host of ['chatgpt.com', 'www.openevidence.com', 'x.lab.example', 'else.example']) {
      expect(Object.keys(contextOf(host).actions).toSorted()).toEqual([...CATEGORY_IDS].toSorted());
    }
  });

  it('lets the site rule speak before the defaults, and a category before the star', () => {
    expect(contextOf('www.openevidence.com').actions).toMatchObject({ name: 'allow', ssn: 'redact' });
    expect(contextOf('chatgpt.com').actions).toMatchObject({ name: 'redact', ssn: 'block' });
    expect(contextOf('chat.ward.example').actions).toMatchObject({ name: 'warn', ssn: 'warn' });
    expect(contextOf('else.example').actions).toMatchObject({ name: 'redact', mrn: 'block', ssn: 'redact' });
  });

  it('blocks everything on a prohibited site, and offers the alternatives', () => {
    const context = contextOf('chat.deepseek.com');
    expect(new Set(Object.values(context.actions))).toEqual(new Set(['block']));
    expect(context.alternatives).toEqual(samplePolicy().alternatives);
  });

  it('takes a corrected entry in the place of the built-in one', () => {
    const entry: Site = { ...siteNamed('chatgpt'), composer: ['#new'], hosts: ['chatgpt.com', 'chat.new.example'] };
    const policy = samplePolicy({ sites: [{ match: [entry.id], status: 'approved', entry }] });
    expect(contextOf('chatgpt.com', { policy }).site?.composer).toEqual(['#new']);
    expect(contextOf('chat.new.example', { policy })).toMatchObject({ status: 'approved', site: { id: entry.id } });
  });

  it('is never milder than the managed floor, and may be stricter', () => {
    const managed = { ...CONFIGURED, enforcement: 'redact' };
    expect(contextOf('www.openevidence.com', { managed }).actions.name).toBe('redact');
    expect(contextOf('chat.ward.example', { managed }).actions.name).toBe('redact');
    expect(contextOf('chatgpt.com', { managed }).actions.ssn).toBe('block');
  });

  it('says in which state it is', () => {
    expect(contextOf('chatgpt.com').policy).toEqual({ serial: 7, state: 'current', fault: null });
    expect(contextOf('chatgpt.com', { fault: 'unreachable' }).policy).toEqual({
      serial: 7,
      state: 'stale',
      fault: 'unreachable',
    });
    expect(contextOf('chatgpt.com', { policy: null, fault: 'wrong-signature' }).policy).toEqual({
      serial: 0,
      state: 'waiting',
      fault: 'wrong-signature',
    });
    const after = Date.parse(samplePolicy().expiresAt);
    expect(contextOf('chatgpt.com', { now: after }).policy).toEqual({ serial: 7, state: 'expired', fault: 'expired' });
    expect(contextOf('chatgpt.com', { now: after, fault: 'unreachable' }).policy.fault).toBe('unreachable');
  });

  it('is JSON, as it goes to a page by message', () => {
    const context = contextOf('chatgpt.com');
    expect(JSON.parse(JSON.stringify(context))).toEqual(context);
  });
});

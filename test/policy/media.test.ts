import { describe, expect, it } from 'vitest';
import type { SiteContext } from '../../src/policy/context.ts';
import { effectivePolicy } from '../../src/policy/effective.ts';
import { readManaged } from '../../src/policy/managed.ts';
import { validatePolicy } from '../../src/policy/read.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { siteContext } from '../../src/policy/site-context.ts';
import { BUILT_IN_SITES } from '../../src/sites/builtin.ts';
import { NOW, samplePolicy } from './sample-policy.ts';

const CONFIGURED = { policyUrl: 'https://policy.st-mary.example/p', organisation: 'st-mary' };
const ALL = (action: string) => ({ voice: action, camera: action, screen: action });

function mediaOn(
  host: string,
  policy: Policy | null,
  managed: Record<string, unknown> = CONFIGURED,
  now = NOW,
): SiteContext['media'] {
  const effective = effectivePolicy({
    managed: readManaged(managed),
    policy,
    fault: null,
    builtIn: BUILT_IN_SITES,
    now,
  });
  return siteContext(effective, host, 'full').media;
}

const POLICY = samplePolicy({
  sites: [
    { match: ['openevidence'], status: 'approved', voice: 'allow', camera: 'block' },
    { match: ['claude'], status: 'restricted' },
    { match: ['deepseek'], status: 'prohibited', voice: 'allow' },
  ],
  voice: 'warn',
  camera: 'allow',
  screen: 'block',
});

describe('microphone, camera and screen', () => {
  it('are warned of without an institution, and where a policy is silent', () => {
    expect(mediaOn('chatgpt.com', null, {})).toEqual(ALL('warn'));
    expect(mediaOn('new.chat.example', null, {})).toEqual(ALL('warn'));
    expect(mediaOn('chatgpt.com', samplePolicy())).toEqual(ALL('warn'));
  });

  it('follow the rule’s own word, then the policy’s', () => {
    expect(mediaOn('www.openevidence.com', POLICY)).toEqual({ voice: 'allow', camera: 'block', screen: 'block' });
    expect(mediaOn('claude.ai', POLICY)).toEqual({ voice: 'warn', camera: 'allow', screen: 'block' });
    expect(mediaOn('new.chat.example', POLICY)).toEqual({ voice: 'warn', camera: 'allow', screen: 'block' });
  });

  it('are blocked on a prohibited site, whatever its rule says', () => {
    expect(mediaOn('chat.deepseek.com', POLICY)).toEqual(ALL('block'));
    expect(mediaOn('claude.ai', POLICY, { ...CONFIGURED, siteBlock: ['claude'] })).toEqual(ALL('block'));
  });

  it.each([
    ['monitor', { voice: 'allow', camera: 'block', screen: 'block' }],
    ['warn', { voice: 'warn', camera: 'block', screen: 'block' }],
    ['redact', { voice: 'warn', camera: 'block', screen: 'block' }],
    ['block', ALL('block')],
  ])('are never milder than the managed enforcement %s', (enforcement, expected) => {
    expect(mediaOn('www.openevidence.com', POLICY, { ...CONFIGURED, enforcement })).toEqual(expected);
  });

  it('are not let go silently by a policy that has expired', () => {
    const after = Date.parse(POLICY.expiresAt);
    expect(mediaOn('www.openevidence.com', POLICY, CONFIGURED, after)).toEqual({
      voice: 'warn',
      camera: 'block',
      screen: 'block',
    });
  });

  it('take allow, warn and block only', () => {
    expect(validatePolicy(POLICY).ok).toBe(true);
    for (const voice of ['redact', 'monitor', true, null]) {
      expect(validatePolicy({ ...POLICY, voice }).ok).toBe(false);
      expect(validatePolicy({ ...POLICY, sites: [{ match: ['claude'], status: 'restricted', voice }] }).ok).toBe(false);
    }
  });
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createService, type Service } from '../../src/app/service/create-service.ts';
import type { SiteContext } from '../../src/policy/context.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { publicKeyLine, signPolicy, type PrivateKey } from '../../tools/policy/sign.ts';
import { generateKey, NOW, samplePolicy } from '../policy/sample-policy.ts';
import { contextFor, managedBy, page, servePolicy } from './managed-browser.ts';
import { createWorld, eventCodes, type World } from './service-ports.ts';

const MINUTE = 60_000;

let world: World;
let service: Service;
let key: PrivateKey;

beforeEach(async () => {
  fakeBrowser.reset();
  world = createWorld();
  service = createService(world.ports);
  key = await generateKey('k1');
});

function manage(changes: Record<string, unknown> = {}): void {
  world.managed = managedBy(key, changes);
}

async function serve(policy?: Partial<Policy>, by = key, headers?: Record<string, string>): Promise<void> {
  await servePolicy(world, by, policy, headers);
}

/** The background dies and wakes up, as both browsers let it do at any time. */
function wakeAgain(): void {
  service = createService(world.ports);
}

async function contextOf(host: string): Promise<SiteContext> {
  return await contextFor(service, host);
}

async function policyState(): Promise<SiteContext['policy']> {
  return (await contextOf('chatgpt.com')).policy;
}

describe('an unmanaged browser', () => {
  it('has the embedded default and asks nobody', async () => {
    await service.begin();
    expect(await policyState()).toEqual({ serial: 0, state: 'default', fault: null });
    expect(world.asked).toEqual([]);
    expect(world.alarms).toEqual([]);
  });
});

describe('a managed browser', () => {
  beforeEach(async () => {
    manage();
    await serve();
  });

  it('fetches at the start, applies, announces, records, and sets the alarm', async () => {
    expect(await policyState()).toEqual({ serial: 0, state: 'waiting', fault: null });
    await service.begin();
    expect(await policyState()).toEqual({ serial: 7, state: 'current', fault: null });
    expect(await contextOf('chat.deepseek.com')).toMatchObject({
      status: 'prohibited',
      institution: { name: 'St. Mary Hospital' },
    });
    expect(world.announced).toBe(1);
    expect(world.closed.at(-1)).toEqual({ closed: ['chat.deepseek.com'], open: [] });
    expect(world.registered.at(-1)).toEqual(['*.lab.example', 'chat.ward.example']);
    expect(world.alarms).toEqual([NOW + 60 * MINUTE]);
    expect(await eventCodes(world)).toEqual(['policy-applied']);
  });

  it('fetches as soon as a page asks, where no start was heard of', async () => {
    expect(await policyState()).toMatchObject({ state: 'waiting' });
    await vi.waitFor(async () => expect(await policyState()).toMatchObject({ state: 'current' }));
    expect(world.asked).toHaveLength(1);
    expect(world.announced).toBe(1);
  });

  it('enforces again at each start: an update takes registered scripts away', async () => {
    await service.begin();
    world.registered.length = 0;
    world.closed.length = 0;
    wakeAgain();
    await service.begin();
    expect(world.registered.at(-1)).toEqual(['*.lab.example', 'chat.ward.example']);
    expect(world.closed.at(-1)?.closed).toEqual(['chat.deepseek.com']);
  });

  it('sends no cookie, no referrer, and asks past the cache', async () => {
    await service.begin();
    expect(world.asked[0]).toMatchObject({
      url: 'https://policy.st-mary.example/p',
      init: { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', headers: {} },
    });
  });

  it('knows the policy when it wakes up, without fetching before the time', async () => {
    await service.begin();
    wakeAgain();
    expect(await policyState()).toEqual({ serial: 7, state: 'current', fault: null });
    await service.alarmRang();
    expect(world.asked).toHaveLength(1);
    expect(world.announced).toBe(1);
    world.now += 61 * MINUTE;
    await service.alarmRang();
    expect(world.asked).toHaveLength(2);
    expect(await eventCodes(world)).toEqual(['policy-applied']);
  });

  it('applies a newer serial live, and tells open guards', async () => {
    await service.begin();
    await serve({ serial: 8, sites: [{ match: ['chatgpt'], status: 'prohibited' }] });
    expect(await service.handlers['refresh-policy']?.({}, { ...page('x.example'), origin: 'extension' })).toEqual({
      state: 'current',
      fault: null,
    });
    expect(world.announced).toBe(2);
    expect((await contextOf('chatgpt.com')).status).toBe('prohibited');
    expect(world.closed.at(-1)?.closed).toEqual(['chat.openai.com', 'chatgpt.com']);
    expect(world.registered.at(-1)).toEqual([]);
    expect(await eventCodes(world)).toEqual(['policy-applied', 'policy-applied']);
  });

  it('sends the ETag back and takes 304 for good', async () => {
    await serve({}, key, { etag: '"seven"' });
    await service.begin();
    world.answer = ({ init }) =>
      new Headers(init.headers).get('if-none-match') === '"seven"'
        ? new Response(null, { status: 304 })
        : new Response('', { status: 500 });
    await service.managedChanged(false);
    expect(await policyState()).toEqual({ serial: 7, state: 'current', fault: null });
  });

  it('shares one fetch between callers at the same time', async () => {
    await Promise.all([service.begin(), service.begin(), service.managedChanged(false)]);
    expect(world.asked.length).toBeLessThanOrEqual(2);
    expect(await eventCodes(world)).toEqual(['policy-applied']);
  });
});

describe('a policy server that fails', () => {
  beforeEach(async () => {
    manage();
    await serve();
    await service.begin();
  });

  const faults: [string, () => Promise<void> | void, string][] = [
    ['is down', () => void (world.answer = () => Promise.reject(new TypeError('fetch failed'))), 'unreachable'],
    ['answers 500', () => void (world.answer = () => new Response('oops', { status: 500 })), 'http-status'],
    [
      'answers 304 to a question that was not asked',
      () => void (world.answer = () => new Response(null, { status: 304 })),
      'http-status',
    ],
    ['answers no JSON', () => void (world.answer = () => new Response('<html>Sign in</html>')), 'not-json'],
    ['answers without end', () => void (world.answer = () => new Response(new Uint8Array(2_000_000))), 'too-large'],
    [
      'answers an envelope of another kind',
      () => void (world.answer = () => new Response('{"payload":"e30"}')),
      'bad-envelope',
    ],
    ['has a policy of an unknown key', async () => await serve({ serial: 8 }, await generateKey('k9')), 'unknown-key'],
    ['has a forged policy', async () => await serve({ serial: 8 }, await generateKey('k1')), 'wrong-signature'],
    ['has no valid policy', async () => await serve({ serial: 0 }), 'invalid-policy'],
    [
      'has one of another organisation',
      async () => await serve({ serial: 8, organisation: 'st-john' }),
      'wrong-organisation',
    ],
    ['has an older serial', async () => await serve({ serial: 6 }), 'older-serial'],
    [
      'has the same serial with other content',
      async () => await serve({ refreshMinutes: 5 }),
      'same-serial-other-content',
    ],
    [
      'has one for the future',
      async () => await serve({ serial: 8, notBefore: '2026-11-01T00:00:00Z' }),
      'not-yet-valid',
    ],
    ['has one that has expired', async () => await serve({ serial: 8, expiresAt: '2026-05-02T00:00:00Z' }), 'expired'],
  ];

  it.each(faults)(
    'and %s: the last good policy stays, the fault is visible and recorded once',
    async (_, begin, fault) => {
      await begin();
      for (let attempt = 0; attempt < 3; attempt += 1) {
        world.now += 61 * MINUTE;
        wakeAgain();
        await service.alarmRang();
      }
      expect(world.asked.length).toBe(4);
      expect(await policyState()).toEqual({ serial: 7, state: 'stale', fault });
      expect((await contextOf('chat.deepseek.com')).status).toBe('prohibited');
      expect(await eventCodes(world)).toEqual(['policy-applied', fault]);
    },
  );

  it('is tried again after 1, 2, 4... minutes, less jitter, and is well again with the next good answer', async () => {
    world.answer = () => Promise.reject(new TypeError('fetch failed'));
    const waits: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      world.now += 1;
      await service.managedChanged(false);
      waits.push(((world.alarms.at(-1) ?? 0) - world.now) / MINUTE);
    }
    expect(waits).toEqual([0.75, 1.5, 3, 6]);
    await serve();
    await service.managedChanged(false);
    expect(await policyState()).toEqual({ serial: 7, state: 'current', fault: null });
    expect(await eventCodes(world)).toEqual(['policy-applied', 'unreachable']);
  });

  it('never moves the answer to another origin', async () => {
    const text = await signPolicy(samplePolicy({ serial: 8 }), [key]);
    world.answer = () => Object.defineProperty(new Response(text), 'url', { value: 'https://elsewhere.example/p' });
    await service.managedChanged(false);
    expect(await policyState()).toEqual({ serial: 7, state: 'stale', fault: 'unreachable' });
  });
});

describe('time and storage', () => {
  beforeEach(async () => {
    manage();
    await serve();
    await service.begin();
  });

  it('an expired policy stays in force, says so, and is recorded once', async () => {
    world.answer = () => Promise.reject(new TypeError('fetch failed'));
    world.now = Date.parse(samplePolicy().expiresAt);
    wakeAgain();
    await service.alarmRang();
    expect(await policyState()).toMatchObject({ serial: 7, state: 'expired' });
    expect((await contextOf('chat.deepseek.com')).status).toBe('prohibited');
    expect(world.announced).toBe(2);
  });

  it('the alarm rings at the expiry when that comes before the next fetch', async () => {
    await serve({ serial: 8, expiresAt: '2026-06-01T12:10:00Z' });
    await service.managedChanged(false);
    expect(world.alarms.at(-1)).toBe(NOW + 10 * MINUTE);
  });

  it('a kept envelope that was tampered with is not believed', async () => {
    const { policy } = await fakeBrowser.storage.local.get<{ policy: object }>('policy');
    const forged = await signPolicy(samplePolicy({ serial: 7, sites: [] }), [await generateKey('k1')]);
    await fakeBrowser.storage.local.set({ policy: { ...policy, envelope: forged } });
    wakeAgain();
    expect(await policyState()).toMatchObject({ serial: 0, state: 'waiting' });
  });

  it('a kept policy of another organisation is not that of this one', async () => {
    world.answer = () => Promise.reject(new TypeError('fetch failed'));
    manage({ organisation: 'st-john' });
    await service.managedChanged(false);
    expect(await policyState()).toEqual({ serial: 0, state: 'waiting', fault: 'unreachable' });
    manage();
    await service.managedChanged(false);
    expect(await policyState()).toMatchObject({ serial: 7, state: 'stale' });
  });

  it('a kept policy below the lowest serial of the administrator is dropped', async () => {
    world.answer = () => Promise.reject(new TypeError('fetch failed'));
    manage({ policyMinSerial: 8 });
    await service.managedChanged(false);
    expect(await policyState()).toMatchObject({ serial: 0, state: 'waiting' });
  });

  it('rubbish in storage is nothing, and the next fetch heals it', async () => {
    await fakeBrowser.storage.local.set({
      policy: 'rubbish',
      'managed-settings': 7,
      'policy-told': [],
      'recognised-hosts': {},
    });
    wakeAgain();
    await service.begin();
    expect(await policyState()).toEqual({ serial: 7, state: 'current', fault: null });
  });

  it('a key that the administrator withdrew takes its policy with it', async () => {
    const successor = await generateKey('k2');
    manage({ policyPublicKeys: [publicKeyLine(successor)] });
    world.answer = () => Promise.reject(new TypeError('fetch failed'));
    await service.managedChanged(false);
    expect(await policyState()).toEqual({ serial: 0, state: 'waiting', fault: 'unreachable' });
    await serve({ serial: 6 }, successor);
    await service.managedChanged(false);
    expect(await policyState()).toEqual({ serial: 0, state: 'waiting', fault: 'older-serial' });
    await serve({ serial: 8 }, successor);
    await service.managedChanged(false);
    expect(await policyState()).toEqual({ serial: 8, state: 'current', fault: null });
  });
});

describe('managed settings', () => {
  beforeEach(async () => {
    manage();
    await serve();
    await service.begin();
  });

  it('apply live over the signed policy', async () => {
    manage({ siteBlock: ['claude'] });
    await service.managedChanged(false);
    expect((await contextOf('claude.ai')).status).toBe('prohibited');
    expect(world.closed.at(-1)?.closed).toEqual(['chat.deepseek.com', 'claude.ai', 'claude.com']);
  });

  it('that are not there yet after a start do not count as removed', async () => {
    world.managed = {};
    wakeAgain();
    expect((await contextOf('chat.deepseek.com')).status).toBe('prohibited');
    await service.alarmRang();
    world.now += 9 * MINUTE;
    wakeAgain();
    await service.alarmRang();
    expect(await policyState()).toMatchObject({ serial: 7 });
    expect((world.alarms.at(-1) ?? 0) - world.now).toBeLessThanOrEqual(MINUTE);
  });

  it('that stay away for ten minutes are gone', async () => {
    world.managed = {};
    wakeAgain();
    await service.alarmRang();
    world.now += 10 * MINUTE;
    await service.alarmRang();
    expect(await policyState()).toEqual({ serial: 0, state: 'default', fault: null });
    expect(world.closed.at(-1)).toEqual({ closed: [], open: [] });
  });

  it('that the browser says were removed are gone at once', async () => {
    world.managed = {};
    await service.managedChanged(true);
    expect(await policyState()).toEqual({ serial: 0, state: 'default', fault: null });
  });

  it('with an address that cannot be used are a visible fault, never the default', async () => {
    manage({ policyUrl: 'http://policy.st-mary.example/p' });
    await service.managedChanged(false);
    expect(await policyState()).toEqual({ serial: 7, state: 'stale', fault: 'unreachable' });
    const overview = await service.handlers.overview?.({ host: null }, { ...page('x.example'), origin: 'extension' });
    expect(overview?.ignoredSettings).toEqual(['policyUrl']);
  });
});

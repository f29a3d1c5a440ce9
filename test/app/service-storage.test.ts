import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createService, type Service } from '../../src/app/service/create-service.ts';
import type { EventDraft } from '../../src/events/schema.ts';
import type { Overview } from '../../src/platform/messages.ts';
import type { PrivateKey } from '../../tools/policy/sign.ts';
import { generateKey } from '../policy/sample-policy.ts';
import { contextFor, managedBy, page, servePolicy } from './managed-browser.ts';
import { createWorld, eventCodes, type World } from './service-ports.ts';

const DRAFT: EventDraft = { channel: 'type', action: 'redacted', code: 'findings', counts: {}, coverage: 'full' };

let world: World;
let service: Service;
let isFull: boolean;

/** The disk refuses every write for good; the session's storage is in memory. */
function start(): void {
  const refuse = (): Promise<never> => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
  service = createService({
    ...world.ports,
    kept: (area, key) => {
      const value = world.ports.kept(area, key);
      return { ...value, set: (next) => (isFull && area === 'local' ? refuse() : value.set(next)) };
    },
    openEvents: async () => {
      const events = await world.events;
      return { ...events, add: (event) => (isFull ? refuse() : events.add(event)) };
    },
  });
}

beforeEach(() => {
  fakeBrowser.reset();
  world = createWorld();
  isFull = true;
  start();
});

async function record(): Promise<boolean | undefined> {
  return (await service.handlers.record?.({ event: DRAFT }, page('chatgpt.com')))?.stored;
}

async function unstored(): Promise<Overview['unstored'] | undefined> {
  return (await service.handlers.overview?.({ host: null }, { ...page('x.example'), origin: 'extension' }))?.unstored;
}

describe('a record that cannot be written', () => {
  it('is counted and warned of, and stands in nobody’s way', async () => {
    expect(await unstored()).toEqual({ events: 0, isSettings: false });
    expect(await Promise.all([record(), record(), record()])).toEqual([false, false, false]);
    expect(await unstored()).toEqual({ events: 3, isSettings: false });
    expect(world.badges.filter(([, tabId]) => tabId === null).at(-1)).toEqual(['storage', null]);
    expect((await contextFor(service, 'chatgpt.com')).site?.id).toBe('chatgpt');
  });

  it('stays counted when the background begins anew, and when storage takes events again', async () => {
    await record();
    start();
    expect(await unstored()).toEqual({ events: 1, isSettings: false });
    isFull = false;
    expect(await record()).toBe(true);
    expect(world.badges.at(-1)).toEqual([null, null]);
    expect(await unstored()).toEqual({ events: 1, isSettings: false });
    expect(await eventCodes(world)).toEqual(['findings']);
  });

  it('cannot be opened either: the popup answers all the same', async () => {
    service = createService({ ...world.ports, openEvents: () => Promise.reject(new DOMException('no room')) });
    expect(await record()).toBe(false);
    expect(await unstored()).toEqual({ events: 1, isSettings: false });
  });
});

describe('a host that cannot be remembered', () => {
  const hosts = () => world.ports.kept('local', 'recognised-hosts').get();

  it('is remembered, and no longer shown as lost, once storage takes anything again', async () => {
    await service.handlers.recognised?.({}, page('chat.unlisted.example'));
    expect(await unstored()).toEqual({ events: 1, isSettings: true });
    await record();
    expect(await unstored()).toMatchObject({ isSettings: true });
    isFull = false;
    await record();
    expect(await unstored()).toMatchObject({ isSettings: false });
    expect(world.badges.filter(([, tabId]) => tabId === null).at(-1)).toEqual([null, null]);
    expect(await hosts()).toEqual(['chat.unlisted.example']);
  });

  it('does not come back over a newer list', async () => {
    await service.handlers.recognised?.({}, page('chat.first.example'));
    isFull = false;
    await service.handlers.recognised?.({}, page('chat.second.example'));
    await record();
    expect(await hosts()).toEqual(['chat.second.example']);
  });
});

describe('a policy that cannot be written down', () => {
  let key: PrivateKey;

  beforeEach(async () => {
    key = await generateKey('k1');
    world.managed = managedBy(key);
    await servePolicy(world, key);
  });

  it('is in force and enforced, and what is not kept is shown', async () => {
    await service.begin();
    expect((await contextFor(service, 'chat.deepseek.com')).status).toBe('prohibited');
    expect(world.closed.at(-1)?.closed).toEqual(['chat.deepseek.com']);
    expect(await unstored()).toEqual({ events: 1, isSettings: true });
    expect(world.badges).toContainEqual(['storage', null]);
  });

  it('is fetched again by the next background, and is well when storage takes it', async () => {
    await service.begin();
    start();
    await service.begin();
    expect(world.asked).toHaveLength(2);
    expect((await contextFor(service, 'chat.deepseek.com')).status).toBe('prohibited');
    isFull = false;
    await service.managedChanged(false);
    expect(await unstored()).toMatchObject({ isSettings: false });
    start();
    expect((await contextFor(service, 'chat.deepseek.com')).policy).toMatchObject({ serial: 7, state: 'current' });
  });
});

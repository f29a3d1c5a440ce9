import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createService, type Service } from '../../src/app/service/create-service.ts';
import type { PrivateKey } from '../../tools/policy/sign.ts';
import { generateKey } from '../policy/sample-policy.ts';
import { contextFor, managedBy, servePolicy } from './managed-browser.ts';
import { createWorld, type World } from './service-ports.ts';

let world: World;
let service: Service;
let key: PrivateKey;

describe('a background that dies while it takes a new policy', () => {
  const CLOSED_NOW = { closed: ['chat.openai.com', 'chatgpt.com'], open: [] };

  beforeEach(async () => {
    fakeBrowser.reset();
    world = createWorld();
    service = createService(world.ports);
    key = await generateKey('k1');
    world.managed = managedBy(key);
    await servePolicy(world, key);
    await service.begin();
    await servePolicy(world, key, { serial: 8, sites: [{ match: ['chatgpt'], status: 'prohibited' }] });
  });

  /** Storage takes the value of that name no more: the background ends while it waits for it. */
  function dieAtWriting(name: string): void {
    const never: Partial<ReturnType<typeof world.ports.kept>> = { set: () => new Promise(() => undefined) };
    service = createService({
      ...world.ports,
      kept: (area, key) => ({ ...world.ports.kept(area, key), ...(key === name ? never : {}) }),
    });
    void service.managedChanged(false);
  }

  it.each(['policy', 'policy-told'])('has enforced it before it writes it down (%s)', async (name) => {
    dieAtWriting(name);
    await vi.waitFor(() => expect(world.closed.at(-1)).toEqual(CLOSED_NOW));
    expect((await contextFor(service, 'chatgpt.com')).status).toBe('prohibited');
  });

  it.each(['policy', 'policy-told'])('enforces it again in its next life (%s)', async (name) => {
    dieAtWriting(name);
    await vi.waitFor(() => expect(world.closed.at(-1)).toEqual(CLOSED_NOW));
    service = createService(world.ports);
    await service.begin();
    expect(world.closed.at(-1)).toEqual(CLOSED_NOW);
    expect((await contextFor(service, 'chatgpt.com')).policy).toEqual({ serial: 8, state: 'current', fault: null });
    const { 'policy-told': told } = await fakeBrowser.storage.local.get<{ 'policy-told': object }>('policy-told');
    expect(told).toMatchObject({ fault: null });
    service = createService(world.ports);
    world.closed.length = 0;
    await service.alarmRang();
    expect(world.closed).toEqual([]);
  });

  it('fetches again what it had not written down, as soon as a page asks', async () => {
    world.now += 61 * 60_000;
    dieAtWriting('policy');
    await vi.waitFor(() => expect(world.closed.at(-1)).toEqual(CLOSED_NOW));
    service = createService(world.ports);
    expect((await contextFor(service, 'chatgpt.com')).policy).toMatchObject({ serial: 7 });
    await vi.waitFor(async () =>
      expect((await contextFor(service, 'chatgpt.com')).policy).toMatchObject({ serial: 8, state: 'current' }),
    );
  });
});

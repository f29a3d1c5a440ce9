import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createService, type Service } from '../../src/app/service/create-service.ts';
import type { EventDraft } from '../../src/events/schema.ts';
import type { Sender } from '../../src/platform/sender.ts';
import { NOW } from '../policy/sample-policy.ts';
import { createWorld, eventCodes, type World } from './service-ports.ts';

const DRAFT: EventDraft = {
  channel: 'type',
  action: 'redacted',
  code: 'findings',
  counts: { mrn: 2 },
  coverage: 'full',
};

let world: World;
let service: Service;

beforeEach(() => {
  fakeBrowser.reset();
  world = createWorld();
  service = createService(world.ports);
});

function page(host: string | null, changes: Partial<Sender> = {}): Sender {
  return { tabId: 4, frameId: 2, documentId: 'd1', host, address: null, origin: 'page', ...changes };
}

const POPUP: Sender = { tabId: null, frameId: null, documentId: null, host: null, address: null, origin: 'extension' };

describe('context', () => {
  it('is that of the sender, and nothing without a host', async () => {
    expect(await service.handlers.context?.({ coverage: 'full' }, page('chatgpt.com'))).toMatchObject({
      site: { id: 'chatgpt' },
      coverage: 'full',
    });
    await expect(service.handlers.context?.({ coverage: 'full' }, page(null))).rejects.toThrow('without a host');
  });
});

describe('the net', () => {
  it('has what it stopped recorded, with the place where it happened', async () => {
    await service.stoppedByNet('eu.a.chatgpt.com');
    const [event] = await (await world.events).list(10);
    expect(event).toMatchObject({
      channel: 'network',
      action: 'stopped',
      code: 'request-stopped',
      counts: {},
      site: 'chatgpt',
      host: 'a.chatgpt.com',
    });
  });

  it.each([true, false])('watches for a guard that asks, where it is live: %s', async (isNetLive) => {
    world.isNetLive = isNetLive;
    const address = 'https://chatgpt.com/c/1';
    expect(await service.handlers.watch?.({}, page('chatgpt.com', { address }))).toEqual({ isLive: isNetLive });
    expect(world.watched).toEqual(isNetLive ? [{ tabId: 4, frameId: 2, host: 'chatgpt.com', address }] : []);
  });

  it.each([true, false])('is live in the overview: %s', async (isNetLive) => {
    world.isNetLive = isNetLive;
    expect(await service.handlers.overview?.({ host: null }, POPUP)).toMatchObject({ isNetLive });
  });
});

describe('record', () => {
  it('adds what the background knows: place, status, serial, time', async () => {
    expect(await service.handlers.record?.({ event: DRAFT }, page('eu.a.chatgpt.com'))).toEqual({ stored: true });
    const [event] = await (await world.events).list(10);
    expect(event).toMatchObject({
      ...DRAFT,
      site: 'chatgpt',
      host: 'a.chatgpt.com',
      status: 'restricted',
      policySerial: 0,
      at: NOW,
      offsetMinutes: 120,
    });
  });

  it('warns on the toolbar of a tab whose page hides the panel, until somebody has answered one', async () => {
    const record = async (change: Partial<EventDraft>): Promise<void> =>
      void (await service.handlers.record?.({ event: { ...DRAFT, ...change } }, page('chatgpt.com')));
    await record({ action: 'held', code: 'host-covered' });
    expect(world.badges).toEqual([['covered', 4]]);
    await record({ action: 'stopped', code: 'draft-stopped' });
    await record({ action: 'warned' });
    expect(world.badges).toHaveLength(1);
    await record({ action: 'held', code: 'edited' });
    expect(world.badges.at(-1)).toEqual([null, 4]);
    expect(await eventCodes(world)).toContain('host-covered');
  });

  it.each([
    ['code', { ...DRAFT, code: 'Jane Roe' }],
    ['counts', { ...DRAFT, counts: { 'Jane Roe': 1 } }],
    ['event', { ...DRAFT, 'Jane Roe': 'Jane Roe' }],
    ['action', { ...DRAFT, action: undefined }],
  ])('refuses an event with a bad %s without repeating it', async (member, event) => {
    const answer = service.handlers.record?.({ event: event as EventDraft }, page('chatgpt.com'));
    await expect(answer).rejects.toThrow(`refused: record with a bad member: ${member}`);
    expect(await eventCodes(world)).toEqual([]);
  });
});

describe('a recognised page', () => {
  const sender = page('ward.chat.example');

  it('gets gate and guard at once, counts as late, and is registered for its next load', async () => {
    expect(await service.handlers.recognised?.({}, sender)).toEqual({ injected: true });
    expect(world.injected).toEqual([[4, 2]]);
    expect(world.registered.at(-1)).toEqual(['ward.chat.example']);
    expect(await service.handlers.context?.({ coverage: 'full' }, sender)).toMatchObject({
      coverage: 'late',
      status: 'unlisted',
    });
    expect(await eventCodes(world)).toEqual(['recognised']);
  });

  it('is remembered by a later life of the background, and its reloaded document is covered fully', async () => {
    await service.handlers.recognised?.({}, sender);
    service = createService(world.ports);
    await service.begin();
    expect(world.registered.at(-1)).toEqual(['ward.chat.example']);
    expect(await service.handlers.context?.({ coverage: 'full' }, sender)).toMatchObject({ coverage: 'late' });
    expect(
      await service.handlers.context?.({ coverage: 'full' }, page('ward.chat.example', { documentId: 'd2' })),
    ).toMatchObject({ coverage: 'full' });
  });

  it('is left alone where a guard answers already', async () => {
    world.guarded = true;
    expect(await service.handlers.recognised?.({}, sender)).toEqual({ injected: false });
    expect(world.injected).toEqual([]);
  });

  it('is left alone where policy forbids to look', async () => {
    await service.handlers.recognised?.({}, sender);
    world.managed = { recognise: false };
    await service.managedChanged(false);
    expect(world.registered.at(-1)).toEqual([]);
    expect(await service.handlers.recognised?.({}, page('other.chat.example'))).toEqual({ injected: false });
    expect(world.injected).toHaveLength(1);
  });

  it('keeps at most 200 hosts', async () => {
    for (let index = 0; index < 205; index += 1) await service.handlers.recognised?.({}, page(`chat${index}.example`));
    expect(world.registered.at(-1)).toHaveLength(200);
    expect(world.registered.at(-1)).not.toContain('chat4.example');
    expect(world.registered.at(-1)).toContain('chat204.example');
  });
});

describe('pages that are open already', () => {
  const frame = (tabId: number, frameId: number, host: string) => ({ tabId, frameId, host, documentId: `d${tabId}` });

  /** In the order in which they were reached; a policy that changes meanwhile looks again. */
  const injected = () => [...new Map(world.injected.map((one) => [one.join(), one])).values()];

  it('get gate and guard when the extension begins, and count as late', async () => {
    world.open = [
      frame(1, 0, 'chatgpt.com'),
      frame(1, 3, 'chatgpt.com'),
      frame(2, 0, 'news.example'),
      frame(2, 5, 'eu.chatgpt.com'),
    ];
    await service.begin();
    expect(injected()).toEqual([
      [1, 0],
      [1, 3],
      [2, 5],
    ]);
    expect(
      await service.handlers.context?.({ coverage: 'full' }, page('chatgpt.com', { documentId: 'd1' })),
    ).toMatchObject({ coverage: 'late' });
  });

  it('are left alone where a guard answers', async () => {
    world.open = [frame(1, 0, 'chatgpt.com')];
    world.guarded = true;
    await service.begin();
    expect(injected()).toEqual([]);
  });

  it('get them when a policy names their host', async () => {
    world.open = [frame(1, 0, 'chat.ward.example')];
    await service.begin();
    expect(injected()).toEqual([]);
    world.managed = { siteAllow: ['chat.ward.example'] };
    await service.managedChanged(false);
    expect(injected()).toEqual([[1, 0]]);
  });

  it('do not keep one another back', async () => {
    world.open = [frame(1, 0, 'chatgpt.com'), frame(2, 0, 'claude.ai')];
    const { injectGuard } = world.ports;
    const fail = (tabId: number) => tabId === 1;
    service = createService({
      ...world.ports,
      injectGuard: async (tabId, frameId) => {
        if (fail(tabId)) throw new Error('No tab with id');
        await injectGuard(tabId, frameId);
      },
    });
    await service.begin();
    expect(injected()).toEqual([[2, 0]]);
  });
});

describe('seal', () => {
  it("is the browser's own id of the sender's document", async () => {
    expect(await service.handlers.seal?.({}, page('chatgpt.com', { documentId: 'd7' }))).toEqual({ seal: 'd7' });
    expect(await service.handlers.seal?.({}, page('chatgpt.com', { documentId: null }))).toEqual({ seal: '' });
  });
});

describe('overview', () => {
  it('counts from midnight as the person sees it', async () => {
    // 23:59 and 00:01 in a zone two hours east of UTC.
    world.now = Date.parse('2026-06-01T21:59:00Z');
    await service.handlers.record?.({ event: DRAFT }, page('chatgpt.com'));
    world.now = Date.parse('2026-06-01T22:01:00Z');
    await service.handlers.record?.(
      { event: { ...DRAFT, action: 'held', code: 'detector-silent' } },
      page('chatgpt.com'),
    );
    await service.handlers.record?.(
      { event: { ...DRAFT, action: 'unscanned', code: 'too-long' } },
      page('chatgpt.com'),
    );
    await service.handlers.record?.(
      { event: { ...DRAFT, channel: 'network', action: 'stopped', code: 'draft-stopped' } },
      page('chatgpt.com'),
    );
    expect(await service.handlers.overview?.({ host: 'chatgpt.com' }, POPUP)).toMatchObject({
      siteName: 'ChatGPT',
      status: 'restricted',
      today: { redacted: 0, warned: 0, blocked: 0, overridden: 0, held: 2 },
    });
  });

  it('gives no status to a page that is no AI chat as far as anybody knows', async () => {
    expect(await service.handlers.overview?.({ host: 'news.example' }, POPUP)).toMatchObject({
      siteName: null,
      status: null,
    });
    await service.handlers.recognised?.({}, page('ward.chat.example'));
    expect(await service.handlers.overview?.({ host: 'ward.chat.example' }, POPUP)).toMatchObject({
      siteName: null,
      status: 'unlisted',
    });
    expect(await service.handlers.overview?.({ host: null }, POPUP)).toMatchObject({ host: null, status: null });
  });
});

describe('browser rules that cannot be set', () => {
  it('do not keep the others back, and are tried again', async () => {
    world.managed = { siteBlock: ['claude'], siteAllow: ['chat.ward.example'] };
    const { closeHosts } = world.ports;
    service = createService({ ...world.ports, closeHosts: () => Promise.reject(new Error('rules refused')) });
    await expect(service.managedChanged(false)).rejects.toThrow('rules refused');
    expect(world.registered.at(-1)).toEqual(['chat.ward.example']);
    expect(world.announced).toBe(1);
    service = createService({ ...world.ports, closeHosts });
    await service.alarmRang();
    expect(world.closed.at(-1)?.closed).toEqual(['claude.ai', 'claude.com']);
    expect(world.announced).toBe(2);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bytes, createWorld, spanOf, type Page, type World } from './world.ts';

const TEXT = 'My patient Phoebe Kowalczyk, MRN 48315927, takes apixaban 5 mg twice a day for atrial fibrillation.';
const NAME = spanOf(TEXT, 'Phoebe Kowalczyk');
const MRN = spanOf(TEXT, '48315927');
const CLEAN = 'Which dose of apixaban fits a creatinine clearance of 25 mL/min in an old woman?';

let world: World;

beforeEach(() => {
  vi.useFakeTimers();
  world = createWorld();
});
afterEach(() => vi.useRealTimers());

async function pageWithText(tabId = 1, options?: Parameters<World['page']>[1]): Promise<Page> {
  const page = world.page(tabId, options);
  await page.client.read(TEXT, [NAME, MRN]);
  await vi.advanceTimersByTimeAsync(1);
  return page;
}

describe('a page in which nobody writes', () => {
  it('tells nothing; requests are looked at as long as it is there', async () => {
    const page = world.page(1);
    page.client.begin();
    await vi.advanceTimersByTimeAsync(0);
    expect(page.sent).toEqual([]);
    expect([world.isWatching, world.isKeptAlive]).toEqual([true, true]);
    page.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([world.isWatching, world.isKeptAlive]).toEqual([false, false]);
  });
});

describe('a text that was entered a moment ago', () => {
  it('is stopped until it has a verdict, and leaves as soon as nothing was found in it', async () => {
    const page = world.page(1);
    const leaves = () => world.leaves({ tabId: 1, body: bytes(JSON.stringify({ q: CLEAN })) });
    page.client.begin();
    await vi.advanceTimersByTimeAsync(0);
    page.client.entered(CLEAN);
    expect(leaves()).toBe(false);
    await page.client.read(CLEAN, []);
    expect(leaves()).toBe(true);
    // Read once more, as it is before it is sent.
    page.client.entered(CLEAN);
    expect(leaves()).toBe(true);
  });
});

describe('where a request can wait', () => {
  const half = { body: bytes('{"d":"Phoebe Kowa"}') };

  beforeEach(() => {
    world = createWorld({ canWait: true });
  });

  it.each(['pass', 'stop'] as const)('the guard of another frame rules on it: %s', async (ruling) => {
    const page = await pageWithText();
    page.rule = vi.fn(async () => ruling);
    expect(await world.leavesInTime({ ...half, frameId: 3 })).toBe(ruling === 'pass');
    const parts = [{ kind: 'text', in: 'body', name: '', text: '{"d":"Phoebe Kowa"}' }];
    expect(page.rule).toHaveBeenCalledExactlyOnceWith({ method: 'POST', url: 'https://chat.example/api', parts });
  });

  it('it waits for a verdict that is to come, and is stopped when none comes', async () => {
    const page = await pageWithText();
    page.rule = () => new Promise((resolve) => setTimeout(() => resolve('pass'), 2_000));
    const leaves = [world.leavesInTime({ ...half, frameId: 3 })];
    await vi.advanceTimersByTimeAsync(2_000);
    page.rule = () => new Promise(() => undefined);
    leaves.push(world.leavesInTime({ ...half, frameId: 3 }));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await Promise.all(leaves)).toEqual([true, false]);
    expect(page.stops()).toBe(1);
  });

  it.each([
    ['another frame', { frameId: 3 }],
    ['a worker without a tab', { tabId: -1 }],
    ['a worker of its own', { document: 'https://chat.example/worker.js' }],
    ['a window that the page can reach', { tabId: 7, initiator: 'https://elsewhere.example' }],
    ['a frame without an origin', { frameId: 5, initiator: null }],
  ])('every guard is asked about %s', async (_, from) => {
    world.openers.set(7, 1);
    const pages = [await pageWithText(), world.page(1, { frameId: 4 })];
    pages[1]?.client.begin();
    await vi.advanceTimersByTimeAsync(0);
    for (const page of pages) page.rule = vi.fn(async () => 'pass' as const);
    expect(await world.leavesInTime({ ...half, ...from })).toBe(true);
    for (const page of pages) expect(page.rule).toHaveBeenCalledOnce();
  });

  it('its own frame is not asked: the gate there has been', async () => {
    await pageWithText();
    expect(world.leaves(half)).toBe(true);
  });

  it('its own frame is asked about a script, which no gate sees when it is imported, once something was entered', async () => {
    const page = await pageWithText();
    page.rule = vi.fn(async () => 'stop' as const);
    expect(await world.leavesInTime({ ...half, isScript: true })).toBe(false);
    const other = world.page(9);
    other.client.begin();
    await vi.advanceTimersByTimeAsync(0);
    other.rule = vi.fn(async () => 'stop' as const);
    expect(world.leaves({ ...half, tabId: 9, isScript: true })).toBe(true);
    expect([page.rule, other.rule].map((rule) => vi.mocked(rule).mock.calls.length)).toEqual([1, 0]);
  });

  it('of a page that does not answer, what may be text is stopped', async () => {
    const page = await pageWithText();
    page.freeze();
    const asked = [
      { body: bytes('{"d":"Phoebe Kowa"}') },
      { url: 'https://elsewhere.example/?q=Phoebe+Kowa' },
      { body: bytes('{"token":"a81f"}') },
    ];
    const leaves = asked.map((request) => world.leavesInTime({ ...request, frameId: 3 }));
    await vi.advanceTimersByTimeAsync(999);
    const early = await Promise.race([...leaves, Promise.resolve('waits')]);
    await vi.advanceTimersByTimeAsync(1);
    expect([early, ...(await Promise.all(leaves))]).toEqual(['waits', false, false, true]);
  });

  it('a page in which nobody has written yet stops nothing by its silence', async () => {
    const page = world.page(1);
    page.client.begin();
    await vi.advanceTimersByTimeAsync(0);
    page.freeze();
    const leaves = world.leavesInTime({ ...half, frameId: 3 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await leaves).toBe(true);
  });

  it('a page that goes away is waited for no longer, and what another page says counts nothing', async () => {
    const [page, other] = [await pageWithText(), world.page(9)];
    other.client.begin();
    await vi.advanceTimersByTimeAsync(0);
    page.rule = () => new Promise(() => undefined);
    const leaves = world.leavesInTime({ body: bytes('{"token":"a81f"}'), frameId: 3 });
    await vi.advanceTimersByTimeAsync(1);
    other.sendRaw({ t: 'ruling', id: 1, ruling: 'stop' });
    page.close();
    expect(await leaves).toBe(true);
  });

  it('bytes that nobody can read are asked about too, and so is a worker without an origin', async () => {
    const page = await pageWithText();
    page.rule = vi.fn(async () => 'stop' as const);
    const gzip = { raw: [{ bytes: new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]).buffer }] };
    expect(await world.leavesInTime({ body: gzip, url: 'https://elsewhere.example/', frameId: 3 })).toBe(false);
    expect(await world.leavesInTime({ ...half, tabId: -1, initiator: null, document: null })).toBe(false);
    expect(page.rule).toHaveBeenCalledTimes(2);
  });
});

describe('a request of a guarded tab', () => {
  it.each([
    ['bytes', { body: bytes(JSON.stringify({ q: 'about Phoebe Kowalczyk' })) }],
    ['bytes in pieces', { body: bytes('{"q":"about Phoebe Kowa', 'lczyk"}') }],
    ['a form', { body: { formData: { q: ['x', 'MRN 48315927'] } } }],
    ['the query', { url: 'https://chat.example/i?q=Phoebe%20Kowalczyk' }],
    ['the path', { url: 'https://chat.example/i/phoebe%20kowalczyk' }],
    ['another host', { url: 'https://elsewhere.example/?id=48315927' }],
    [
      '40 characters around a value',
      { body: bytes('My patient Phoebe Kowalczyk?! MRN 4831 5927 takes apixaban'.slice(0, 47)) },
    ],
  ])('is stopped with a value in %s', async (_, request) => {
    await pageWithText();
    expect(world.leaves(request)).toBe(false);
  });

  it.each([
    ['clean text', { body: bytes(JSON.stringify({ q: CLEAN })) }],
    [
      'the rest of the text, as a draft of it may have it',
      { body: bytes('takes apixaban 5 mg twice a day for atrial fibrillation.') },
    ],
    ['no body', { url: 'https://chat.example/app.js?v=20261122' }],
    ['a file, which is not shown', { body: { raw: [{}] } }],
  ])('leaves with %s', async (_, request) => {
    await pageWithText();
    expect(world.leaves(request)).toBe(true);
  });

  it('leaves when a person asks for it by hand', async () => {
    await pageWithText();
    expect(
      world.leaves({ initiator: null, isTopNavigation: true, url: 'https://search.example/?q=Phoebe+Kowalczyk' }),
    ).toBe(true);
  });

  it('is stopped with a text that could not be read, until it has been', async () => {
    const page = world.page(1);
    await page.client.read(CLEAN, null);
    await vi.advanceTimersByTimeAsync(1);
    expect(world.leaves({ body: bytes(CLEAN) })).toBe(false);
    await page.client.read(CLEAN, []);
    expect(world.leaves({ body: bytes(`{"text":"${CLEAN}"}`) })).toBe(true);
  });
});

describe('what is let go', () => {
  it('leaves after an override, for as long as the page that let it go is there', async () => {
    const page = await pageWithText();
    await page.client.tell({ t: 'vault', protect: [], release: ['Phoebe Kowalczyk', '48315927'] });
    expect(world.leaves({ body: bytes(TEXT) })).toBe(true);
    page.close();
    await pageWithText();
    expect(world.leaves({ body: bytes(TEXT) })).toBe(false);
  });

  it('leaves whole when its own verdict lets it, though a value in it was open before', async () => {
    const page = world.page(1);
    const half = 'A tour of the Rose Garden';
    await page.client.read(half, [spanOf(half, 'Rose Garden')]);
    await vi.advanceTimersByTimeAsync(1);
    expect(world.leaves({ body: bytes(half) })).toBe(false);
    await page.client.read(`${half} in June`, []);
    expect(world.leaves({ body: bytes(`{"q":"${half} in June"}`) })).toBe(true);
    expect(world.leaves({ body: bytes(`{"q":"the Rose Garden of old"}`) })).toBe(false);
  });

  it('is known before anybody can act on the verdict', async () => {
    const page = await pageWithText();
    const known = vi.fn();
    void page.client.read(CLEAN, []).then(known);
    await vi.advanceTimersByTimeAsync(1);
    expect(known).toHaveBeenCalledOnce();
  });

  it('is no protected value, whatever a verdict says', async () => {
    const page = world.page(1);
    const value = { value: 'Phoebe Kowalczyk', category: 'name', role: 'patient', before: '', after: '' } as const;
    await page.client.tell({ t: 'vault', protect: [value], release: [] });
    await page.client.read('Ask Phoebe Kowalczyk', []);
    await vi.advanceTimersByTimeAsync(1);
    expect(world.leaves({ body: bytes('Ask Phoebe Kowalczyk') })).toBe(false);
  });
});

describe('whose request it is', () => {
  it('does not matter for a worker without a tab, as long as its origin is guarded', async () => {
    await pageWithText();
    expect(world.leaves({ tabId: -1, body: bytes(TEXT) })).toBe(false);
    expect(world.leaves({ tabId: -1, initiator: 'https://elsewhere.example', body: bytes(TEXT) })).toBe(true);
  });

  it('is of the whole group: windows that a tab opened', async () => {
    await pageWithText();
    await world.page(2, { openerTabId: 1 }).client.tell({ t: 'vault', protect: [], release: [] });
    expect(world.leaves({ tabId: 2, body: bytes(TEXT) })).toBe(false);
  });

  it('is not of another tab of the same site', async () => {
    await pageWithText();
    expect(world.leaves({ tabId: 3, body: bytes(TEXT) })).toBe(true);
  });

  it('is of the group for a window that its page can reach, as soon as that is known', async () => {
    await pageWithText();
    world.openers.set(3, 1);
    const request = { tabId: 3, initiator: 'https://elsewhere.example', body: bytes(TEXT) };
    world.leaves({ ...request, body: null });
    await vi.advanceTimersByTimeAsync(0);
    expect(world.leaves(request)).toBe(false);
    // Another page in the same window may be out of reach.
    world.openers.delete(3);
    world.leaves({ tabId: 3, isTopNavigation: true, initiator: null });
    world.leaves({ ...request, body: null });
    await vi.advanceTimersByTimeAsync(0);
    expect(world.leaves(request)).toBe(true);
  });

  it('is of the group for a page that has just been opened by it, until that page can be asked', async () => {
    await pageWithText();
    const request = { tabId: 3, initiator: 'https://elsewhere.example', body: bytes(TEXT) };
    world.leaves({ tabId: 3, isTopNavigation: true, url: 'https://elsewhere.example/' });
    expect(world.leaves(request)).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(world.leaves(request)).toBe(true);
  });

  it('is of the site for a window that is only just opening', async () => {
    await pageWithText();
    const url = 'https://elsewhere.example/?q=48315927';
    expect(world.leaves({ tabId: 3, isTopNavigation: true, url })).toBe(false);
    expect(world.leaves({ tabId: 4, isTopNavigation: true, url, initiator: 'https://mail.example' })).toBe(true);
  });

  it('outlives the page for a worker, and then no more', async () => {
    const page = await pageWithText();
    const value = { value: 'Phoebe Kowalczyk', category: 'name', role: 'patient', before: '', after: '' } as const;
    await page.client.tell({ t: 'vault', protect: [value], release: [] });
    page.close();
    expect(world.leaves({ body: bytes(TEXT) })).toBe(true);
    expect(world.leaves({ tabId: -1, body: bytes(TEXT) })).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([world.isWatching, world.isKeptAlive]).toEqual([false, false]);
  });
});

describe('a request that was stopped', () => {
  it('is told to the pages of the group each time, and recorded once a minute, where it happened', async () => {
    const page = await pageWithText();
    for (let times = 0; times < 3; times += 1) world.leaves({ body: bytes(TEXT) });
    await vi.advanceTimersByTimeAsync(1);
    expect([page.stops(), world.recorded]).toEqual([3, ['chat.example']]);
    world.nowMs += 60_000;
    world.leaves({ body: bytes(TEXT) });
    expect(world.recorded).toEqual(['chat.example', 'chat.example']);
  });
});

describe('a background that was ended', () => {
  it('is told again, and kept running as long as there is something to look for', async () => {
    const page = await pageWithText();
    const value = { value: '617-555-0142', category: 'phone', role: 'patient', before: '', after: '' } as const;
    await page.client.tell({ t: 'vault', protect: [value], release: [] });
    world.restart();
    expect(world.isWatching).toBe(false);
    await vi.advanceTimersByTimeAsync(101);
    expect([world.isWatching, world.isKeptAlive]).toEqual([true, true]);
    expect(world.leaves({ body: bytes(TEXT) })).toBe(false);
    expect(world.leaves({ body: bytes('call 6175550142') })).toBe(false);
    expect(world.leaves({ body: bytes(CLEAN) })).toBe(true);
  });
});

describe('without the privilege', () => {
  it('nothing is remembered, looked at or told any more', async () => {
    world = createWorld({ isGranted: false });
    const page = await pageWithText();
    expect([world.isWatching, world.isKeptAlive]).toEqual([false, false]);
    await page.client.read(`${TEXT} Now.`, [NAME]);
    await page.client.read(CLEAN, []);
    expect(page.sent).toEqual([]);
    expect(await world.net.isLive()).toBe(false);
  });

  it('ends the watch when it is taken back', async () => {
    await pageWithText();
    world.isGranted = false;
    expect(await world.net.isLive()).toBe(false);
    expect(world.isWatching).toBe(false);
  });
});

describe('a message at the door', () => {
  it.each([
    ['a text that is none', { t: 'read', id: 1, text: 7, open: null }],
    ['offsets below zero', { t: 'read', id: 1, text: TEXT, open: [[-1, 4]] }],
    [
      'a neighbour that is an expression',
      {
        t: 'vault',
        id: 1,
        protect: [{ value: 'a', category: 'name', role: 'patient', before: '.*', after: '' }],
        release: [],
      },
    ],
    ['more than it knows', { t: 'read', id: 1, text: TEXT, open: [NAME], more: 1 }],
    ['another name', { t: 'clear', id: 1 }],
  ])('is ignored with %s', async (_, message) => {
    const page = world.page(1);
    await page.client.tell({ t: 'vault', protect: [], release: [] });
    page.sendRaw(message);
    await vi.advanceTimersByTimeAsync(1);
    expect(world.leaves({ body: bytes(TEXT) })).toBe(true);
    page.sendRaw({ t: 'read', id: 1, text: TEXT, open: [NAME] });
    expect(world.leaves({ body: bytes(TEXT) })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import type { PageGlobal } from '../../src/gate/captured.ts';
import { startGate } from '../../src/gate/start.ts';
import { HANDSHAKE_OFFER, HANDSHAKE_READY } from '../../src/gate/wire.ts';
import { connectGuard, createPage, ruleByContent, type Page } from './page.ts';

interface Framed extends Page {
  /** As a page gets hold of it: it inserts the frame and takes the first window that there is. */
  firstWindow(): PageGlobal;
  readonly child: Page;
}

/** A page with one frame, whose window has the given address and no gate yet. */
function framed(href: string): Framed {
  const page = createPage();
  const child = createPage();
  Object.assign(child.window, { location: { href } });
  startGate(page.window);
  function firstWindow(): PageGlobal {
    if (page.window.length === 0) {
      const body = new page.window.Node();
      body.appendChild({ contentWindow: child.window } as unknown as Node);
    }
    return page.window[0] as PageGlobal;
  }
  return { ...page, child, firstWindow };
}

const post = (window: PageGlobal, body: string) =>
  window.fetch('https://chat.example/a', { method: 'POST', body }).catch(() => undefined);

const bodies = ({ sent }: Page) => sent.filter(({ via }) => via === 'fetch').map(({ body }) => body);

describe('the first window of a frame', () => {
  it('lets go what it likes until it is inserted', async () => {
    const { child } = framed('https://chat.example/frame');
    await post(child.window, 'SECRET');
    expect(bodies(child)).toEqual(['SECRET']);
  });

  it('stands behind the check of the page, once', async () => {
    const page = framed('https://chat.example/frame');
    const guard = connectGuard(page.window, { rule: ruleByContent });
    expect(page.firstWindow()).toBe(page.child.window);
    const hooked = page.firstWindow().fetch;
    expect(page.firstWindow().fetch).toBe(hooked);
    await post(page.firstWindow(), 'SECRET');
    await post(page.firstWindow(), 'clean');
    expect(bodies(page.child)).toEqual(['clean']);
    expect(guard.questions).toHaveLength(2);
  });

  it('has the gate that the guard of its document meets; a second one does nothing', async () => {
    const page = framed('https://chat.example/frame');
    const outer = connectGuard(page.window, { rule: ruleByContent });
    const window = page.firstWindow();
    const overheard: string[] = [];
    for (const type of [HANDSHAKE_OFFER, HANDSHAKE_READY]) window.addEventListener(type, () => overheard.push(type));
    const { fetch } = window;
    startGate(window);
    expect(window.fetch).toBe(fetch);
    const inner = connectGuard(window, {
      rule: ({ parts }) => ({ r: parts.some(({ text }) => text === 'INNER') ? 'stop' : 'pass' }),
    });
    for (const text of ['INNER', 'clean']) await post(window, text);
    expect(bodies(page.child)).toEqual(['clean']);
    expect([inner.questions.length, outer.questions.length]).toEqual([2, 0]);
    expect(overheard).toEqual([]);
  });

  it('resolves addresses where its document is', async () => {
    const page = framed('https://chat.example/deep/frame');
    const guard = connectGuard(page.window, { rule: ruleByContent });
    await post(page.firstWindow(), 'clean');
    await page
      .firstWindow()
      .fetch('next', { method: 'POST', body: 'clean' })
      .catch(() => undefined);
    expect(guard.questions.map(({ url }) => url)).toEqual(['https://chat.example/a', 'https://chat.example/deep/next']);
  });

  it('fetches as the platform does what comes without an address', async () => {
    const page = framed('https://chat.example/frame');
    connectGuard(page.window, { rule: ruleByContent });
    const { fetch } = page.firstWindow() as unknown as { readonly fetch: () => Promise<Response> };
    await expect(fetch()).rejects.toThrow(TypeError);
    expect(page.child.sent).toEqual([]);
  });

  it('names its own document as referrer, before anything was entered too, and leaves a Request the one that it has', async () => {
    const page = framed('https://chat.example/frame');
    connectGuard(page.window, { entered: false });
    const requests: Request[] = [];
    Object.assign(page.child.window, {
      fetch(...given: ConstructorParameters<typeof Request>) {
        requests.push(new Request(...given));
        return Promise.resolve(new Response('ok'));
      },
    });
    const { fetch } = page.firstWindow();
    const to = 'https://chat.example/a';
    const own = { referrer: 'https://chat.example/own', referrerPolicy: 'origin' } as const;
    await fetch(to);
    await fetch(to, { referrer: 'about:client' });
    await fetch(new Request(to, { referrerPolicy: 'no-referrer' }));
    await fetch(to, own);
    await fetch(new Request(to, own));
    expect(requests.map(({ referrer, referrerPolicy }) => [referrer, referrerPolicy])).toEqual([
      ['https://chat.example/frame', ''],
      ['https://chat.example/frame', ''],
      ['https://chat.example/frame', 'no-referrer'],
      [own.referrer, own.referrerPolicy],
      [own.referrer, own.referrerPolicy],
    ]);
  });

  it('asks for a referrer once, also of a request that is held and rewritten', async () => {
    const page = framed('https://chat.example/frame');
    const guard = connectGuard(page.window, { rule: () => ({ r: 'wait' }) });
    let reads = 0;
    const init = {
      get referrer(): string {
        reads += 1;
        if (reads > 1) throw new RangeError('the page is at fault');
        return 'https://chat.example/own';
      },
    };
    const answer = page.firstWindow().fetch('https://chat.example/a?q=b', init);
    const id = guard.questions[0]?.id ?? -1;
    guard.tell({ t: 'ruling', id, ruling: { r: 'rewrite', url: 'https://chat.example/a?q=c', texts: [] } });
    expect(await (await answer).text()).toBe('ok');
    expect(page.child.sent.map(({ url }) => url)).toEqual(['https://chat.example/a?q=c']);
  });

  it('hears there what is entered, and arms the whole page', async () => {
    const page = framed('https://chat.example/frame');
    const guard = connectGuard(page.window, { rule: ruleByContent, entered: false });
    const window = page.firstWindow();
    await post(window, 'SECRET');
    expect(guard.questions).toEqual([]);
    // Only a person makes a trusted event; in Node none can be made, so one is passed off as such.
    const event = Object.defineProperty(new Event('input'), 'isTrusted', { value: true });
    window.dispatchEvent(event);
    await post(page.window, 'SECRET');
    expect(guard.questions).toHaveLength(1);
  });
});

describe('a window that has a gate', () => {
  it.each([
    ['about:blank', 1, 2],
    ['https://chat.example/frame', 2, 0],
  ])('of %s: its guard is asked %i times, that of the page %i times', async (href, innerTimes, outerTimes) => {
    const page = framed(href);
    const outer = connectGuard(page.window, { rule: ruleByContent });
    startGate(page.child.window);
    const inner = connectGuard(page.child.window, { rule: ruleByContent });
    for (const text of ['SECRET', 'clean']) await post(page.firstWindow(), text);
    expect(bodies(page.child)).toEqual(['clean']);
    expect([inner.questions.length, outer.questions.length]).toEqual([innerTimes, outerTimes]);
  });

  it('decides alone when the guard of the page that adopted it is gone, as an opener that was closed', async () => {
    const page = framed('https://chat.example/frame');
    const outer = connectGuard(page.window, { rule: ruleByContent });
    const window = page.firstWindow();
    outer.die();
    await post(window, 'a whole sentence that nobody reads');
    expect(bodies(page.child)).toEqual([]);
    startGate(window);
    connectGuard(window, { rule: ruleByContent });
    await post(window, 'a whole sentence that somebody reads');
    await post(window, 'SECRET');
    expect(bodies(page.child)).toEqual(['a whole sentence that somebody reads']);
  });
});

it('leaves windows of other origins alone', () => {
  const page = framed('https://other.example/');
  Object.defineProperty(page.child.window.location, 'href', {
    get: () => {
      throw new DOMException('another origin', 'SecurityError');
    },
  });
  const before = page.child.window.fetch;
  expect(page.firstWindow().fetch).toBe(before);
});

it('adopts although the page has spoilt every property descriptor', async () => {
  const page = framed('https://chat.example/frame');
  connectGuard(page.window, { rule: ruleByContent });
  const prototype = Object.prototype as unknown as Record<string, unknown>;
  try {
    for (const name of ['get', 'set', 'value']) prototype[name] = 'spoilt';
    page.firstWindow();
  } finally {
    for (const name of ['get', 'set', 'value']) delete prototype[name];
  }
  await post(page.firstWindow(), 'SECRET');
  expect(bodies(page.child)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import type { PageGlobal } from '../../src/gate/captured.ts';
import { startGate } from '../../src/gate/start.ts';
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

  it('keeps that check below the gate of its own that comes later', async () => {
    const page = framed('https://chat.example/frame');
    const outer = connectGuard(page.window, { rule: ruleByContent });
    const window = page.firstWindow();
    startGate(window);
    const inner = connectGuard(window, {
      rule: ({ parts }) => ({ r: parts.some(({ text }) => text === 'INNER') ? 'stop' : 'pass' }),
    });
    for (const text of ['SECRET', 'INNER', 'clean']) await post(window, text);
    expect(bodies(page.child)).toEqual(['clean']);
    expect([inner.questions.length, outer.questions.length]).toEqual([3, 2]);
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
    ['about:blank', 1],
    ['https://chat.example/frame', 0],
  ])('of %s: is asked about here as well %i times', async (href, times) => {
    const page = framed(href);
    const outer = connectGuard(page.window, { rule: ruleByContent });
    startGate(page.child.window);
    const inner = connectGuard(page.child.window, { entered: true });
    await post(page.firstWindow(), times === 1 ? 'SECRET' : 'clean');
    expect(outer.questions).toHaveLength(times);
    expect(inner.questions).toHaveLength(1 - times);
    expect(bodies(page.child)).toEqual(times === 1 ? [] : ['clean']);
  });

  it('of about:blank: keeps its own hooks below those of the page', () => {
    const page = framed('about:blank');
    connectGuard(page.window, { rule: ruleByContent });
    startGate(page.child.window);
    connectGuard(page.child.window, {
      rule: ({ parts }) => ({ r: parts.some(({ text }) => text === 'INNER') ? 'stop' : 'pass' }),
    });
    for (const text of ['SECRET', 'INNER', 'clean']) {
      const request = new (page.firstWindow().XMLHttpRequest)();
      request.open('POST', 'https://chat.example/a');
      request.send(text);
    }
    expect(page.child.sent.map(({ body }) => body)).toEqual(['clean']);
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

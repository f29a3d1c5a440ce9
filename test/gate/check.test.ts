import { describe, expect, it } from 'vitest';
import { startGate } from '../../src/gate/start.ts';
import { HANDSHAKE_READY } from '../../src/gate/wire.ts';
import { connectGuard, createPage, PROMPT_ENDPOINT, ruleByContent } from './page.ts';

const post = (body: string): RequestInit => ({ method: 'POST', body });
const SENTENCE = '{"q":"a sentence of some length"}';
const TOKEN = '{"session":"a9f3-b27c-e81d","event":"load"}';

/** Node cannot make a trusted event; the browser's own property is an accessor of the event itself. */
function typeInto(window: EventTarget): void {
  window.dispatchEvent(Object.defineProperty(new Event('keydown'), 'isTrusted', { value: true }));
}

describe('the handshake', () => {
  it.each(['gate first', 'guard first'])('%s', async (order) => {
    const page = createPage();
    if (order === 'gate first') startGate(page.window);
    connectGuard(page.window, { rule: ruleByContent });
    if (order === 'guard first') startGate(page.window);
    await expect(page.window.fetch('/a', post('SECRET'))).rejects.toThrow(TypeError);
  });

  it('takes the first node only', async () => {
    const page = createPage();
    startGate(page.window);
    connectGuard(page.window, { rule: ruleByContent });
    const forged = connectGuard(page.window, { rule: () => ({ r: 'pass' }), entered: false });
    forged.offer();
    await expect(page.window.fetch('/a', post('SECRET'))).rejects.toThrow(TypeError);
    expect(forged.questions).toEqual([]);
  });

  it('lets a second start in the same window do nothing', async () => {
    const page = createPage();
    startGate(page.window);
    const guard = connectGuard(page.window, { rule: ruleByContent });
    const before = page.window.fetch;
    startGate(page.window);
    expect(page.window.fetch).toBe(before);
    await page.window.fetch('/a', post('one question'));
    expect(guard.questions).toHaveLength(1);
  });

  it('leaves no name on the window and keeps names and lengths', () => {
    const page = createPage();
    const before = Object.getOwnPropertyNames(page.window);
    const { fetch } = page.window;
    startGate(page.window);
    expect(Object.getOwnPropertyNames(page.window)).toEqual(before);
    expect(page.window.fetch).not.toBe(fetch);
    expect([page.window.fetch.name, page.window.fetch.length]).toEqual(['fetch', 1]);
  });
});

describe('a ruling that makes no sense', () => {
  it('is a stop', async () => {
    for (const ruling of [null, {}, { r: 'allow' }, { r: 'rewrite' }, 'pass']) {
      const page = createPage();
      startGate(page.window);
      connectGuard(page.window, { rule: () => ruling as never });
      await expect(page.window.fetch('/a', post('text'))).rejects.toThrow(TypeError);
    }
  });
});

describe('a guard that is gone', () => {
  it('stops prompts, sentences and bytes; tokens pass', async () => {
    const { window, sent } = createPage();
    startGate(window);
    const guard = connectGuard(window, { endpoints: PROMPT_ENDPOINT });
    guard.die();
    await expect(window.fetch('/api/chat/1', post('{"messages":[{"content":"hi"}]}'))).rejects.toThrow(TypeError);
    await expect(window.fetch('/a', post(SENTENCE))).rejects.toThrow(TypeError);
    await expect(window.fetch('/a', { method: 'POST', body: new Uint8Array([255, 254]) })).rejects.toThrow(TypeError);
    await expect(window.fetch('/a?q=a+sentence+of+some+length')).rejects.toThrow(TypeError);
    await expect(window.fetch('/a', post('{"x":"MRN 0048291"}'))).rejects.toThrow(TypeError);
    await expect(window.fetch('/a', post('{"x":"\u75c5\u4eba\u738b\u5c0f\u660e"}'))).rejects.toThrow(TypeError);
    await window.fetch('/a', post(TOKEN));
    expect(sent.map(({ body }) => body)).toEqual([TOKEN]);
  });

  it('does not make the gate forget entering: it sees trusted input itself', async () => {
    const { window } = createPage();
    startGate(window);
    connectGuard(window, { entered: false }).die();
    await window.fetch('/a', post(SENTENCE));
    window.dispatchEvent(new Event('keydown'));
    await window.fetch('/a', post(SENTENCE));
    typeInto(window);
    await expect(window.fetch('/a', post(SENTENCE))).rejects.toThrow(TypeError);
  });
});

describe('no guard at all', () => {
  it('lets a page load, and stops sentences once something was entered', async () => {
    const { window } = createPage();
    startGate(window);
    await window.fetch('/a', post(SENTENCE));
    typeInto(window);
    await expect(window.fetch('/a', post(SENTENCE))).rejects.toThrow(TypeError);
    await window.fetch('/a', post(TOKEN));
  });

  it('takes a guard that comes late', async () => {
    const { window } = createPage();
    startGate(window);
    typeInto(window);
    connectGuard(window, { rule: ruleByContent });
    await window.fetch('/a', post(SENTENCE));
    await expect(window.fetch('/a', post('SECRET'))).rejects.toThrow(TypeError);
  });

  it('answers a gate that looks whether one is there', () => {
    const { window } = createPage();
    startGate(window);
    expect(window.dispatchEvent(new Event(HANDSHAKE_READY, { cancelable: true }))).toBe(false);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Browser } from 'wxt/browser';
import { senderOf } from '../../src/platform/sender.ts';

const TAB = { id: 9, url: 'https://top.example/page' } as Browser.tabs.Tab;

beforeEach(() => fakeBrowser.reset());

describe('the host of a sender', () => {
  it.each([
    ['a page', { url: 'https://chatgpt.com/c/1?q=Jane', tab: TAB }, 'chatgpt.com'],
    ['a frame of another site', { url: 'https://frame.example/x', tab: TAB, frameId: 3 }, 'frame.example'],
    [
      'about:blank, with its inherited origin',
      { url: 'about:blank', origin: 'https://inner.example', tab: TAB },
      'inner.example',
    ],
    ['about:srcdoc, where the browser gives no origin', { url: 'about:srcdoc', tab: TAB }, 'top.example'],
    ['a sandboxed frame', { url: 'about:srcdoc', origin: 'null', tab: TAB }, 'top.example'],
    ['data:', { url: 'data:text/html,x', origin: 'null', tab: TAB }, 'top.example'],
    ['blob:', { url: 'blob:https://maker.example/1-2', tab: TAB }, 'maker.example'],
    ['blob: of an opaque origin', { url: 'blob:null/1-2', origin: 'null', tab: TAB }, 'top.example'],
    ['a file', { url: 'file:///home/x.html', tab: { id: 9, url: 'file:///home/x.html' } as Browser.tabs.Tab }, null],
    ['no address at all', {}, null],
  ])('of %s', (_, from, host) => {
    expect(senderOf(from).host).toBe(host);
  });
});

describe('the origin of a sender', () => {
  it('is the extension for its own pages and its background', () => {
    const own = fakeBrowser.runtime.getURL('/popup.html');
    expect(senderOf({ url: own }).origin).toBe('extension');
    expect(senderOf({ url: own, tab: TAB }).origin).toBe('extension');
    expect(senderOf({}).origin).toBe('extension');
  });

  it('is a page for everything else, also for look-alikes', () => {
    const own = new URL(fakeBrowser.runtime.getURL('/popup.html'));
    for (const url of [
      'https://chatgpt.com/',
      'about:blank',
      `https://x.example/?${own.href}`,
      `${own.protocol}//${own.host}.evil.example/`,
    ]) {
      expect(senderOf({ url, tab: TAB }).origin).toBe('page');
    }
    expect(senderOf({ tab: TAB }).origin).toBe('page');
  });
});

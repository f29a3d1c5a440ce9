import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { webRequestNet, type NetRequest } from '../../src/platform/web-request-net.ts';

type Details = Record<string, unknown> & { readonly url: string };
type Answer = { readonly cancel?: boolean; readonly redirectUrl?: string } | undefined;
type Listener = (details: Details) => Answer;

/** The browser: whom it asks, and what it does with the answer. */
let listeners: { listener: Listener; urls: readonly string[]; extra: readonly string[] }[];
let isGranted: boolean;
let installType: string;

function ask(details: Details): Answer {
  return listeners.map(({ listener }) => listener(details)).find((answer) => answer !== undefined);
}

beforeEach(() => {
  fakeBrowser.reset();
  listeners = [];
  isGranted = true;
  installType = 'admin';
  const onBeforeRequest = {
    addListener: (listener: Listener, { urls }: { urls: readonly string[] }, extra: readonly string[]) =>
      listeners.push({ listener, urls, extra }),
    removeListener: (listener: Listener) => (listeners = listeners.filter((each) => each.listener !== listener)),
  };
  Object.assign(fakeBrowser, {
    webRequest: { onBeforeRequest },
    management: { getSelf: async () => ({ installType }) },
  });
  vi.stubGlobal('fetch', async (url: string) => {
    const redirect = isGranted ? ask({ url, tabId: -1, type: 'xmlhttprequest' })?.redirectUrl : undefined;
    if (redirect === undefined) throw new TypeError('Failed to fetch');
    return new Response(redirect.replace('data:text/plain,', ''));
  });
});

describe('the canary', () => {
  it('comes back with the word that only our own listener knows, and leaves no listener behind', async () => {
    expect(await webRequestNet().prove()).toBe(true);
    expect(listeners).toEqual([]);
  });

  it('does not come back where the browser does not listen to us', async () => {
    isGranted = false;
    expect(await webRequestNet().prove()).toBe(false);
  });

  it('flies again while the browser is only just beginning to listen', async () => {
    isGranted = false;
    const proven = webRequestNet().prove();
    setTimeout(() => (isGranted = true), 20);
    expect(await proven).toBe(true);
    expect(listeners).toEqual([]);
  });

  it('is no proof when somebody else answers it', async () => {
    isGranted = false;
    vi.stubGlobal('fetch', async () => new Response('a captive portal'));
    expect(await webRequestNet().prove()).toBe(false);
  });

  it('does not fly where the browser would only log an error', async () => {
    installType = 'development';
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    expect(await webRequestNet().prove()).toBe(false);
    expect(fetched).not.toHaveBeenCalled();
  });
});

describe('a request', () => {
  it('is cancelled as it is decided, sockets included', () => {
    const seen: NetRequest[] = [];
    const net = webRequestNet();
    net.watch((request) => {
      seen.push(request);
      return request.url.includes('planted');
    });
    net.watch(() => true);
    expect(listeners).toHaveLength(1);
    expect(listeners[0]).toMatchObject({
      urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'],
      extra: ['blocking', 'requestBody'],
    });
    const requestBody = { raw: [{ bytes: new ArrayBuffer(1) }] };
    const details = { tabId: 4, type: 'main_frame', initiator: 'https://a.example', requestBody };
    expect(ask({ url: 'https://b.example/?planted', ...details })).toEqual({ cancel: true });
    // Firefox names the page by its address.
    const inFirefox = { tabId: -1, type: 'xmlhttprequest', originUrl: 'https://a.example/sw.js', requestBody: null };
    expect(ask({ url: 'https://b.example/', ...inFirefox })).toBeUndefined();
    ask({ url: 'https://b.example/', tabId: 4, type: 'main_frame' });
    expect(
      seen.map(({ tabId, initiator, isTopNavigation, body }) => [tabId, initiator, isTopNavigation, body]),
    ).toEqual([
      [4, 'https://a.example', true, requestBody],
      [-1, 'https://a.example', false, null],
      [4, null, true, null],
    ]);
    net.unwatch();
    expect(listeners).toEqual([]);
  });
});

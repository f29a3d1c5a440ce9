import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Browser } from 'wxt/browser';
import { openFrames, registerGuardedHosts } from '../../src/platform/content-scripts.ts';

type Script = Browser.scripting.RegisteredContentScript;

/** What the browser holds; it refuses an id that is there already, as browsers do. */
let registered: Script[];
let calls: number;

beforeEach(() => {
  registered = [];
  calls = 0;
  vi.spyOn(fakeBrowser.scripting, 'getRegisteredContentScripts').mockImplementation(async () =>
    structuredClone(registered),
  );
  vi.spyOn(fakeBrowser.scripting, 'unregisterContentScripts').mockImplementation(async (filter?: unknown) => {
    calls += 1;
    const { ids = [] } = filter as { ids?: string[] };
    registered = registered.filter(({ id }) => !ids.includes(id));
  });
  vi.spyOn(fakeBrowser.scripting, 'registerContentScripts').mockImplementation(async (scripts: Script[]) => {
    calls += 1;
    if (scripts.some(({ id }) => registered.some((other) => other.id === id))) throw new Error('Duplicate script ID');
    registered.push(...scripts);
  });
});

describe('guarded hosts', () => {
  it('get gate and guard from document_start, in every frame, for the next starts too', async () => {
    await registerGuardedHosts(['chat.ward.example', '*.lab.example']);
    const common = {
      matches: ['*://chat.ward.example/*', '*://*.lab.example/*'],
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_start',
      persistAcrossSessions: true,
    };
    expect(registered).toEqual([
      { id: 'policy-gate', js: ['content-scripts/gate.js'], world: 'MAIN', ...common },
      { id: 'policy-guard', js: ['guard.js'], world: 'ISOLATED', ...common },
    ]);
  });

  it('change with the policy, and go with it', async () => {
    await registerGuardedHosts(['a.example']);
    await registerGuardedHosts(['b.example']);
    expect(registered.map(({ matches }) => matches)).toEqual([['*://b.example/*'], ['*://b.example/*']]);
    await registerGuardedHosts([]);
    expect(registered).toEqual([]);
  });

  it('are left alone when nothing changes, in whatever order', async () => {
    await registerGuardedHosts(['a.example', 'b.example']);
    const before = calls;
    await registerGuardedHosts(['b.example', 'a.example']);
    expect(calls).toBe(before);
  });

  it('are completed when half of them is missing', async () => {
    await registerGuardedHosts(['a.example']);
    registered = registered.slice(0, 1);
    await registerGuardedHosts(['a.example']);
    expect(registered).toHaveLength(2);
  });
});

describe('frames of open tabs', () => {
  function tabs(frames: Record<number, { frameId: number; documentId?: string; result: unknown }[] | Error>): void {
    const query = vi.spyOn(fakeBrowser.tabs, 'query');
    query.mockImplementation(async () => Object.keys(frames).map((id) => ({ id: Number(id) }) as Browser.tabs.Tab));
    vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((injection: { target: { tabId: number } }) => {
      const found = frames[injection.target.tabId];
      return Array.isArray(found) ? Promise.resolve(found) : Promise.reject(found ?? new Error('no tab'));
    });
  }

  it('are told with their hosts, the top one first; a frame without an origin has that of its tab', async () => {
    tabs({
      7: [
        { frameId: 12, documentId: 'c', result: 'null' },
        { frameId: 0, documentId: 'a', result: 'https://chatgpt.com' },
        { frameId: 9, documentId: 'b', result: 'https://ads.example:8443' },
      ],
    });
    expect(await openFrames()).toEqual([
      { tabId: 7, frameId: 0, documentId: 'a', host: 'chatgpt.com' },
      { tabId: 7, frameId: 9, documentId: 'b', host: 'ads.example' },
      { tabId: 7, frameId: 12, documentId: 'c', host: 'chatgpt.com' },
    ]);
  });

  it('are those of the tabs that can be reached', async () => {
    tabs({ 1: new Error('Cannot access contents of the page'), 2: [{ frameId: 0, result: 'https://claude.ai' }] });
    expect(await openFrames()).toEqual([{ tabId: 2, frameId: 0, documentId: null, host: 'claude.ai' }]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { activeTab, guardStatus } from '../../src/platform/tab.ts';

let windowId: number | undefined;

async function open(url: string, active: boolean): Promise<void> {
  await fakeBrowser.tabs.create({ url, active, ...(windowId === undefined ? {} : { windowId }) });
}

beforeEach(async () => {
  fakeBrowser.reset();
  windowId = (await fakeBrowser.windows.create({ focused: true }))?.id;
});

describe('activeTab', () => {
  it('gives the host of the active tab', async () => {
    await open('https://claude.ai/new', false);
    await open('https://chatgpt.com/c/1', true);
    expect((await activeTab())?.host).toBe('chatgpt.com');
  });

  it('has no host for a page that is not on the web', async () => {
    await open('about:blank', true);
    expect(await activeTab()).toMatchObject({ host: null });
  });

  it('is null in a window without tabs', async () => {
    expect(await activeTab()).toBeNull();
  });

  it('looks past its own page', async () => {
    await open('https://chatgpt.com/', false);
    await open(fakeBrowser.runtime.getURL('/popup.html'), true);
    expect((await activeTab())?.host).toBe('chatgpt.com');
  });
});

describe('guardStatus', () => {
  it('is null when no guard answers', async () => {
    await open('https://chatgpt.com/', true);
    const tab = await activeTab();
    expect(await guardStatus(tab?.id ?? -1)).toBeNull();
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readPopup } from '../../src/app/popup.ts';

async function openTab(url: string): Promise<void> {
  const windowId = (await fakeBrowser.windows.create({ focused: true }))?.id;
  await fakeBrowser.tabs.create({ url, active: true, ...(windowId === undefined ? {} : { windowId }) });
}

/** The background's side; undefined: it never calls back. */
function answerWith(answer: unknown): void {
  fakeBrowser.runtime.onMessage.addListener(
    (_message: unknown, _sender: unknown, respond: (answer: unknown) => void) => {
      if (answer !== undefined) respond(answer);
      return true;
    },
  );
}

beforeEach(() => fakeBrowser.reset());

describe('readPopup', () => {
  it('asks the background about the tab’s host', async () => {
    await openTab('https://chatgpt.com/');
    answerWith({ reply: { siteName: 'ChatGPT' } });
    expect(await readPopup()).toMatchObject({ host: 'chatgpt.com', overview: { siteName: 'ChatGPT' }, guard: null });
  });

  it('takes a background that is gone or stays silent for one that does not answer', async () => {
    await openTab('https://chatgpt.com/');
    expect((await readPopup()).overview).toBeNull();
    answerWith(undefined);
    expect(await readPopup(20)).toMatchObject({ host: 'chatgpt.com', overview: null });
  });

  it('has no host and no guard without a tab', async () => {
    expect(await readPopup(20)).toEqual({ tabId: null, host: null, overview: null, guard: null });
  });
});

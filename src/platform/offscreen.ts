import { browser } from 'wxt/browser';

const PAGE = 'offscreen.html';

let opening: Promise<void> | null = null;

async function open(): Promise<void> {
  const contexts = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (contexts.length > 0) return;
  await browser.offscreen.createDocument({
    url: PAGE,
    reasons: ['WORKERS'],
    justification: 'Text is searched for patient identifiers in a worker on this device.',
  });
}

/** Makes sure that the detector's document is there (Chrome, Edge). Callers at the same time share one attempt. */
export async function ensureOffscreenDocument(): Promise<void> {
  opening ??= open().finally(() => {
    opening = null;
  });
  await opening;
}

import { browser } from 'wxt/browser';
import { sendToTab } from './message-bus.ts';

/** Tells every guarded page that its context may have changed. Pages without a guard do not answer, which is right. */
export async function announcePolicy(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.allSettled(
    tabs.map(async ({ id }) => (id === undefined ? undefined : await sendToTab(id, 'policy-changed', {}, 'every'))),
  );
}

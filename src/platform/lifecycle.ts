import { browser } from 'wxt/browser';

/** The browser or the extension begins; waking up an idle background is neither. */
export function onBegin(began: (reason: 'install' | 'update' | 'start') => void): void {
  browser.runtime.onStartup.addListener(() => began('start'));
  browser.runtime.onInstalled.addListener(({ reason }) => began(reason === 'install' ? 'install' : 'update'));
}

/** A new version lies ready; it waits for a reload, or for the browser's next start. */
export function onUpdateAvailable(available: () => void): void {
  browser.runtime.onUpdateAvailable.addListener(() => available());
}

export function reloadExtension(): void {
  browser.runtime.reload();
}

/** Greets a person who installed the extension; not one whose administrator did, nor a developer or a test. */
export async function openWelcome(): Promise<void> {
  const { installType } = await browser.management.getSelf();
  if (installType === 'normal') await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}

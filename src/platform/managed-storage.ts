import { browser } from 'wxt/browser';

/** What an administrator has set, by key. Empty when nothing is set, or not known yet. */
export async function readManagedStorage(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    // Firefox rejects when no policy names the extension.
    return {};
  }
}

/** `emptied`: whether keys went away, which an administrator did; a read that finds nothing does not tell that. */
export function onManagedChange(changed: (emptied: boolean) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed') changed(Object.values(changes).some((change) => change.newValue === undefined));
  });
}

import { browser } from 'wxt/browser';

/** The address of the page that stands in for a prohibited site; the request rules lead to the same one. */
export function stoppedUrl(host: string): string {
  return browser.runtime.getURL(`/stopped.html?site=${encodeURIComponent(host)}` as '/stopped.html');
}

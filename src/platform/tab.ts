import { browser } from 'wxt/browser';
import { sendToTab } from './message-bus.ts';
import type { GuardStatus } from './messages.ts';

export interface ActiveTab {
  readonly id: number;
  /** As in `URL.hostname`; null for a page that is not on the web. */
  readonly host: string | null;
}

function webHost(address: string | undefined): string | null {
  const url = address === undefined ? null : URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) ? url.hostname : null;
}

/**
 * The tab that the popup was opened over. A popup that runs in a tab of its own speaks of the tab that was last in
 * use before it. Null when the window has no such tab.
 */
export async function activeTab(): Promise<ActiveTab | null> {
  const own = browser.runtime.getURL('/');
  const tabs = await browser.tabs.query({ currentWindow: true });
  const [tab] = tabs
    .filter(({ url }) => url === undefined || !url.startsWith(own))
    .toSorted((a, b) => Number(b.active) - Number(a.active) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return tab?.id === undefined ? null : { id: tab.id, host: webHost(tab.url) };
}

/** Null when no guard answers in the tab. */
export async function guardStatus(tabId: number): Promise<GuardStatus | null> {
  try {
    return (await sendToTab(tabId, 'guard-status', {})) ?? null;
  } catch {
    return null;
  }
}

export function onTabClosed(closed: () => void): void {
  browser.tabs.onRemoved.addListener(() => closed());
}

/** False when no guard answers in the frame. */
export async function hasUnsentText(tabId: number, frameId: number): Promise<boolean> {
  try {
    return (await sendToTab(tabId, 'unsent-text', {}, frameId)).unsent;
  } catch {
    return false;
  }
}

export async function reloadTab(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId);
}

/** How long a page may take to say whether its opener can reach it, in milliseconds. */
const OPENER_MS = 1_000;

/**
 * The tab whose page opened this one and can still reach it; null when there is none, or when nobody can tell. Only a
 * page whose opener `isKnown` is asked.
 */
export async function openerOf(tabId: number, isKnown: (openerTabId: number) => boolean): Promise<number | null> {
  try {
    const { openerTabId } = await browser.tabs.get(tabId);
    if (openerTabId === undefined || !isKnown(openerTabId)) return null;
    const func = () => window.opener !== null;
    const asked = browser.scripting.executeScript({ target: { tabId }, func, injectImmediately: true });
    const silent = new Promise<null>((resolve) => setTimeout(() => resolve(null), OPENER_MS));
    const answer = await Promise.race([asked, silent]);
    // A page that cannot answer may be kept from it by its opener.
    return answer === null || answer[0]?.result === true ? openerTabId : null;
  } catch {
    return null;
  }
}

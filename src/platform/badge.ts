import { browser } from 'wxt/browser';

/** What the toolbar button warns of; the popup says more. */
export type BadgeWarning = 'covered' | 'storage';

const TITLES: Readonly<Record<BadgeWarning, string>> = {
  covered: 'This page hides Chaperone. Nothing was sent.',
  storage: 'Storage is full: Chaperone cannot keep its record.',
};

/** Warns on the toolbar button, of one tab while it stays on its page or of all (null); null takes the warning away. */
export async function setBadge(warning: BadgeWarning | null, tabId: number | null): Promise<void> {
  const where = tabId === null ? {} : { tabId };
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ ...where, color: '#9a2137' }),
    browser.action.setBadgeText({ ...where, text: warning === null ? '' : '!' }),
    browser.action.setTitle({ ...where, title: warning === null ? '' : TITLES[warning] }),
  ]);
}

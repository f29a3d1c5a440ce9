import { browser } from 'wxt/browser';

/** What the toolbar button warns of; the popup says more. */
export type BadgeWarning = 'covered';

const TITLES: Readonly<Record<BadgeWarning, string>> = {
  covered: 'This page hides Chaperone. Nothing was sent.',
};

/** Warns on the toolbar button while that tab stays on its page; null takes the warning away. */
export async function setBadge(warning: BadgeWarning | null, tabId: number): Promise<void> {
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ tabId, color: '#9a2137' }),
    browser.action.setBadgeText({ tabId, text: warning === null ? '' : '!' }),
    browser.action.setTitle({ tabId, title: warning === null ? '' : TITLES[warning] }),
  ]);
}

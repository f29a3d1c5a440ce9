import { browser } from 'wxt/browser';

/** What the toolbar button warns of; the popup says more. */
export type BadgeWarning = 'covered' | 'storage';

const TITLES: Readonly<Record<BadgeWarning, string>> = {
  covered: 'This page hides Chaperone. Nothing was sent.',
  storage: 'Storage is full: Chaperone cannot keep its record.',
};

/** Warns on the toolbar button, of one tab while it stays on its page or of all (null); null takes the warning away. */
export async function setBadge(warning: BadgeWarning | null, tabId: number | null): Promise<void> {
  const { action, runtime } = browser;
  const where = tabId === null ? {} : { tabId };
  // Null, which the types leave out, gives a tab the text of all tabs again; an empty text would hide it there.
  const none = tabId === null ? '' : (null as unknown as string);
  const title = tabId === null ? runtime.getManifest().name : await action.getTitle({});
  await Promise.all([
    action.setBadgeBackgroundColor({ color: '#9a2137' }),
    action.setBadgeText({ ...where, text: warning === null ? none : '!' }),
    action.setTitle({ ...where, title: warning === null ? title : TITLES[warning] }),
  ]);
}

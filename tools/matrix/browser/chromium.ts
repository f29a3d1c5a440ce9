import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { guardView, startChromium, type ChromiumOptions } from '../../demo/driver/chromium.ts';
import type { Chord, MatrixBrowser, Tab } from './tab.ts';

/** Host candidates as they are and on loopback, so that two pages of one machine find each other. */
const SWITCHES = ['--disable-features=WebRtcHideLocalIpsWithMdns', '--allow-loopback-in-peer-connection'];

export async function openChromium(options: ChromiumOptions): Promise<MatrixBrowser> {
  const { context, forced, extensionUrl } = await startChromium(options, SWITCHES);
  const clipboardTurn = createTurnstile();
  const clipboard = await context.newPage();
  await clipboard.setContent('<textarea></textarea>');
  return {
    version: context.browser()?.version() ?? '',
    openTab: (popup) =>
      openTab(context, popup, (text, paste) => clipboardTurn(() => copyAndPaste(clipboard, text, paste))),
    dashboard: async () => {
      const page = await context.newPage();
      await page.goto(`${extensionUrl}dashboard.html`);
      await page.locator('table').waitFor({ timeout: 5_000 });
      return page.locator('body').innerText();
    },
    close: async () => {
      await context.close();
      forced?.close();
    },
  };
}

async function copyAndPaste(clipboard: Page, text: string, paste: () => Promise<void>): Promise<void> {
  await clipboard.evaluate((value) => {
    const box = document.querySelector('textarea');
    if (box === null) return;
    box.value = value;
    box.focus();
    box.select();
  }, text);
  await clipboard.keyboard.press('ControlOrMeta+C');
  await paste();
}

async function openTab(
  context: BrowserContext,
  popup: 'no' | 'own' | 'blank',
  withClipboard: (text: string, paste: () => Promise<void>) => Promise<void>,
): Promise<Tab> {
  const page = await context.newPage();
  const popups: Page[] = [];
  page.on('popup', (opened) => void popups.push(opened));
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  let [hands, eyes] = [page, page];
  let session: CDPSession | null = null;

  /** Commands that leave in order need not wait for each other's answers. */
  const keys = async (events: readonly KeyEvent[]) => {
    const open = (session ??= await context.newCDPSession(hands));
    await Promise.all(events.map((event) => open.send('Input.dispatchKeyEvent', event)));
  };
  const press = async (...chords: readonly Chord[]) => {
    for (const chord of chords) await hands.keyboard.press(chord);
  };

  return {
    open: async (url, limitMs) => {
      const opened = popup === 'no' ? null : page.waitForEvent('popup', { timeout: limitMs });
      await page.goto(url, { waitUntil: 'commit', timeout: limitMs });
      if (opened !== null) hands = await opened;
      if (popup === 'own') eyes = hands;
      return eyes.waitForFunction('window.matrix?.isReady === true', undefined, { timeout: limitMs, polling: 20 }).then(
        () => true,
        () => false,
      );
    },
    type: (text) =>
      keys(
        [...text].flatMap((char) => [
          { type: 'keyDown', key: char, text: char },
          { type: 'keyUp', key: char },
        ]),
      ),
    enter: async (text) => {
      await hands.keyboard.insertText(text);
    },
    press,
    paste: (text) => withClipboard(text, () => hands.keyboard.press('ControlOrMeta+V')),
    drop: (text) => dropText(hands, text),
    compose: async (text) => {
      const open = (session ??= await context.newCDPSession(hands));
      await open.send('Input.imeSetComposition', { text: text.slice(0, -1), selectionStart: 0, selectionEnd: 0 });
      await open.send('Input.insertText', { text });
    },
    evaluate: (expression) => eyes.evaluate(expression),
    guard: async () => {
      const { surface, panel } = await guardView(hands);
      return `${surface} ${panel}`.trim();
    },
    close: async () => {
      await Promise.all([page, ...popups].map((each) => each.close().catch(() => undefined)));
    },
  };
}

type KeyEvent = { readonly type: 'keyDown' | 'keyUp'; readonly key: string; readonly text?: string };

/** A trusted drag of text from outside the page, ended over the box. */
async function dropText(page: Page, text: string): Promise<void> {
  const box = await page.locator('#host').boundingBox();
  if (box === null) throw new Error('the page has no box to drop on');
  const session = await page.context().newCDPSession(page);
  const [x, y] = [box.x + Math.min(box.width, 400) / 2, box.y + box.height / 2];
  const data = { items: [{ mimeType: 'text/plain', data: text }], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await session.detach();
}

/** Runs one thing at a time, such as what needs the clipboard, of which a browser has one. */
function createTurnstile(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

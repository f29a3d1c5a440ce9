import type { Browser } from 'puppeteer-core';
import { bidiOf, createTab, evaluateIn, type Bidi } from '../../demo/driver/bidi.ts';
import { guardView } from '../../demo/driver/firefox-guard.ts';
import { FIREFOX_EXTENSION_URL, startFirefox, type FirefoxOptions } from '../../demo/driver/firefox.ts';
import type { Chord, MatrixBrowser, Tab } from './tab.ts';

/** Popups open, calls find loopback, and all pages of one site share a process, which a tab of its own keeps alive. */
const PREFERENCES = {
  'dom.disable_open_during_load': false,
  'dom.popup_maximum': 1000,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.peerconnection.ice.loopback': true,
  'dom.ipc.processCount.webIsolated': 1,
  // One in reserve takes longer to start than a tab does.
  'dom.ipc.processPrelaunch.enabled': false,
};

/** https://w3c.github.io/webdriver/#keyboard-actions */
const KEYS = {
  Enter: '\uE006',
  Escape: '\uE00C',
  Delete: '\uE017',
  F4: '\uE034',
  F8: '\uE038',
  Tab: '\uE004',
} as const;
const CONTROL = '\uE009';
/** How many keys go down in one step: each step waits for the page, and a step takes one key of each source. */
const KEYS_A_STEP = 16;
const POLL_MS = 25;

/**
 * `lanes` instances of Firefox, each with one tab at a time: editable content takes keys only where the focus really is,
 * and one Firefox has one focus.
 */
export async function openFirefoxes(options: FirefoxOptions, lanes: number): Promise<MatrixBrowser> {
  let started = 0;
  const start = async (): Promise<Browser> => {
    started += 1;
    const browser = await startFirefox({ ...options, profileDir: `${options.profileDir}-${started}` }, PREFERENCES);
    await keepProcess(browser);
    return browser;
  };
  const browsers = await Promise.all(Array.from({ length: lanes }, start));
  const free = [...browsers];
  /** One that has died gives its place to a new one. */
  const alive = async (browser: Browser): Promise<Browser> => {
    if (browser.connected && (await contextsOf(bidiOf(browser)).catch(() => null)) !== null) return browser;
    const fresh = await start();
    browsers.splice(browsers.indexOf(browser), 1, fresh);
    return fresh;
  };
  const waiting: ((browser: Browser) => void)[] = [];
  const give = (browser: Browser) => {
    const next = waiting.shift();
    if (next === undefined) free.push(browser);
    else next(browser);
  };
  return {
    version: ((await browsers[0]?.version()) ?? '').replace('firefox/', ''),
    openTab: async (popup) => {
      const next = free.pop() ?? (await new Promise<Browser>((resolve) => waiting.push(resolve)));
      const browser = await alive(next).catch((error: unknown) => {
        give(next);
        throw error;
      });
      try {
        const tab = await openTab(browser, popup);
        return { ...tab, close: () => tab.close().finally(() => give(browser)) };
      } catch (error) {
        give(browser);
        throw error;
      }
    },
    dashboard: async () => (await Promise.all(browsers.map((browser) => dashboardOf(bidiOf(browser))))).join('\n'),
    close: async () => void (await Promise.allSettled(browsers.map((browser) => browser.close()))),
  };
}

/** A page of the extension tells nobody that it has loaded. */
async function dashboardOf(bidi: Bidi): Promise<string> {
  const context = await createTab(bidi);
  await bidi.send('browsingContext.navigate', { context, url: `${FIREFOX_EXTENSION_URL}dashboard.html`, wait: 'none' });
  for (let tries = 0; tries < 200; tries++) {
    if ((await evaluateIn(bidi, context, "document.querySelector('table') !== null").catch(() => false)) === true)
      break;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return String(await evaluateIn(bidi, context, 'document.body.innerText'));
}

/** A page of the site that stays open for as long as the browser. */
async function keepProcess(browser: Browser): Promise<void> {
  const context = await createTab(bidiOf(browser));
  await bidiOf(browser).send('browsingContext.navigate', {
    context,
    url: 'https://chatgpt.com/empty',
    wait: 'complete',
  });
}

async function openTab(browser: Browser, popup: 'no' | 'own' | 'blank'): Promise<Tab> {
  const bidi = bidiOf(browser);
  const strays = await contextsOf(bidi);
  // What is inserted goes to the window that it is said to, and a popup may be another.
  const chrome = popup === 'no' ? await chromeOf(bidi) : null;
  const page = await createTab(bidi);
  let [hands, eyes] = [page, page];

  const press = async (...chords: readonly Chord[]) => perform(bidi, hands, [chords.flatMap(stepsOf)]);
  return {
    open: async (url, limitMs) => {
      const end = Date.now() + limitMs;
      await bidi.send('browsingContext.navigate', { context: page, url, wait: 'complete' });
      while (Date.now() < end) {
        if (popup !== 'no') hands = (await openedBy(bidi, page))[0] ?? hands;
        if (popup === 'own') eyes = hands;
        if ((await evaluateIn(bidi, eyes, 'window.matrix?.isReady').catch(() => false)) === true) return true;
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
      return false;
    },
    type: (text) => type(bidi, hands, text),
    enter: (text) => enter(bidi, chrome, hands, text),
    press,
    paste: async (text) => {
      await copy(bidi, text);
      await bidi.send('browsingContext.activate', { context: hands });
      await press('Control+v');
    },
    drop: null,
    compose: null,
    evaluate: (expression) => evaluateIn(bidi, eyes, expression),
    guard: async () => {
      const { surface, panel } = await guardView(browser, String(await evaluateIn(bidi, hands, 'location.href')));
      return `${surface} ${panel}`.trim();
    },
    close: async () => {
      const known = new Set(strays.map(({ context }) => context));
      for (const { context } of await contextsOf(bidi))
        if (!known.has(context)) await bidi.send('browsingContext.close', { context }).catch(() => undefined);
    },
  };
}

/** Puts text on the clipboard from a tab of its own. */
async function copy(bidi: Bidi, text: string): Promise<void> {
  const context = await createTab(bidi);
  await evaluateIn(
    bidi,
    context,
    `(() => { const box = document.body.appendChild(document.createElement('textarea')); box.value = ${JSON.stringify(text)}; box.focus(); box.select(); })()`,
  );
  await perform(bidi, context, [stepsOf('Control+c')]);
  await bidi.send('browsingContext.close', { context });
}

interface Context {
  readonly context: string;
  readonly originalOpener: string | null;
}

async function contextsOf(bidi: Bidi): Promise<readonly Context[]> {
  const { result } = await bidi.send('browsingContext.getTree', { maxDepth: 0 });
  return (result as { contexts: Context[] }).contexts;
}

/** The browser's own window, of an older Firefox null. */
async function chromeOf(bidi: Bidi): Promise<string | null> {
  const { result } = await bidi.send('browsingContext.getTree', { maxDepth: 0, 'moz:scope': 'chrome' });
  const { contexts } = result as { contexts: (Context & { readonly url: string })[] };
  return contexts.find(({ url }) => url.startsWith('chrome://browser/'))?.context ?? null;
}

/** Windows that a page has opened and still knows, oldest first. */
async function openedBy(bidi: Bidi, opener: string): Promise<string[]> {
  const all = await contextsOf(bidi);
  return all.filter(({ originalOpener }) => originalOpener === opener).map(({ context }) => context);
}

interface KeyStep {
  readonly type: 'keyDown' | 'keyUp';
  readonly value: string;
}

/** Dictation's way, which ends in the box that has the focus; keys where that is in another window. */
async function enter(bidi: Bidi, chrome: string | null, context: string, text: string): Promise<void> {
  if (chrome === null || (await evaluateIn(bidi, context, 'document.hasFocus()')) !== true)
    return type(bidi, context, text);
  await evaluateIn(bidi, chrome, `windowUtils.sendContentCommandEvent('insertText', null, ${JSON.stringify(text)})`);
  // The page answers only after it has had the text.
  await evaluateIn(bidi, context, '0');
}

async function type(bidi: Bidi, context: string, text: string): Promise<void> {
  for (let at = 0; at < text.length; at += KEYS_A_STEP)
    await perform(bidi, context, [...text.slice(at, at + KEYS_A_STEP)].map(pressed));
}

/** One list of steps for each key source; sources act side by side, in this order. */
async function perform(bidi: Bidi, context: string, sources: readonly (readonly KeyStep[])[]): Promise<void> {
  const actions = sources.map((steps, index) => ({ type: 'key', id: `k${index}`, actions: steps }));
  await bidi.send('input.performActions', { context, actions });
}

function stepsOf(chord: Chord): KeyStep[] {
  const [first = '', second] = chord.split('+');
  if (second === undefined) return pressed(KEYS[first as keyof typeof KEYS]);
  return [{ type: 'keyDown', value: CONTROL }, ...pressed(second), { type: 'keyUp', value: CONTROL }];
}

function pressed(value: string): KeyStep[] {
  return [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];
}

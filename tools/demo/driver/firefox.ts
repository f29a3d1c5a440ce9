import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { launch, type Browser, type KeyInput, type Page } from 'puppeteer-core';
import { KEY_PAUSE_MS, SETTLE_MS, type Driver, type LaunchOptions } from './driver.ts';
import { guardView, openExtensionPage } from './firefox-guard.ts';

/** The add-on's internal id, which Firefox otherwise draws by lot: a test has to know the addresses of its pages. */
const INTERNAL_ID = '0b5a3f6e-3f5b-4a52-9a51-5f0e6a1d2c3b';

/** Where the extension's own pages are. */
export const FIREFOX_EXTENSION_URL = `moz-extension://${INTERNAL_ID}/`;

/** Every host goes through the CONNECT proxy; nothing is fetched from the outside. */
function preferences(port: number, addonId: string | null): Record<string, unknown> {
  return {
    ...(addonId === null ? {} : { 'extensions.webextensions.uuids': JSON.stringify({ [addonId]: INTERNAL_ID }) }),
    // An add-on that is taken away and comes back keeps its addresses and its storage, as with an update.
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextensions.keepStorageOnUninstall': true,
    // A microphone and a camera that nobody has to plug in, and nobody has to allow.
    'media.navigator.streams.fake': true,
    'media.navigator.permission.disabled': true,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': '127.0.0.1, localhost',
  };
}

export type FirefoxOptions = LaunchOptions & { readonly homeDir: string; readonly addonId: string | null };

/** A running Firefox with the extension in it, for whoever drives its tabs; `more` are further preferences. */
export async function startFirefox(
  options: FirefoxOptions,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Browser> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: options.executable,
    headless: options.headless,
    acceptInsecureCerts: true,
    userDataDir: options.profileDir,
    // Lets the driver see the panel's frame and open the extension's pages, which a page cannot.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { ...preferences(options.port, options.addonId), ...more },
    env: { ...process.env, HOME: options.homeDir, MOZ_CRASHREPORTER_DISABLE: '1' },
    defaultViewport: options.headless ? { width: 1100, height: 760 } : null,
  });
  if (options.extensionDir !== null) await browser.installExtension(options.extensionDir);
  return browser;
}

export async function launchFirefox(options: FirefoxOptions): Promise<Driver> {
  const browser = await startFirefox(options);
  const extensionUrl = options.addonId === null ? null : FIREFOX_EXTENSION_URL;
  let page: Page = (await browser.pages())[0] ?? (await browser.newPage());
  const prompts: string[] = [];

  const press = async (target: Page, chord: string) => {
    const keys = chord.split('+').map(keyOf);
    const last = keys.pop();
    if (last === undefined) throw new Error('no key to press');
    for (const key of keys) await target.keyboard.down(key);
    await target.keyboard.press(last);
    for (const key of keys.toReversed()) await target.keyboard.up(key);
  };
  const last = async (selector: string) => {
    const element = (await page.$$(selector)).at(-1);
    if (element === undefined) throw new Error(`the page has no ${selector}`);
    return element;
  };

  return {
    browser: 'firefox',
    version: (await browser.version()).replace('firefox/', ''),
    extensionUrl,
    open: async (url) => {
      const previous = page;
      page = await browser.newPage();
      page.on('dialog', (dialog) => {
        prompts.push(dialog.message());
        void dialog.dismiss();
      });
      await previous.close();
      if (extensionUrl !== null && url.startsWith(extensionUrl)) await openExtensionPage(browser, page.url(), url);
      else await page.goto(url, { waitUntil: 'load', timeout: 10_000 }).catch(() => undefined);
      await pause(SETTLE_MS);
    },
    type: async (text) => {
      await page.keyboard.type(text, { delay: KEY_PAUSE_MS });
      await pause(SETTLE_MS);
    },
    paste: async (text) => {
      const clipboard = await browser.newPage();
      await clipboard.setContent('<textarea></textarea>');
      await clipboard.evaluate((value) => {
        const box = document.querySelector('textarea');
        if (box === null) return;
        box.value = value;
        box.focus();
        box.select();
      }, text);
      await press(clipboard, 'Control+c');
      await clipboard.close();
      await page.bringToFront();
      await press(page, 'Control+v');
      await pause(SETTLE_MS);
    },
    drop: () => Promise.reject(new Error('WebDriver BiDi cannot drag text into a page')),
    press: (chord) => press(page, chord),
    click: async (selector) => (await last(selector)).click(),
    focus: async (selector) => (await last(selector)).focus(),
    textOf: (selector) =>
      page.evaluate((each) => {
        const element = [...document.querySelectorAll<HTMLElement>(each)].at(-1);
        return element instanceof HTMLTextAreaElement ? element.value : (element?.innerText ?? null);
      }, selector),
    inPage: (expression) => page.evaluate(expression),
    reload: async () => {
      await page.reload({ waitUntil: 'load', timeout: 10_000 });
      await pause(SETTLE_MS);
    },
    clickBeside: async (url, selector) => {
      const beside = await browser.newPage();
      await openExtensionPage(browser, beside.url(), url);
      // puppeteer's own waiting does not work in a page of an extension.
      let element = null;
      for (let tries = 0; element === null && tries < 100; tries++) {
        await pause(50);
        element = await beside.$(selector);
      }
      if (element === null) throw new Error(`${url} has no ${selector}`);
      await element.click();
      await beside.close();
      await page.bringToFront();
    },
    // puppeteer is not told when a tab is sent to a page of the extension.
    url: () => page.evaluate(() => location.href),
    guard: async () => guardView(browser, await page.evaluate(() => location.href)),
    screenshot: async (file) => {
      writeFileSync(file, await page.screenshot({ type: 'png' }));
    },
    stallDetector: () => Promise.resolve(null),
    prompts: () => prompts,
    breakPart: () => Promise.resolve(null),
    removeExtension: async () => {
      const { addonId, extensionDir } = options;
      if (extensionDir === null || addonId === null) return () => Promise.resolve();
      await browser.uninstallExtension(addonId);
      return async () => void (await browser.installExtension(extensionDir));
    },
    close: () => browser.close(),
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
  };
}

/** WebDriver's own values of the two Enter keys; puppeteer gives that of the number block for both. */
const ENTER_KEYS: Readonly<Record<string, string>> = { Enter: '\uE006', NumpadEnter: '\uE007' };

/** puppeteer's key names are a union; a chord comes as a string. */
function keyOf(name: string): KeyInput {
  return (ENTER_KEYS[name] ?? name) as KeyInput;
}

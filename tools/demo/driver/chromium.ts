import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type BrowserContext, type CDPSession, type Page, type Worker } from 'playwright-core';
import { stallDetector } from './chromium-detector.ts';
import { breakPart } from './chromium-faults.ts';
import { KEY_PAUSE_MS, SETTLE_MS, type Driver, type GuardView, type Install, type LaunchOptions } from './driver.ts';
import { installByPolicy, type PolicyInstall } from './policy-install.ts';
import type { ManagedSettings } from '../machine-policy.ts';

/** The protocol's bit for a drag that copies. */
const COPY = 1;

/**
 * `--host-resolver-rules` sends every host name to the demo server, so that the real match patterns apply and
 * nothing reaches the outside.
 */
function chromiumArguments(options: ChromiumOptions): string[] {
  return [
    ...(options.headless ? ['--headless=new'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    // What a policy installs is fetched by the background networking.
    ...(options.install === 'policy' ? [] : ['--disable-background-networking']),
    '--disable-component-update',
    '--disable-sync',
    '--ignore-certificate-errors',
    `--host-resolver-rules=MAP * 127.0.0.1:${options.port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
    // A microphone and a camera that nobody has to plug in, and nobody has to allow.
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    // Google Chrome has no --load-extension any more; with this the debugger may load an unpacked folder.
    '--enable-unsafe-extension-debugging',
  ];
}

export interface ChromiumOptions extends LaunchOptions {
  /** Absent: unpacked. By policy it needs `canInstallByPolicy()`. */
  readonly install?: Install;
  /** What the policy tells an extension that it installs; one that is unpacked is told by `manageChromium()`. */
  readonly settings?: ManagedSettings;
}

interface StartedChromium {
  readonly context: BrowserContext;
  readonly extensionUrl: string | null;
  /** How the extension was installed by policy; null when it was not. */
  readonly forced: PolicyInstall | null;
}

/** A running Chromium with the extension in it, for whoever drives its tabs; `more` are further switches. */
export async function startChromium(options: ChromiumOptions, more: readonly string[] = []): Promise<StartedChromium> {
  const { extensionDir, settings = {} } = options;
  const forced =
    extensionDir === null || options.install !== 'policy'
      ? null
      : await installByPolicy({
          executable: options.executable,
          extensionDir,
          settings,
          workDir: `${options.profileDir}-install`,
        });
  const context = await chromium.launchPersistentContext(options.profileDir, {
    executablePath: forced?.executable ?? options.executable,
    headless: false,
    ignoreHTTPSErrors: true,
    // People's browsers keep pages that were left, and prerender.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-background-networking', '--disable-back-forward-cache'],
    viewport: options.headless ? { width: 1100, height: 760 } : null,
    args: [...chromiumArguments(options), ...more],
  });
  return { context, forced, extensionUrl: await extensionStarted(context, forced, options) };
}

export async function launchChromium(options: ChromiumOptions): Promise<Driver> {
  const { extensionDir } = options;
  const { context, extensionUrl, forced } = await startChromium(options);
  const prompts: string[] = [];
  context.on('dialog', (dialog) => {
    prompts.push(dialog.message());
    void dialog.dismiss();
  });
  let page: Page = context.pages()[0] ?? (await context.newPage());

  return {
    browser: 'chromium',
    version: context.browser()?.version() ?? '',
    extensionUrl,
    open: async (url) => {
      const last = page;
      page = await context.newPage();
      await last.close();
      // A prohibited site answers by sending the tab elsewhere, which playwright reports as a failed navigation.
      await page.goto(url, { waitUntil: 'load' }).catch(() => undefined);
      await pause(SETTLE_MS);
    },
    type: async (text) => {
      await page.keyboard.type(text, { delay: KEY_PAUSE_MS });
      await pause(SETTLE_MS);
    },
    paste: async (text) => {
      const clipboard = await context.newPage();
      await clipboard.setContent('<textarea></textarea>');
      await clipboard.fill('textarea', text);
      await clipboard.press('textarea', 'ControlOrMeta+A');
      await clipboard.press('textarea', 'ControlOrMeta+C');
      await clipboard.close();
      await page.bringToFront();
      await page.keyboard.press('ControlOrMeta+V');
      await pause(SETTLE_MS);
    },
    drop: (selector, text) => dropText(page, selector, text),
    press: (chord) => page.keyboard.press(chord),
    click: (selector) => page.locator(selector).last().click({ timeout: 5_000 }),
    focus: (selector) => page.locator(selector).last().focus({ timeout: 5_000 }),
    textOf: (selector) =>
      page.evaluate((each) => {
        const element = [...document.querySelectorAll<HTMLElement>(each)].at(-1);
        return element instanceof HTMLTextAreaElement ? element.value : (element?.innerText ?? null);
      }, selector),
    inPage: (expression) => page.evaluate(expression),
    reload: async () => {
      await page.reload({ waitUntil: 'load' });
      await pause(SETTLE_MS);
    },
    clickBeside: async (url, selector) => {
      const beside = await context.newPage();
      await beside.goto(url);
      await beside.locator(selector).click({ timeout: 5_000 });
      await beside.close();
      await page.bringToFront();
    },
    url: () => Promise.resolve(page.url()),
    guard: () => guardView(page),
    screenshot: async (file) => {
      await page.screenshot({ path: file });
    },
    stallDetector: () => stallDetector(context),
    prompts: () => prompts,
    breakPart: (fault) => breakPart(context, fault),
    removeExtension: async () => {
      if (extensionDir === null || extensionUrl === null) return () => Promise.resolve();
      if (forced !== null) throw new Error('what a policy has installed only the policy takes away');
      const session = await context.browser()?.newBrowserCDPSession();
      await session?.send('Extensions.uninstall', { id: new URL(extensionUrl).hostname });
      await session?.detach();
      return async () => void (await loadUnpacked(context, extensionDir));
    },
    close: async () => {
      await context.close();
      forced?.close();
    },
    closed: new Promise((resolve) => context.once('close', () => resolve())),
  };
}

/** Where the extension's pages are, once its background runs and knows what the policy tells it. */
async function extensionStarted(
  context: BrowserContext,
  forced: PolicyInstall | null,
  { extensionDir, settings = {} }: ChromiumOptions,
): Promise<string | null> {
  if (extensionDir === null) return null;
  if (forced === null) return loadUnpacked(context, extensionDir);
  const origin = `chrome-extension://${forced.extensionId}/`;
  const isOurs = (worker: Worker) => worker.url().startsWith(origin);
  const worker = context.serviceWorkers().find(isOurs) ?? (await context.waitForEvent('serviceworker', isOurs));
  // Chromium loads an extension's settings some seconds after it has installed it.
  for (let tries = 0; tries < 100 && Object.keys(settings).length > 0; tries++) {
    if (await worker.evaluate('chrome.storage.managed.get().then((told) => Object.keys(told).length > 0)')) break;
    await pause(100);
  }
  return origin;
}

async function loadUnpacked(context: BrowserContext, path: string): Promise<string> {
  const browser = context.browser();
  if (browser === null) throw new Error('the browser takes no extension');
  const started = context.waitForEvent('serviceworker');
  const session = await browser.newBrowserCDPSession();
  const { id } = await session.send('Extensions.loadUnpacked', { path });
  await started;
  await session.detach();
  return `chrome-extension://${id}/`;
}

/** A trusted drag of text from outside the page, ended over the middle of an element. */
async function dropText(page: Page, selector: string, text: string): Promise<void> {
  const box = await page.locator(selector).last().boundingBox();
  if (box === null) throw new Error(`the page has no ${selector}`);
  const session = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const data = { items: [{ mimeType: 'text/plain', data: text }], dragOperationsMask: COPY };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await session.detach();
  await pause(SETTLE_MS);
}

/** What the guard shows in a page. */
export async function guardView(page: Page): Promise<GuardView> {
  const session = await page.context().newCDPSession(page);
  const panels = page.frames().filter((frame) => frame.url().startsWith('chrome-extension://'));
  const [surface, ...texts] = await Promise.all([
    closedShadowText(session),
    ...panels.map((frame) => frame.evaluate(() => document.body.innerText).catch(() => '')),
  ]);
  await session.detach();
  return { surface, panel: texts.join('\n').trim() };
}

interface DomNode {
  readonly nodeName: string;
  readonly nodeValue: string;
  /** Names and values in turn. */
  readonly attributes?: readonly string[];
  readonly shadowRootType?: string;
  readonly shadowRoots?: readonly DomNode[];
  readonly children?: readonly DomNode[];
}

/** All text to be seen in closed shadow roots; the debugger sees them where the page cannot. */
async function closedShadowText(session: CDPSession): Promise<string> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const texts: string[] = [];
  const visit = (node: DomNode, isInside: boolean) => {
    if (node.nodeName === 'STYLE' || node.nodeName === 'IFRAME' || node.attributes?.includes('aria-live')) return;
    if (isInside && node.nodeName === '#text') texts.push(node.nodeValue.trim());
    for (const shadow of node.shadowRoots ?? []) visit(shadow, shadow.shadowRootType === 'closed' || isInside);
    for (const child of node.children ?? []) visit(child, isInside);
  };
  visit(root, false);
  return texts.filter((text) => text !== '').join(' ');
}

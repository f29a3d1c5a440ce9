import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../tools/bootstrap/browsers.mjs';
import { buildDirOf } from '../../tools/demo/build-extension.ts';
import { openInstitution, type Institution } from '../../tools/demo/institution/institution.ts';
import { leaksIn } from '../../tools/demo/story/leak.ts';
import { CLEAN_PROMPT, PATIENT, PROMPT } from '../../tools/demo/story/planted.ts';
import { promptsIn, selectorOf, until } from '../../tools/demo/story/scene.ts';

/** Longer than a page takes to be prerendered, and than a verdict or a send takes. */
const READY_MS = 2_000;

/** Zero for a page that was loaded in the ordinary way. */
const ACTIVATED_AT = 'performance.getEntriesByType("navigation")[0].activationStart';

/**
 * A page that Chromium has loaded, scripts and all, before it was opened (Firefox does no such thing). The driver of the
 * other suites cannot be used: a debugger that is attached to the page itself forbids prerendering.
 */
describe('a page that was prerendered', () => {
  const opened: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0).toReversed()) await close();
  });

  async function launch(side: 'guarded' | 'control', { chatPort }: Institution): Promise<Browser> {
    const executablePath = findBrowser('chromium');
    if (executablePath === null) throw new Error('no chromium was found');
    const userDataDir = mkdtempSync(join(tmpdir(), 'chaperone-prerender-'));
    opened.push(() => rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 }));
    const browser = await puppeteer.launch({
      browser: 'chrome',
      executablePath,
      userDataDir,
      pipe: true,
      enableExtensions: side === 'guarded' ? [buildDirOf('chromium')] : false,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--ignore-certificate-errors',
        `--host-resolver-rules=MAP * 127.0.0.1:${chatPort}, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
      ],
    });
    opened.push(() => browser.close());
    return browser;
  }

  /** Opens a page that prerenders another one, and follows a link to that. */
  async function openPrerendered(browser: Browser, url: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(url);
    const next = `${url}?prerendered`;
    await page.evaluate((address) => {
      const rules = document.createElement('script');
      rules.type = 'speculationrules';
      rules.textContent = JSON.stringify({ prerender: [{ urls: [address], eagerness: 'immediate' }] });
      document.head.append(rules);
    }, next);
    await pause(READY_MS);
    await page.evaluate((address) => {
      const link = Object.assign(document.createElement('a'), { href: address });
      document.body.append(link);
      link.click();
    }, next);
    return await activatedIn(browser);
  }

  /** The driver may lose the frame that it knew when another page takes its place: the tab is looked up anew. */
  async function activatedIn(browser: Browser): Promise<Page> {
    let found: Page | undefined;
    await until(async () => {
      for (const page of await browser.pages())
        if (Number(await page.evaluate(ACTIVATED_AT).catch(() => 0)) > 0) found = page;
      return found !== undefined;
    });
    if (found === undefined) throw new Error('no page was prerendered and then shown');
    return found;
  }

  async function play(side: 'guarded' | 'control') {
    const institution = await openInstitution();
    opened.push(() => institution.close());
    const chat = institution.page('claude');
    const page = await openPrerendered(await launch(side, institution), chat.url);
    const { record } = institution;
    await page.focus(selectorOf(chat.composer));
    await page.keyboard.type(PROMPT);
    await pause(READY_MS);
    await page.keyboard.press('Enter');
    await pause(READY_MS);
    const leaks = leaksIn(record.since(0), PATIENT);
    await page.keyboard.press('Escape');
    await page.focus(selectorOf(chat.composer));
    for (const key of ['a', 'Delete'] as const) {
      if (key === 'a') await page.keyboard.down('Control');
      await page.keyboard.press(key);
      await page.keyboard.up('Control');
    }
    const mark = record.mark();
    await page.keyboard.type(CLEAN_PROMPT);
    await page.keyboard.press('Enter');
    await until(() => promptsIn(record.since(mark), chat).length > 0);
    return { leaks, prompts: promptsIn(record.since(mark), chat) };
  }

  it('gives everything away without the guard', async () => {
    const { leaks, prompts } = await play('control');
    expect(leaks).not.toEqual([]);
    expect(prompts).toEqual([CLEAN_PROMPT]);
  });

  it('gives nothing away with it, and sends the next clean prompt once', async () => {
    const { leaks, prompts } = await play('guarded');
    expect(leaks).toEqual([]);
    expect(prompts).toEqual([CLEAN_PROMPT]);
  });
});

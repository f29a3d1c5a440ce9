import { bidiOf, createTab, evaluateIn, type Bidi } from '../../tools/demo/driver/bidi.ts';
import { guardView } from '../../tools/demo/driver/firefox-guard.ts';
import { FIREFOX_EXTENSION_URL, startFirefox, type FirefoxOptions } from '../../tools/demo/driver/firefox.ts';
import type { Lab, LabKey } from './lab.ts';

/** Clocks of pages as exact as the machine's own, for what is measured takes less than Firefox's usual millisecond. */
const PREFERENCES = { 'privacy.reduceTimerPrecision': false };

/** https://w3c.github.io/webdriver/#keyboard-actions */
const KEYS: Record<LabKey, readonly [key: string, modifier?: string]> = {
  Enter: ['\uE006'],
  Escape: ['\uE00C'],
  Delete: ['\uE017'],
  paste: ['v', '\uE009'],
  'select all': ['a', '\uE009'],
};

/** Puts text into a box of the clipboard's own tab and selects it. */
const FILL = `(text) => {
  const box = document.querySelector('textarea') ?? document.body.appendChild(document.createElement('textarea'));
  box.value = text;
  box.focus();
  box.select();
}`;

export async function openFirefoxLab(options: FirefoxOptions): Promise<Lab> {
  const browser = await startFirefox(options, PREFERENCES);
  const bidi = bidiOf(browser);
  const clipboard = await createTab(bidi);
  const context = await createTab(bidi);
  return {
    version: (await browser.version()).replace('firefox/', ''),
    extensionUrl: options.addonId === null ? null : FIREFOX_EXTENSION_URL,
    preload: async (script) => {
      await bidi.send('script.addPreloadScript', { functionDeclaration: `() => { ${script} }` });
    },
    open: async (url) => {
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    evaluate: (expression) => evaluateIn(bidi, context, expression),
    insert: (text) =>
      perform(
        bidi,
        context,
        [...text].map((char) => pressed(char)),
      ),
    press: (...keys) => perform(bidi, context, [keys.flatMap((key) => pressed(...KEYS[key]))]),
    copy: async (text) => {
      await bidi.send('browsingContext.activate', { context: clipboard });
      await evaluateIn(bidi, clipboard, `(${FILL})(${JSON.stringify(text)})`);
      await perform(bidi, clipboard, [pressed('c', '\uE009')]);
      await bidi.send('browsingContext.activate', { context });
    },
    guard: async () => guardView(browser, String(await evaluateIn(bidi, context, 'location.href'))),
    heapBytes: () => Promise.resolve(null),
    close: () => browser.close(),
  };
}

interface KeyStep {
  readonly type: 'keyDown' | 'keyUp';
  readonly value: string;
}

function pressed(key: string, modifier?: string): KeyStep[] {
  const down = [modifier, key].filter((each) => each !== undefined);
  return [
    ...down.map((value): KeyStep => ({ type: 'keyDown', value })),
    ...down.toReversed().map((value): KeyStep => ({ type: 'keyUp', value })),
  ];
}

/** One list of steps for each key source; sources act side by side, in this order. */
async function perform(bidi: Bidi, context: string, sources: readonly (readonly KeyStep[])[]): Promise<void> {
  const actions = sources.map((steps, index) => ({ type: 'key', id: `k${index}`, actions: steps }));
  await bidi.send('input.performActions', { context, actions });
}

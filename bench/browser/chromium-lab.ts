import { guardView, startChromium, type ChromiumOptions } from '../../tools/demo/driver/chromium.ts';
import type { Lab, LabKey } from './lab.ts';

const CONTROL = 2;

/** https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-dispatchKeyEvent */
const KEYS = {
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Escape: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  Delete: { key: 'Delete', code: 'Delete', windowsVirtualKeyCode: 46, commands: ['delete'] },
  paste: { key: 'v', code: 'KeyV', windowsVirtualKeyCode: 86, modifiers: CONTROL, commands: ['paste'] },
  'select all': { key: 'a', code: 'KeyA', windowsVirtualKeyCode: 65, modifiers: CONTROL, commands: ['selectAll'] },
} as const satisfies Record<LabKey, object>;

export async function openChromiumLab(options: ChromiumOptions): Promise<Lab> {
  const { context, extensionUrl } = await startChromium(options);
  const clipboard = await context.newPage();
  await clipboard.setContent('<textarea></textarea>');
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  return {
    version: context.browser()?.version() ?? '',
    extensionUrl,
    preload: async (script) => {
      await page.addInitScript(script);
    },
    open: async (url) => {
      await page.goto(url, { waitUntil: 'load' });
    },
    // Not the driver's own call, which uses what the page may have replaced.
    evaluate: async (expression) => {
      const how = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', how);
      if (exceptionDetails !== undefined)
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    insert: async (text) => {
      await session.send('Input.insertText', { text });
    },
    press: async (...keys) => {
      const events = keys.flatMap((key) => {
        const { commands, ...event } = { commands: [], ...KEYS[key] };
        return [
          { ...event, type: 'keyDown' as const, commands: [...commands] },
          { ...event, type: 'keyUp' as const },
        ];
      });
      await Promise.all(events.map((event) => session.send('Input.dispatchKeyEvent', event)));
    },
    copy: async (text) => {
      await clipboard.bringToFront();
      await clipboard.fill('textarea', text);
      await clipboard.press('textarea', 'ControlOrMeta+A');
      await clipboard.press('textarea', 'ControlOrMeta+C');
      await page.bringToFront();
    },
    guard: () => guardView(page),
    heapBytes: async () => {
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    },
    close: () => context.close(),
  };
}

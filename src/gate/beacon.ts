import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMember } from './hook.ts';
import { judgeNow } from './outgoing.ts';
import { resolveUrl } from './url.ts';

/** `navigator.sendBeacon`, which cannot wait: stopped, it answers false, as when the browser's queue is full. */
export function hookBeacon(native: Captured, global: PageGlobal, check: Check): void {
  replaceMember(
    native,
    global.Navigator?.prototype,
    'sendBeacon',
    (given, run) => {
      const url = (given[0] = '' + (given[0] as string));
      const target = resolveUrl(native, url, false);
      if (!target || !check.concerns('POST', target)) return run(given);
      const released = judgeNow(native, check, { channel: 'beacon', method: 'POST', target, body: given[1] });
      return released !== null && run([released.href, released.body]);
    },
    check,
  );
}

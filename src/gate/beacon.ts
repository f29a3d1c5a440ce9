import { readBody } from './body.ts';
import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMethod } from './hook.ts';
import { judgeOutgoing } from './outgoing.ts';
import { resolveUrl } from './url.ts';

/** `navigator.sendBeacon`, which cannot wait: stopped, it answers false, as when the browser's queue is full. */
export function hookBeacon(native: Captured, global: PageGlobal, check: Check): void {
  const prototype = global.Navigator?.prototype;
  const original = prototype?.sendBeacon;
  if (!prototype || !original) return;

  const { sendBeacon } = {
    sendBeacon(this: Navigator, url: string | URL): boolean {
      if (!check.isWatching() || arguments.length === 0) return native.apply(original, this, arguments) as boolean;
      const raw = '' + (url as string);
      const data: unknown = arguments.length > 1 ? arguments[1] : undefined;
      const target = resolveUrl(native, raw, false);
      if (!target || !check.concerns('POST', target)) return native.apply(original, this, [raw, data]) as boolean;
      const hasData = data !== null && data !== undefined;
      const payload = hasData ? readBody(native, data, false, () => undefined) : null;
      const released = judgeOutgoing(native, check, { channel: 'beacon', method: 'POST', target, payload }, null);
      if (released === 'stop' || released === null) return false;
      return native.apply(original, this, [released.href, released.body]);
    },
  };
  replaceMethod(native, prototype, 'sendBeacon', sendBeacon);
}

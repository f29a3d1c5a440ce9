import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMethod, sized } from './hook.ts';
import { mayLeave } from './outgoing.ts';
import { ofText } from './payload.ts';

/** Whether a cookie may be set; it goes to the server with every request after. */
export function maySetCookie(native: Captured, check: Check, text: string): boolean {
  const payload = ofText(native, text, 'header');
  return mayLeave(native, check, { channel: 'cookie', method: 'GET', target: null, payload });
}

/** `cookieStore.set()`, which rejects for a stopped cookie. Name and value are its two arguments, or members of one. */
export function hookCookieStore(native: Captured, global: PageGlobal, check: Check): void {
  const prototype = global.CookieStore?.prototype;
  const original = prototype?.set;
  if (!prototype || !original) return;
  const { set } = {
    set(this: CookieStore, first: unknown, second?: unknown): unknown {
      if (!check.concerns('GET', null)) return native.apply(original, this, arguments);
      try {
        const init = native.record<unknown>();
        if (arguments.length === 1) native.assign(init, first);
        init.name = '' + ((arguments.length === 1 ? init.name : first) as string);
        init.value = '' + ((arguments.length === 1 ? init.value : second) as string);
        if (maySetCookie(native, check, init.name + '=' + init.value)) return native.apply(original, this, [init]);
        throw new native.TypeError(native.offlineMessage);
      } catch (error) {
        return native.apply(native.reject, native.Promise, [error]);
      }
    },
  };
  replaceMethod(native, prototype, 'set', sized(native, set, 1));
}

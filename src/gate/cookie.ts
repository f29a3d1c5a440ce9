import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceAccessor, replaceMethod, sized } from './hook.ts';
import { mayLeave } from './outgoing.ts';
import { ofText } from './payload.ts';

/** What `cookieStore.set()` takes in one object (https://cookiestore.spec.whatwg.org/#dictdef-cookieinit). */
const MEMBERS = 'name value domain path expires sameSite partitioned';

/**
 * Cookies go to the server with every request after. A stopped one is not set: `document.cookie` says nothing about
 * it, as with any that a browser refuses; `cookieStore.set()` rejects.
 */
export function hookCookies(native: Captured, global: PageGlobal, check: Check): void {
  function maySet(text: string): boolean {
    if (!check.concerns('GET', null)) return true;
    const payload = ofText(native, text, 'header');
    return mayLeave(native, check, { channel: 'cookie', method: 'GET', target: null, payload });
  }

  const prototype = global.Document?.prototype;
  const original = prototype && native.getOwnPropertyDescriptor(prototype, 'cookie')?.set;
  if (original) {
    const { cookie } = {
      cookie(this: Document, value: unknown): void {
        const text = '' + (value as string);
        if (maySet(text)) native.apply(original, this, [text]);
      },
    };
    replaceAccessor(native, prototype, 'cookie', cookie);
  }

  const store = global.CookieStore?.prototype;
  const setInStore = store?.set;
  if (!store || !setInStore) return;

  /** The arguments, each read once; null when they may not be set. */
  function read(given: ArrayLike<unknown>): ArrayLike<unknown> | null {
    const args = native.list<unknown>();
    for (let i = 0; i < given.length && i < 2; i += 1) args[i] = '' + (given[i] as string);
    if (given.length !== 1) return maySet(args[0] + '=' + args[1]) ? args : null;
    const init = native.record<unknown>();
    args[0] = init;
    const members = /\w+/g;
    for (let found = native.exec(members, MEMBERS); found; found = native.exec(members, MEMBERS)) {
      const name = found[0];
      const value = (given[0] as Record<string, unknown>)[name];
      if (value !== undefined)
        init[name] = typeof value === 'object' && value !== null ? '' + (value as string) : value;
    }
    return maySet(init.name + '=' + init.value) ? args : null;
  }

  const { set } = {
    set(this: CookieStore): unknown {
      try {
        const args = check.concerns('GET', null) ? read(arguments) : arguments;
        if (args) return native.apply(setInStore, this, args);
        throw new native.TypeError(native.offlineMessage);
      } catch (error) {
        return native.apply(native.reject, native.Promise, [error]);
      }
    },
  };
  replaceMethod(native, store, 'set', sized(native, set, 1));
}

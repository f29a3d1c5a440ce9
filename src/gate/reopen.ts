import type { Captured, PageGlobal } from './captured.ts';
import { replaceMethod, sized } from './hook.ts';

/** `document.open()`, called or implied by `write()` after load, removes every listener of the window in both worlds. */
export function onReopen(native: Captured, global: PageGlobal, rearm: () => void): void {
  const prototype = global.Document?.prototype;
  if (!prototype) return;

  function replace(name: 'open' | 'write' | 'writeln', length: number): void {
    const original = prototype[name] as (...given: unknown[]) => unknown;
    const hooks = {
      [name](this: Document): unknown {
        try {
          return native.apply(original, this, arguments);
        } finally {
          rearm();
        }
      },
    };
    const hook = hooks[name];
    if (hook) replaceMethod(native, prototype, name, sized(native, hook, length));
  }
  replace('open', 0);
  replace('write', 0);
  replace('writeln', 0);
}

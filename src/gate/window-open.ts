import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMethod, sized } from './hook.ts';
import { mayRequest } from './own-request.ts';

/**
 * New windows: a stopped one does not open, as where the browser blocks it. `document.open()` with three arguments is
 * the same. `onWindow` gets each window that opens.
 */
export function hookWindowOpen(
  native: Captured,
  global: PageGlobal,
  check: Check,
  onWindow: (child: Window) => void = () => undefined,
): void {
  function hook(owner: object, least: number): void {
    const original = native.getOwnPropertyDescriptor(owner, 'open')?.value as typeof global.open | undefined;
    if (!original) return;
    const { open } = {
      open(this: unknown, url?: string | URL): unknown {
        const args = native.list<unknown>();
        for (let i = 0; i < arguments.length; i += 1) args[i] = arguments[i];
        if (url !== undefined && args.length > least) {
          args[0] = '' + (url as string);
          if (!mayRequest(native, check, 'window', args[0] as string)) return null;
        }
        const child = native.apply(original, this, args) as Window | null;
        if (child && args.length > least) onWindow(child);
        return child;
      },
    };
    replaceMethod(native, owner, 'open', sized(native, open, 0));
  }
  hook(global, -1);
  if (global.Document) hook(global.Document.prototype, 2);
}

import { readBody } from './body.ts';
import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMethod } from './hook.ts';
import { mayLeave } from './outgoing.ts';
import { resolveUrl } from './url.ts';

export interface Rearmed {
  /** Puts listeners back that `document.open()` removed. */
  rearm(): void;
}

/**
 * Forms that the browser itself submits: `form.submit()`, and the `submit` event where no script of the page has
 * cancelled it. `requestSubmit()` is not replaced, because it first raises that event and most pages send by script from
 * there. A form cannot wait and cannot be rewritten: it is submitted as it is or not at all.
 */
export function hookForm(native: Captured, global: PageGlobal, check: Check): Rearmed {
  const prototype = global.HTMLFormElement?.prototype;
  const original = prototype?.submit;

  function maySubmit(form: HTMLFormElement): boolean {
    const target = resolveUrl(native, native.formElement.action(form), true);
    const method = native.string.toUpperCase(native.formElement.method(form));
    // A dialog's form does not leave the page.
    if (!target || method === 'DIALOG' || !check.isWatching() || !check.concerns(method, target)) return true;
    const payload = readBody(native, new native.make.FormData(form), false, () => undefined);
    return mayLeave(native, check, { channel: 'form', method, target, payload });
  }

  function judgeSubmit(event: Event): void {
    const form = native.event.target(event);
    if (!form || native.event.defaultPrevented(event) || maySubmit(form as HTMLFormElement)) return;
    native.event.preventDefault(event);
  }

  if (original) {
    const { submit } = {
      submit(this: HTMLFormElement): void {
        if (maySubmit(this)) native.apply(original, this, []);
      },
    };
    replaceMethod(native, prototype, 'submit', submit);
  }
  function rearm(): void {
    native.listen(global, 'submit', judgeSubmit, false);
  }
  rearm();
  return { rearm };
}

import { readBody } from './body.ts';
import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMethod } from './hook.ts';
import { judgeOutgoing, readingFor } from './outgoing.ts';
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

  function mayLeave(form: HTMLFormElement): boolean {
    const target = resolveUrl(native, native.formElement.action(form), true);
    const method = native.upper(native.formElement.method(form));
    const endpoint = target ? check.endpointFor(method, target.path) : null;
    // A dialog's form does not leave the page.
    if (!target || method === 'DIALOG' || !check.isWatching() || !check.concerns(endpoint)) return true;
    const fields = readBody(native, new native.FormData(form), readingFor(native, endpoint), false, () => undefined);
    const released = judgeOutgoing(native, check, 'form', endpoint, target, fields, null);
    if (released === null || released === 'stop') return false;
    if (released.isRewritten) check.notRewritable('form');
    return !released.isRewritten;
  }

  function judgeSubmit(event: Event): void {
    const form = native.eventTarget(event);
    if (!form || native.isPrevented(event) || mayLeave(form as HTMLFormElement)) return;
    native.preventDefault(event);
  }

  if (original) {
    const { submit } = {
      submit(this: HTMLFormElement): void {
        if (mayLeave(this)) native.apply(original, this, []);
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

import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMember } from './hook.ts';
import { mayLeave } from './outgoing.ts';
import { resolveUrl } from './url.ts';

/**
 * Forms that the browser itself submits: `form.submit()`, and the `submit` event where no script of the page has
 * cancelled it. `requestSubmit()` is not replaced, because it first raises that event and most pages send by script from
 * there. A form cannot wait and cannot be rewritten: it is submitted as it is or not at all.
 * @returns listens again after `document.open()`
 */
export function hookForm(native: Captured, global: PageGlobal, check: Check): () => void {
  function maySubmit(form: HTMLFormElement): boolean {
    const target = resolveUrl(native, native.HTMLFormElement.action(form), true);
    const method = native.String.toUpperCase(native.HTMLFormElement.method(form));
    // A dialog's form does not leave the page.
    if (!target || method === 'DIALOG' || !check.concerns(method, target)) return true;
    return mayLeave(native, check, { channel: 'form', method, target, body: new native.make.FormData(form) });
  }

  function judgeSubmit(event: Event): void {
    const form = native.Event.target(event);
    if (!form || native.Event.defaultPrevented(event) || maySubmit(form as HTMLFormElement)) return;
    native.Event.preventDefault(event);
  }

  replaceMember(native, global.HTMLFormElement?.prototype, 'submit', (given, run, self: HTMLFormElement) => {
    if (maySubmit(self)) run(given);
  });
  function listen(): void {
    native.listen(global, 'submit', judgeSubmit, false);
  }
  listen();
  return listen;
}

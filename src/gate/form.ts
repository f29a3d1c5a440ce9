import type { Gate } from './gate.ts';
import { replaceMember } from './hook.ts';
import { mayLeave } from './outgoing.ts';
import { resolveUrl } from './url.ts';

/**
 * Forms that the browser itself submits: `form.submit()`, and the `submit` event where no script of the page has
 * cancelled it. `requestSubmit()` is not replaced, because it first raises that event and most pages send by script from
 * there. A form cannot wait and cannot be rewritten: it is submitted as it is or not at all.
 * @returns listens, and listens again after `document.open()`
 */
export function hookForm(gate: Gate): () => void {
  function maySubmit(form: HTMLFormElement): boolean {
    const target = resolveUrl(gate, gate.HTMLFormElement.action(form), true);
    const method = gate.String.toUpperCase(gate.HTMLFormElement.method(form));
    // A dialog's form does not leave the page. What a form holds a page may compute: it is read in need only.
    if (method === 'DIALOG' || !target || !gate.concerns(method, target)) return true;
    return mayLeave(gate, { channel: 'form', method, target, body: new gate.make.FormData(form) });
  }

  function judgeSubmit(event: Event): void {
    const form = gate.Event.target(event);
    if (!form || gate.Event.defaultPrevented(event) || maySubmit(form as HTMLFormElement)) return;
    gate.Event.preventDefault(event);
  }

  replaceMember(gate, 'HTMLFormElement', 'submit', (given, run, self: HTMLFormElement) => {
    if (maySubmit(self)) run(given);
  });
  return () => gate.listen(gate.pageWindow, 'submit', judgeSubmit, false);
}

import type { Gate } from './gate.ts';
import { replaceMember } from './hook.ts';
import { mayLeave } from './outgoing.ts';
import { tryRead } from './payload.ts';
import { resolveUrl } from './url.ts';

/**
 * Forms that the browser itself submits: `form.submit()`, and the `submit` event where no script of the page has
 * cancelled it. `requestSubmit()` is not replaced, because it first raises that event and most pages send by script from
 * there. A form cannot wait and cannot be rewritten: it is submitted as it is or not at all.
 * What a form holds is read once: its page may complete it in a `formdata` event, which comes as it is read and comes
 * again as it is submitted. The second time the page hears nothing, and what was judged is what goes.
 * @returns listens, and listens again after `document.open()`
 */
export function hookForm(gate: Gate): () => void {
  let judged: FormData | null;
  let judgedForm: HTMLFormElement;
  let submit: SubmitEvent | undefined;

  function maySubmit(form: HTMLFormElement, event?: SubmitEvent): boolean {
    judged = null;
    const target = resolveUrl(gate, gate.HTMLFormElement.action(form), true);
    const method = gate.String.toUpperCase(gate.HTMLFormElement.method(form));
    // A dialog's form does not leave the page. What a form holds a page may compute: it is read in need only.
    if (method === 'DIALOG' || !target || !gate.concerns(method, target)) return true;
    // A page can make up the event, and name what is no button of the form. What is judged here is what goes.
    const body =
      tryRead((from) => new gate.make.FormData(from, event?.submitter), form) ?? new gate.make.FormData(form);
    if (!mayLeave(gate, { channel: 'form', method, target, body })) return false;
    judged = body;
    judgedForm = form;
    submit = event;
    gate.setTimeout(() => (judged = null), 0);
    return true;
  }

  function replay(event: Event): void {
    // A later listener has cancelled the submission: the page reads its form for itself.
    const isOver = submit && gate.Event.defaultPrevented(submit);
    if (!judged || isOver || gate.Event.target(event) !== judgedForm) return;
    gate.Event.stopImmediatePropagation(event);
    const data = gate.FormDataEvent.formData(event as FormDataEvent);
    const names = gate.bareList<string>();
    gate.FormData.forEach(data, (_, name) => void (names[names.length] = name));
    for (let i = 0; i < names.length; i += 1) gate.FormData.delete(data, names[i] as string);
    gate.FormData.forEach(judged, (value, name) => gate.FormData.append(data, name, value as Blob));
  }

  function judgeSubmit(event: Event): void {
    if (gate.Event.defaultPrevented(event)) return;
    if (!maySubmit(gate.Event.target(event) as HTMLFormElement, event as SubmitEvent)) gate.Event.preventDefault(event);
  }

  replaceMember(gate, 'HTMLFormElement', 'submit', (given, run, self: HTMLFormElement) => {
    if (maySubmit(self)) run(given);
  });
  return () => {
    gate.listen(gate.pageWindow, 'submit', judgeSubmit, false);
    gate.listen(gate.pageWindow, 'formdata', replay, true);
  };
}

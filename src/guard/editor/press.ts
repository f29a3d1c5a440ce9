import type { Composer } from './composer.ts';

/** How the person asked to send, to be repeated once the text is free to go. */
export type SendGesture =
  | { readonly key: { readonly ctrlKey: boolean; readonly metaKey: boolean; readonly code: string } }
  | { readonly control: HTMLElement }
  | { readonly form: HTMLFormElement; readonly submitter: HTMLElement | null };

/**
 * Repeats a send gesture. Everything is dispatched before this returns, so a caller that holds such gestures must
 * know meanwhile that it is pressing; the event is for recognising it afterwards. Null: there was nothing to press
 * (the button is gone or disabled, the form did not validate). A site that took the key has prevented its default.
 */
export function pressSend(composer: Composer, how: SendGesture): Event | null {
  if ('key' in how) return pressKey(composer.node, how.key);
  if ('control' in how) return pressControl(how.control);
  return submit(how.form, how.submitter);
}

function pressKey(
  node: HTMLElement,
  { ctrlKey, metaKey, code }: { ctrlKey: boolean; metaKey: boolean; code: string },
): Event | null {
  if (!node.isConnected) return null;
  // Editors of every age listen: by key, by code and by key code.
  const init = {
    key: 'Enter',
    code,
    keyCode: 13,
    which: 13,
    ctrlKey,
    metaKey,
    bubbles: true,
    cancelable: true,
    composed: true,
  };
  const down = new KeyboardEvent('keydown', init);
  const goesOn =
    node.dispatchEvent(down) && node.dispatchEvent(new KeyboardEvent('keypress', { ...init, charCode: 13 }));
  if (goesOn && node instanceof HTMLInputElement && node.form) submitFrom(node.form);
  return down;
}

/** What Enter in a text input does by itself: https://html.spec.whatwg.org/#implicit-submission. */
function submitFrom(form: HTMLFormElement): void {
  const button = [...form.elements].find((element) => element instanceof HTMLElement && isSubmitButton(element));
  if (button instanceof HTMLElement) pressControl(button);
  else submit(form, null);
}

function isSubmitButton(element: HTMLElement): boolean {
  if (element instanceof HTMLButtonElement) return element.type === 'submit';
  return element instanceof HTMLInputElement && /^(submit|image)$/.test(element.type);
}

function pressControl(control: HTMLElement): Event | null {
  if (!control.isConnected || control.matches(':disabled, [aria-disabled="true"]')) return null;
  const { left, top, width, height } = control.getBoundingClientRect();
  const click = new MouseEvent('click', {
    bubbles: true,
    cancelable: true,
    composed: true,
    detail: 1,
    clientX: left + width / 2,
    clientY: top + height / 2,
  });
  control.dispatchEvent(click);
  return click;
}

function submit(form: HTMLFormElement, submitter: HTMLElement | null): Event | null {
  if (!form.isConnected) return null;
  let submitted: Event | null = null;
  const notice = (event: Event): void => {
    submitted = event;
  };
  form.addEventListener('submit', notice, { capture: true, once: true });
  // Called on the prototype: a field named "requestSubmit" hides the form's own method.
  HTMLFormElement.prototype.requestSubmit.call(form, belongsTo(submitter, form) ? submitter : null);
  form.removeEventListener('submit', notice, { capture: true });
  return submitted;
}

/** A submitter that was re-rendered away would make the browser throw. */
function belongsTo(submitter: HTMLElement | null, form: HTMLFormElement): boolean {
  if (!submitter?.isConnected || !isSubmitButton(submitter)) return false;
  return (submitter instanceof HTMLButtonElement || submitter instanceof HTMLInputElement) && submitter.form === form;
}

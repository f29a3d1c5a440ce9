import type { Channel, Outgoing } from '../outgoing.ts';

const asText = ({ body }: Outgoing): string => (typeof body === 'string' ? body : String.fromCharCode(...body));

interface Shape {
  readonly method?: string;
  readonly enctype?: string;
  readonly target?: string;
  /** Where the text goes besides or instead of a field. */
  readonly action?: (out: Outgoing) => string;
  readonly value?: (out: Outgoing) => string;
}

/** A form of the page that holds the text in a hidden field, as pages that work without script keep it. */
function formOf(out: Outgoing, { method = 'POST', enctype, target, action, value = asText }: Shape): HTMLFormElement {
  const form = document.createElement('form');
  form.hidden = true;
  form.method = method;
  form.action = action?.(out) ?? out.path;
  if (enctype !== undefined) form.enctype = enctype;
  if (target !== undefined) form.target = target;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'q';
  field.value = value(out);
  const button = document.createElement('button');
  button.name = 'button';
  form.append(field, button);
  document.body.append(form);
  setTimeout(() => form.remove(), 1000);
  return form;
}

const submits =
  (shape: Shape = {}): Channel =>
  () =>
  (out) =>
    formOf(out, shape).submit();

export const FORM = {
  'form-submit': submits(),
  'form-get': submits({ method: 'GET' }),
  'form-multipart': submits({ enctype: 'multipart/form-data' }),
  'form-text': submits({ enctype: 'text/plain' }),
  'form-blank': submits({ target: '_blank' }),
  'form-action': submits({ action: (out) => `${out.path}/${out.inUrl}`, value: () => 'ping' }),
  'form-request-submit': () => (out) => formOf(out, {}).requestSubmit(),
  'form-button': () => (out) => formOf(out, {}).querySelector('button')?.click(),
  'form-submitter': () => (out) => {
    const form = formOf(out, { value: () => 'ping' });
    const button = form.querySelector('button');
    if (button !== null) button.value = asText(out);
    form.requestSubmit(button);
  },
  'form-frame': () => {
    const frame = document.createElement('iframe');
    frame.name = 'answer';
    frame.hidden = true;
    document.body.append(frame);
    return (out) => formOf(out, { target: 'answer' }).submit();
  },
} satisfies Record<string, Channel>;

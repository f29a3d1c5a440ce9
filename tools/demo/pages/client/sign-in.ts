import { SIGN_IN_FIELDS, SIGN_IN_PATH } from '../sign-in.ts';
import { elementOf, part } from './element.ts';

/** A log-in form as sites have it, which the browser itself submits. */
export function createSignIn(): HTMLElement {
  const form = part('sign-in', 'form');
  form.setAttribute('method', 'post');
  form.setAttribute('action', SIGN_IN_PATH);
  for (const { name, label, type, autocomplete } of SIGN_IN_FIELDS) {
    const attributes = { name, type, ...(autocomplete === null ? {} : { autocomplete }) };
    form.append(elementOf({ tag: 'label', attributes: {} }, label, elementOf({ tag: 'input', attributes })));
  }
  form.append(elementOf({ tag: 'button', attributes: { type: 'submit' } }, 'Log in'));
  return form;
}

/** The input types in which free text is written (https://html.spec.whatwg.org/#attr-input-type). */
const TEXT_TYPES = new Set(['text', 'search']);
/** The autofill fields that hold a person's own credentials, address or payment (https://html.spec.whatwg.org/#autofill). */
const OWN_DETAILS =
  /^(name|honorific-\w+|given-name|additional-name|family-name|nickname|username|(new|current)-password|one-time-code|organization(-title)?|street-address|address-\w+|country(-name)?|postal-code|cc-[\w-]+|transaction-\w+|bday(-\w+)?|sex|tel(-[\w-]+)?|email|impp|webauthn)$/;
const SECRET =
  /\bpass ?(word|wd|code|phrase)|\bpasswd|\bone ?time|\botp\b|\b(2|m) ?fa\b|\btotp\b|\b(verification|security) ?code|\bcv[cv]\b|\bcard ?(number|num|no)\b|\biban\b/;
const ACCOUNT =
  /^(user( ?(name|id))?|log ?in( ?(id|name))?|e ?mail( ?address)?|identifier|account( ?name)?|benutzer(name)?|utilisateur|usuario|utente|pin)$/;
/** A longer placeholder is a sentence ("How do I reset a password?"), not the name of a field. */
const MAX_LABEL = 30;

/**
 * Whether people enter credentials, payment data or their own account details here. Such fields are never read, on
 * no page and for no policy. Text areas and editable content are never of that kind.
 */
export function isNeverRead(element: Element): boolean {
  if (!(element instanceof HTMLInputElement)) return false;
  return (
    !TEXT_TYPES.has(element.type) ||
    hasOwnDetails(element) ||
    isMasked(element) ||
    isNamedSecret(element) ||
    isInLogin(element)
  );
}

function hasOwnDetails(element: HTMLInputElement): boolean {
  const tokens = (element.getAttribute('autocomplete') ?? '').toLowerCase().split(/\s+/);
  return tokens.some((token) => OWN_DETAILS.test(token));
}

/** Pages mask a text field by style to keep password managers away from it. */
function isMasked(element: HTMLInputElement): boolean {
  const security = getComputedStyle(element).getPropertyValue('-webkit-text-security');
  return security !== '' && security !== 'none';
}

function isNamedSecret(element: HTMLInputElement): boolean {
  const labels = [element.placeholder, element.getAttribute('aria-label') ?? ''].filter(
    (label) => label.length <= MAX_LABEL,
  );
  return [element.name, element.id, ...labels].some((name) => SECRET.test(words(name)));
}

/** Any field beside a password, and the lone user name of a log-in in two steps. */
function isInLogin(element: HTMLInputElement): boolean {
  if (element.form?.querySelector('input[type="password" i]')) return true;
  return [element.name, element.id].some((name) => ACCOUNT.test(words(name)));
}

/** camelCase, snake_case and kebab-case as lower-case words. */
function words(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();
}

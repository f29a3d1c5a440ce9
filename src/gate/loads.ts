import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceClass, replaceMember } from './hook.ts';
import { iterable } from './iterable.ts';
import { isElement, LINKS, mayFollow } from './link.ts';
import type { List } from './list.ts';
import { mayRequest, mayTellText } from './may-request.ts';
import { mayTell } from './outgoing.ts';
import { isA, part } from './payload.ts';
import { everyUrl } from './text-urls.ts';
import type { Part } from './wire.ts';
import { eachWord } from './words.ts';

/** Classes that have such members; of an element, the name in the middle. */
const OWNERS =
  'Image Script IFrame Frame Embed Object Media Video Source Track Input Link ServiceWorkerContainer Worklet Cache ' +
  'CSSStyleDeclaration CSSStyleSheet CSSGroupingRule Element ShadowRoot DocumentFragment CharacterData Range DOMParser Document ' +
  'CookieStore History HTMLElement EventTarget Node ';

/**
 * Members by which a page has the browser request something, or keep it for later requests. A digit is the index of
 * the argument. The sign says what stands there: nothing for a URL, `%` for several; `*` text with URLs in it, `+` in
 * several arguments, `~` if the element is a style sheet; `=` the value of an attribute, after its name; `?` the
 * document's own address, which goes out as referrer; `#` a cookie, `$` its name and value or an object with both; `'` a
 * name by which a window knows itself; `!` nothing, a link is clicked; `&` nodes that are inserted. `@` is the address of
 * a window, and then its name.
 */
const MEMBERS =
  'src srcset href data poster register addModule add addAll% srcdoc* cssText* setProperty*1 insertRule* replace* replaceSync* ' +
  "innerHTML* outerHTML* insertAdjacentHTML*1 setHTMLUnsafe* createContextualFragment* parseFromString* write+ writeln+ name' " +
  'textContent~ innerText~ setAttribute=1 setAttributeNS=2 pushState?2 replaceState?2 cookie# set$ click! dispatchEvent! ' +
  'appendChild& insertBefore& replaceChild& append& prepend& replaceChildren& moveBefore& before& after& replaceWith& ' +
  'insertAdjacentElement& insertNode& surroundContents& execCommand& ';

const CLASSES = 'Audio FontFace*1 ';

/** A request for it fails and says so to the element (https://www.w3.org/TR/css-values-4/#about-invalid). */
const NOWHERE = 'about:invalid';

/**
 * What the browser requests for the page: pictures, scripts, frames, style sheets, also where they stand in markup; the
 * document's address; windows; cookies. None can wait. When one is stopped the page goes on with what it had:
 *
 * - a URL gives way to one whose request fails;
 * - the address stays what it is, and the state that came with a new one is kept;
 * - anything else is not set, and a window does not open, as where the browser blocks it.
 *
 * @param onWindow gets every window that opens, and those of frames that were inserted
 */
export function hookLoads(
  native: Captured,
  global: PageGlobal,
  check: Check,
  onWindow: (child: Window) => void = () => undefined,
): void {
  /** Names of the platform's own begin with a line. */
  function mayName(name: string): boolean {
    return !native.exec(/^[^_]/, name) || mayTellText(native, check, name);
  }

  /** Whether the text may go where the sign says. */
  function may(text: string, sign: string): boolean {
    if (sign === '#') {
      // The rest is for the browser only.
      const pair = native.exec(/([^=;]*)=?([^;]*)/, text) as RegExpExecArray;
      const parts = native.list<Part>();
      parts[0] = part('header', pair[1] as string, pair[2] as string);
      return mayTell(native, check, 'cookie', parts);
    }
    if (sign === "'") return mayName(text);
    if (sign === '') return mayRequest(native, check, 'element', text);
    if (sign === '?') return mayRequest(native, check, 'address', text);
    if (sign === '@') return mayRequest(native, check, 'window', text);
    return everyUrl(native, text, (url) => may(url, ''));
  }

  /** The arguments, with what was read in the place of what could change; null when nothing is to be called. */
  function read(given: ArrayLike<unknown>, self: unknown, index: number, sign: string): ArrayLike<unknown> | null {
    if (sign === '&' || !check.concerns('GET', null)) return given;
    if (sign === '!') return mayFollow(native, check, self) ? given : null;
    if (sign === '~' && !isElement(native, self, /^style$/)) return given;
    const args = native.list<unknown>();
    for (let i = 0; i < given.length; i += 1)
      if (sign === '+' && i > 0) args[0] = '' + (args[0] as string) + (given[i] as string);
      else args[i] = given[i];
    const value = args[index];
    // Null empties markup, and is no address.
    if (value === null || value === undefined) return args;
    if (sign === '$') return may(cookieOf(value, args[1]), '#') ? args : null;
    if (sign === '@' && args[1] !== undefined && !mayName((args[1] = '' + (args[1] as string)))) return null;
    if (sign === '%') {
      const requests = native.from(value as Iterable<unknown>) as unknown as List<unknown>;
      args[index] = iterable(native, requests);
      for (let i = 0; i < requests.length; i += 1)
        if (!may(textIn(native, requests[i]) ?? (requests[i] = '' + (requests[i] as string)), ''))
          requests[i] = NOWHERE;
      return args;
    }
    if (sign === '=') {
      const name = (args[index - 1] = '' + (args[index - 1] as string));
      const found = native.exec(/^(?:(style|srcdoc)|(name)|((?:.*:)?href)|src|srcset|data|poster|background)$/i, name);
      if (!found || (found[3] && isElement(native, self, LINKS))) return args;
      sign = found[1] ? '*' : found[2] ? "'" : '';
    }
    const trusted = textIn(native, value);
    const text = trusted ?? '' + (value as string);
    args[index] = trusted === null ? text : value;
    if (may(text, sign)) return args;
    args[index] = sign ? null : NOWHERE;
    return sign === '' || sign === '?' ? args : null;
  }

  function hook(owner: object | undefined, name: string, sign: string, index: number): void {
    const mayInsert = native.exec(/[&*+]/, sign);
    replaceMember(native, owner, name, (given, run, self) => {
      const args = read(given, self, index, sign);
      const result = args && run(args);
      if (sign === '@' && result) onWindow(result as Window);
      for (let i = 0; mayInsert && i < native.frameCount(global); i += 1) onWindow(global[i] as Window);
      return result;
    });
  }

  const globals = global as unknown as Record<string, { readonly prototype: object } | undefined>;
  const owners = native.list<object | undefined>();
  eachWord(native.exec, OWNERS, (name) => {
    owners[owners.length] = (globals['HTML' + name + 'Element'] ?? globals[name])?.prototype;
  });
  eachWord(native.exec, MEMBERS, (name, sign, index) => {
    for (let i = 0; i < owners.length; i += 1) hook(owners[i], name, sign, index);
  });
  hook(global, 'open', '@', 0);
  hook(global, 'name', "'", 0);
  // Should there be nothing to call for, a class throws for want of arguments.
  eachWord(native.exec, CLASSES, (name, sign, index) =>
    replaceClass(native, global, name, (given) => read(given, null, index, sign) as ArrayLike<unknown>),
  );
}

/** `set(name, value)` or `set({ name, value, … })` of https://cookiestore.spec.whatwg.org/#CookieStore. */
function cookieOf(first: unknown, second: unknown): string {
  if (typeof first !== 'object') return (first as string) + '=' + (second as string);
  const { name, value } = first as { readonly name: string; readonly value: string };
  return name + '=' + value;
}

/** What stands for a string in the types that a page's policy may ask for, and in a Request; null for any other value. */
function textIn(native: Captured, value: unknown): string | null {
  if (isA(native.TrustedHTML.toString, value)) return native.TrustedHTML.toString(value as object);
  if (isA(native.TrustedScriptURL.toString, value)) return native.TrustedScriptURL.toString(value as object);
  return isA(native.Request.url, value) ? native.Request.url(value as Request) : null;
}

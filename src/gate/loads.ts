import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { eachWord, replaceClass } from './hook.ts';
import { isElement, LINKS, mayFollow } from './link.ts';
import { mayRequest } from './may-request.ts';
import { mayLeave } from './outgoing.ts';
import { isA, part, single } from './payload.ts';
import { everyUrl } from './text-urls.ts';

/** Classes that have such members; of an element, the name in the middle. */
const OWNERS =
  'Image Script IFrame Frame Embed Object Media Video Source Track Input Link ServiceWorkerContainer Worklet ' +
  'CSSStyleDeclaration CSSStyleSheet CSSGroupingRule Element ShadowRoot Range DOMParser Document CookieStore History HTMLElement ' +
  'EventTarget Node ';

/**
 * Members by which a page has the browser request something, or keep it for later requests. A digit is the index of
 * the argument. The sign says what stands there: nothing for a URL; `*` text with URLs in it, `+` in several arguments,
 * `~` if the element is a style sheet; `=` the value of an attribute, after its name; `?` the document's own address,
 * which goes out as referrer; `#` a cookie, `$` its name and value or an object with both; `!` nothing, a link is
 * clicked. `@` is the address of a window.
 */
const MEMBERS =
  'src srcset href data poster register addModule srcdoc* cssText* setProperty*1 insertRule* replace* replaceSync* innerHTML* ' +
  'outerHTML* insertAdjacentHTML*1 setHTMLUnsafe* createContextualFragment* parseFromString* write+ writeln+ textContent~ innerText~ ' +
  'setAttribute=1 setAttributeNS=2 pushState?2 replaceState?2 cookie# set$ click! dispatchEvent! ';

const CLASSES = 'Audio FontFace*1 ';

/** A request for it fails and says so to the element (https://www.w3.org/TR/css-values-4/#about-invalid). */
const NOWHERE = 'about:invalid';

type Method = (...given: unknown[]) => unknown;
type Arguments = ArrayLike<unknown>;

/**
 * What the browser requests for the page: pictures, scripts, frames, style sheets, also where they stand in markup; the
 * document's address; windows; cookies. None can wait. When one is stopped the page goes on with what it had:
 *
 * - a URL gives way to one whose request fails;
 * - the address stays what it is, and the state that came with a new one is kept;
 * - anything else is not set, and a window does not open, as where the browser blocks it.
 *
 * @param onWindow gets every window that opens
 */
export function hookLoads(
  native: Captured,
  global: PageGlobal,
  check: Check,
  onWindow: (child: Window) => void = () => undefined,
): void {
  /** Whether the text may go where the sign says. */
  function may(text: string, sign: string): boolean {
    if (sign === '#') {
      // The rest is for the browser only.
      const pair = native.exec(/([^=;]*)=?([^;]*)/, text) as RegExpExecArray;
      const payload = single(native, part('header', pair[1] as string, pair[2] as string), null, null);
      return mayLeave(native, check, { channel: 'cookie', method: 'GET', target: null, payload });
    }
    if (sign === '') return mayRequest(native, check, 'element', text);
    if (sign === '?') return mayRequest(native, check, 'address', text);
    if (sign === '@') return mayRequest(native, check, 'window', text);
    return everyUrl(native, text, (url) => may(url, ''));
  }

  /** The arguments, with what was read in the place of what could change; null when nothing is to be called. */
  function read(self: unknown, given: Arguments, index: number, sign: string): Arguments | null {
    if (!check.concerns('GET', null)) return given;
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
    if (sign === '=') {
      const name = (args[index - 1] = '' + (args[index - 1] as string));
      const found = native.exec(/^(?:(style|srcdoc)|((?:.*:)?href)|src|srcset|data|poster|background)$/i, name);
      if (!found || (found[2] && isElement(native, self, LINKS))) return args;
      sign = found[1] ? '*' : '';
    }
    const trusted = trustedText(native, value);
    const text = trusted ?? '' + (value as string);
    args[index] = trusted === null ? text : value;
    if (may(text, sign)) return args;
    args[index] = sign ? null : NOWHERE;
    return sign === '' || sign === '?' ? args : null;
  }

  function hook(owner: object | undefined, name: string, sign: string, index: number): void {
    const descriptor = owner && native.descriptorOf(owner, name);
    const field = descriptor?.set ? 'set' : 'value';
    const original = descriptor?.[field] as Method | undefined;
    if (!owner || !descriptor || !original) return;
    descriptor[field] = function (this: unknown): unknown {
      const args = read(this, arguments, index, sign);
      const result = args && native.apply(original, this, args);
      if (result && sign === '@') onWindow(result as Window);
      return result;
    };
    native.defineProperty(owner, name, descriptor);
  }

  const globals = global as unknown as Record<string, { readonly prototype: object } | undefined>;
  const owners = native.list<object | undefined>();
  eachWord(native, OWNERS, (name) => {
    owners[owners.length] = (globals['HTML' + name + 'Element'] ?? globals[name])?.prototype;
  });
  eachWord(native, MEMBERS, (name, sign, index) => {
    for (let i = 0; i < owners.length; i += 1) hook(owners[i], name, sign, index);
  });
  hook(global, 'open', '@', 0);
  // Should there be nothing to call for, a class throws for want of arguments.
  eachWord(native, CLASSES, (name, sign, index) =>
    replaceClass(native, global, name, (given) => read(null, given, index, sign) as Arguments),
  );
}

/** `set(name, value)` or `set({ name, value, … })` of https://cookiestore.spec.whatwg.org/#CookieStore. */
function cookieOf(first: unknown, second: unknown): string {
  if (typeof first !== 'object') return (first as string) + '=' + (second as string);
  const { name, value } = first as { readonly name: string; readonly value: string };
  return name + '=' + value;
}

/** The string in a value of the types that a page's policy may ask for; null for any other value. */
function trustedText(native: Captured, value: unknown): string | null {
  if (isA(native.trustedHtml.toString, value)) return native.trustedHtml.toString(value as object);
  return isA(native.trustedUrl.toString, value) ? native.trustedUrl.toString(value as object) : null;
}

import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { eachWord, replaceAccessor, replaceClass, replaceMethod, sized } from './hook.ts';
import { isElement, LINKS, mayFollow } from './link.ts';
import { mayRequest } from './may-request.ts';
import { mayLeave } from './outgoing.ts';
import { isA, ofText } from './payload.ts';
import { withoutStopped } from './text-urls.ts';

/** Classes that have such members; of an element, the name in the middle. */
const OWNERS =
  'Image Script IFrame Frame Embed Object Media Video Source Track Input Link ' +
  'ServiceWorkerContainer CSSStyleDeclaration CSSStyleSheet CSSGroupingRule Element ShadowRoot Range ' +
  'Document CookieStore History HTMLElement EventTarget Node ';

/**
 * Members by which a page has the browser request something, or keep it for later requests. A digit is the index of
 * the argument. The sign says what stands there: nothing for a URL; `*` text with URLs in it, `+` in several arguments, `~` if the element is a style sheet;
 * `=` the value of an attribute, after its name; `?` the document's own address, which goes out as referrer; `@` a
 * window's; `#` a cookie, `$` its name and value or an object with both; `!` nothing, a link is clicked.
 */
const MEMBERS =
  'src srcset href data poster register srcdoc* cssText* setProperty*1 ' +
  'insertRule* replace* replaceSync* innerHTML* outerHTML* insertAdjacentHTML*1 setHTMLUnsafe* ' +
  'createContextualFragment* write+ writeln+ setAttribute=1 setAttributeNS=2 ' +
  'pushState?2 replaceState?2 cookie# set$ click! dispatchEvent! textContent~ innerText~ ';

const CLASSES = 'Audio Worker SharedWorker FontFace*1 ';

/** Its request fails and says so to the element (https://www.w3.org/TR/css-values-4/#about-invalid). */
export const NOWHERE = 'about:invalid ';

type Method = (...given: unknown[]) => unknown;
type Arguments = ArrayLike<unknown>;

/**
 * What the browser requests for the page: pictures, scripts, frames, style sheets, also where they stand in markup; the
 * document's address; windows; cookies. None can wait, and the page goes on with what it had:
 *
 * - a stopped URL gives way to one whose request fails, and the rest of a text that it stands in stays as it was;
 * - an address stays what it is, and the state that came with it is kept;
 * - a window does not open, as where the browser blocks it; a cookie is not set; a link that stands in no document is
 *   not clicked (listenToLinks hears of the others).
 *
 * A value of a type that the page is bound to (Trusted Types) is taken as it is or is empty.
 */
export function hookLoads(
  native: Captured,
  global: PageGlobal,
  check: Check,
  onWindow: (child: Window) => void = () => undefined,
): void {
  const mayLoad = (url: string): boolean => mayRequest(native, check, 'element', url);

  /** What may stand in the place of the text; null for nothing. */
  function released(text: string, sign: string): string | null {
    if (sign === '') return mayLoad(text) ? text : NOWHERE;
    if (sign === '?') return mayRequest(native, check, 'address', text) ? text : null;
    if (sign === '@') return mayRequest(native, check, 'window', text) ? text : null;
    if (sign !== '#') return withoutStopped(native, text, NOWHERE, mayLoad);
    const payload = ofText(native, text, 'header');
    return mayLeave(native, check, { channel: 'cookie', method: 'GET', target: null, payload }) ? text : null;
  }

  /** The arguments, each read once, with what may stand there; null when there is nothing to call for. */
  function read(self: unknown, given: Arguments, index: number, sign: string): Arguments | null {
    if (!check.concerns('GET', null)) return given;
    if (sign === '!') return mayFollow(native, check, self) ? given : null;
    if (sign === '~' && !isElement(native, self, /^style$/)) return given;
    const args = native.list<unknown>();
    for (let i = 0; i < given.length; i += 1)
      if (i > 0 && sign === '+') args[0] = '' + (args[0] as string) + (given[i] as string);
      else args[i] = given[i];
    const value = args[index] as string | { readonly name: string; readonly value: string } | null | undefined;
    if (sign === '$') return released((value.name ?? value) + '=' + (value.value ?? args[1]), '#') === null ? null : args;
    // Null empties markup, and is no address.
    if (value === null || value === undefined) return args;
    if (sign === '=') {
      const name = (args[index - 1] = '' + (args[index - 1] as string));
      const found = native.exec(
        /^(?:xlink:)?(?:(style|srcdoc)|(href)|src|(?:image)?srcset|data|poster|background)$/i,
        name,
      );
      if (!found || (found[2] && isElement(native, self, LINKS))) return args;
      sign = found[1] ? '*' : '';
    }
    const trusted = trustedText(native, value);
    const text = trusted ?? '' + (value as string);
    const clean = released(text, sign);
    args[index] = trusted === null ? clean : clean === text ? value : '';
    return clean === null && sign !== '?' ? null : args;
  }

  function hook(owner: object | undefined, name: string, sign: string, index: number): void {
    const { value, set } = (owner && native.getOwnPropertyDescriptor(owner, name)) ?? {};
    const original = (set ?? value) as Method | undefined;
    if (!owner || !original) return;
    const hooks: Record<string, Method> = {
      [name](this: unknown): unknown {
        const args = read(this, arguments, index, sign);
        const result = args && native.apply(original, this, args);
        if (result && sign === '@') onWindow(result as Window);
        return result;
      },
    };
    const replacement = sized(native, hooks[name] as Method, original.length);
    if (set) replaceAccessor(native, owner, name, replacement);
    else replaceMethod(native, owner, name, replacement);
  }

  const globals = global as unknown as Record<string, { readonly prototype: object } | undefined>;
  eachWord(native, OWNERS, (owner) => {
    const prototype = (globals['HTML' + owner + 'Element'] ?? globals[owner])?.prototype;
    eachWord(native, MEMBERS, (name, sign, index) => hook(prototype, name, sign, index));
  });
  hook(global, 'open', '@', 0);
  eachWord(native, CLASSES, (name, sign, index) =>
    replaceClass(native, global, name, (given) => read(null, given, index, sign) as Arguments),
  );
}

/** The string in a value of the types that a page's policy may ask for; null for any other value. */
function trustedText(native: Captured, value: unknown): string | null {
  if (isA(native.trustedHtml, value)) return native.trustedHtml(value);
  return isA(native.trustedUrl, value) ? native.trustedUrl(value) : null;
}

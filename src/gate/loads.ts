import type { Captured } from './captured.ts';
import type { Gate } from './gate.ts';
import { IS_FIREFOX } from './browser.ts';
import { classOf, replaceClass, replaceMember } from './hook.ts';
import { iterable } from './iterable.ts';
import { isElement, LINKS, mayFollow } from './link.ts';
import { listOf, type List } from './list.ts';
import { mayRequest, mayTellText } from './may-request.ts';
import { NOWHERE } from './nowhere.ts';
import { mayTell } from './outgoing.ts';
import { asText, isObject } from './object.ts';
import { part, seeBytes, tryRead } from './payload.ts';
import { refuse } from './refuse.ts';
import { everyUrl } from './text-urls.ts';
import { viewOf } from './view.ts';
import { eachWord } from './words.ts';

/** Classes that have such members; of an element, the name in the middle. */
const OWNERS =
  'Worklet Input Media Frame CSSGroupingRule CSSStyleSheet IFrame CookieStore CSSStyleDeclaration Object ' +
  'Image Document HTMLElement Script Cache DocumentFragment History Range DOMParser EventTarget Node Link ' +
  'Element ShadowRoot ServiceWorkerContainer Embed Video Track Source ' +
  (IS_FIREFOX ? 'CSSStyleProperties ' : '');

/**
 * Members by which a page has the browser request something, or keep it for later requests. A digit is the index of
 * the argument. The sign says what stands there: nothing for a URL, `%` for several; `*` text with URLs in it, `+` in
 * several arguments, `~` if the element is a style sheet; `=` the value of an attribute, after its name; `?` the
 * document's own address, which goes out as referrer; `#` a cookie, `$` its name and value or an object with both; `'` a
 * name by which a window knows itself; `!` nothing, a link is clicked; `&` nodes that are inserted. `@` is the address of
 * a window, and then its name.
 */
const MEMBERS =
  'dispatchEvent! append& poster srcset cookie# click! appendChild& prepend& replaceChild& ' +
  'parseFromString* setAttribute=1 replaceWith& replaceChildren& data after& insertNode& insertBefore& ' +
  "insertAdjacentElement& name' moveBefore& cssText* insertRule* set$ addModule href execCommand& " +
  'outerHTML* innerHTML* innerText~ add textContent~ addAll% before& insertAdjacentHTML*1 replace* write+ ' +
  'replaceState?2 pushState?2 srcdoc* setHTMLUnsafe* writeln+ replaceSync* setProperty*1 register ' +
  'createContextualFragment* setAttributeNS=2 src ' +
  (IS_FIREFOX
    ? 'background* background-image* backgroundImage* border-image* borderImage* list-style* listStyle* mask-image* maskImage* ' +
      'cursor* content* '
    : '');

const CLASSES = 'Audio FontFace*1 ';

/**
 * What the browser requests for the page: pictures, scripts, frames, style sheets, also where they stand in markup; the
 * document's address; windows; cookies. None can wait. When one is stopped the page goes on with what it had:
 *
 * - a URL gives way to one whose request fails;
 * - the address stays what it is, and the state that came with a new one is kept;
 * - anything else is not set, and a window does not open, as where the browser blocks it.
 *
 * @param onWindow gets every window that opens, and those of frames that were inserted
 * @returns watches the document that the window has now: frames of its source come without a call, and the browser tells
 *   of them before the next script runs
 */
export function hookLoads(gate: Gate, onWindow: (child: Window) => void): () => void {
  /** Four names mean something to the platform. */
  function mayName(name: string): boolean {
    return !gate.findIn(/^(?!_(blank|self|parent|top)$)./is, name) || mayTellText(gate, name);
  }

  /** Whether the text may go where the sign says. */
  function may(text: string, sign: string): boolean {
    if (sign === '#') {
      // The rest is for the browser only.
      const pair = gate.findIn(/([^=;]*)=?([^;]*)/, text) as RegExpExecArray;
      return mayTell(gate, 'cookie', listOf(gate, [part('header', pair[1] as string, pair[2] as string)]));
    }
    if (sign === "'") return mayName(text);
    const channel = sign === '' ? 'element' : sign === '?' ? 'address' : sign === '@' ? 'window' : null;
    return channel ? mayRequest(gate, channel, text) : everyUrl(gate, text, (url) => may(url, ''));
  }

  /** The arguments, with what was read in the place of what could change; null when nothing is to be called. */
  function read(given: List<unknown>, self: unknown, index: number, sign: string): List<unknown> | null {
    if (sign === '&' || !gate.concerns('GET', null)) return given;
    if (sign === '!') return mayFollow(gate, self) ? given : null;
    if (sign === '~' && !isElement(gate, self, /^style$/)) return given;
    if (sign === '+' && given.length > 0) {
      for (let i = 1; i < given.length; i += 1) given[0] = '' + (given[0] as string) + (given[i] as string);
      given.length = 1;
    }
    if (sign === '@' && given[1] !== undefined && !mayName((given[1] = '' + (given[1] as string)))) return null;
    if (sign === '$') return may(cookieOf(gate, given), '#') ? given : null;
    const value = given[index];
    // Null empties markup, and is no address; a font may be given in bytes.
    if (value === null || value === undefined || (!self && seeBytes(gate, value))) return given;
    if (sign === '%') {
      const requests = gate.from(value as Iterable<unknown>) as unknown as List<unknown>;
      given[index] = iterable(gate, requests);
      for (let i = 0; i < requests.length; i += 1)
        if (!may(textIn(gate, requests[i]) ?? (requests[i] = '' + (requests[i] as string)), '')) requests[i] = NOWHERE;
      return given;
    }
    if (sign === '=') {
      const name = (given[index - 1] = '' + (given[index - 1] as string));
      const found = gate.findIn(/^(?:(style|srcdoc)|(name)|((?:.*:)?href)|src|srcset|data|poster|background)$/i, name);
      if (!found || (found[3] && isElement(gate, self, LINKS))) return given;
      sign = found[1] ? '*' : found[2] ? "'" : '';
    }
    const typed = textIn(gate, value);
    const text = typed ?? (given[index] = '' + (value as string));
    if (may(text, sign)) return given;
    given[index] = sign ? null : NOWHERE;
    return sign === '' || sign === '?' ? given : null;
  }

  function seeFrames(): void {
    for (let i = 0; i < gate.frameCount(gate.pageWindow); i += 1) onWindow((gate.pageWindow as Window)[i] as Window);
  }

  function hook(owner: string, name: string, sign: string, index: number): void {
    const mayInsert = gate.findIn(/[&*+]/, sign);
    replaceMember(gate, owner, name, (given, run, self) => {
      const args = read(given, self, index, sign);
      const result = args && run(args);
      if (sign === '@' && result) onWindow(result as Window);
      if (mayInsert) seeFrames();
      return result;
    });
  }

  eachWord(gate.findIn, OWNERS, (owner) => {
    const element = 'HTML' + owner + 'Element';
    const named = classOf(gate, element) ? element : owner;
    eachWord(gate.findIn, MEMBERS, (name, sign, index) => hook(named, name, sign, index));
  });
  hook('', 'open', '@', 0);
  hook('', 'name', "'", 0);
  eachWord(gate.findIn, CLASSES, (name, sign, index) =>
    replaceClass(gate, name, (given, make) => make(read(given, null, index, sign) ?? refuse(gate, 'SecurityError'))),
  );

  return () => {
    const { document } = gate.pageWindow;
    if (document)
      gate.MutationObserver.observe(new gate.make.MutationObserver(seeFrames), document, {
        __proto__: null,
        childList: true,
        subtree: true,
      } as MutationObserverInit);
  };
}

/**
 * `set(name, value)` or `set({ name, value, … })` of https://cookiestore.spec.whatwg.org/#CookieStore, with what was read
 * in the place of what could change.
 */
function cookieOf(native: Captured, given: List<unknown>): string {
  const first = given[0];
  if (given.length > 1) return (given[0] = '' + (first as string)) + '=' + (given[1] = '' + (given[1] as string));
  // The platform refuses what is no object.
  if (!isObject(first)) return '';
  const { name, value } = first as Record<string, unknown>;
  const read = {
    __proto__: null,
    name: asText(name),
    value: asText(value),
  };
  given[0] = viewOf(native, first, read);
  return read.name + '=' + read.value;
}

/** What stands for a string in the types that a page's policy may ask for, and in a Request; null for any other value. */
function textIn(native: Captured, value: unknown): string | null {
  return (
    tryRead(native.TrustedHTML.toString, value) ??
    tryRead(native.TrustedScriptURL.toString, value) ??
    tryRead(native.Request.url, value) ??
    null
  );
}

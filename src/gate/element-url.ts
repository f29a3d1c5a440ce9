import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceClass, replaceMethod, replaceAccessor, sized } from './hook.ts';
import { isElement, isLink } from './link.ts';
import { mayRequest } from './own-request.ts';
import { isA } from './payload.ts';
import { withoutStopped } from './text-urls.ts';

/**
 * Where a page has the browser load a URL: a class, then its members. `new` is the class itself; a digit is the index
 * of the argument. The sign says what stands there: nothing for a URL, `*` text with URLs in it, `!` the same if the
 * element is a style sheet, `=` an attribute's value, `?` the document's own address.
 */
const LOADS =
  'HTMLImageElement src srcset HTMLScriptElement src HTMLIFrameElement src srcdoc* HTMLFrameElement src ' +
  'HTMLEmbedElement src HTMLObjectElement data HTMLMediaElement src HTMLVideoElement poster ' +
  'HTMLSourceElement src srcset HTMLTrackElement src HTMLInputElement src HTMLLinkElement href imageSrcset ' +
  'HTMLBodyElement background SVGAnimatedString baseVal ServiceWorkerContainer register Worklet addModule ' +
  'Audio new Worker new SharedWorker new FontFace new*1 ' +
  'CSSStyleDeclaration cssText* setProperty*1 CSSGroupingRule insertRule* ' +
  'CSSStyleSheet insertRule* addRule*1 replace* replaceSync* ' +
  'Element innerHTML* outerHTML* insertAdjacentHTML*1 setHTML* setHTMLUnsafe* setAttribute=1 setAttributeNS=2 ' +
  'ShadowRoot innerHTML* setHTML* setHTMLUnsafe* Range createContextualFragment* DOMParser parseFromString* ' +
  'Document write+ writeln+ Attr value= Node textContent! HTMLElement innerText! History pushState?2 replaceState?2';

/** Properties of a style that name a picture. Chromium has no accessors for them that could be replaced. */
const STYLES =
  'background background-image border-image border-image-source list-style list-style-image content cursor filter ' +
  'mask mask-image';

/** Its request fails, and says so to the element (https://www.w3.org/TR/css-values-4/#about-invalid). */
export const NOWHERE = 'about:invalid ';

type Method = (...given: unknown[]) => unknown;

/**
 * URLs that the browser requests for the page: pictures, scripts, frames, styles, and markup that holds such. A stopped
 * URL gives way to one whose request fails, and the rest of the text stays as it was; the document's address stays what
 * it is. Markup of a type that the page is bound to (Trusted Types) is set as it is or not at all.
 */
export function hookElementUrls(native: Captured, global: PageGlobal, check: Check): void {
  const mayLoad = (raw: string): boolean => mayRequest(native, check, 'element', raw);

  function released(value: unknown, sign: string): unknown {
    // Null empties markup, and is no address.
    if (value === null || value === undefined) return value;
    const trusted = trustedText(native, value);
    const text = trusted ?? '' + (value as string);
    if (sign === '?') return mayRequest(native, check, 'address', text) ? text : null;
    const clean = sign ? withoutStopped(native, text, NOWHERE, mayLoad) : mayLoad(text) ? text : NOWHERE;
    return trusted === null ? clean : clean === text ? value : '';
  }

  function read(self: unknown, given: ArrayLike<unknown>, index: number, sign: string): ArrayLike<unknown> {
    if (given.length <= index || !check.concerns('GET', null)) return given;
    const args = native.list<unknown>();
    for (let i = 0; i < given.length; i += 1)
      if (i > 0 && sign === '+') args[0] = '' + (args[0] as string) + (given[i] as string);
      else args[i] = given[i];
    if (sign === '=') {
      const name = index ? (args[index - 1] = '' + (args[index - 1] as string)) : native.attributeName(self);
      const found = native.exec(
        /^(?:xlink:)?(?:(style|srcdoc)|(href)|src|(?:image)?srcset|data|poster|background)$/i,
        name as string,
      );
      if (!found || (found[2] && isLink(native, index ? self : native.attributeOwner(self)))) return args;
      sign = found[1] ? '*' : '';
    } else if (sign === '!' && !isElement(native, self, /^style$/)) return args;
    args[index] = released(args[index], sign);
    return args;
  }

  function hook(owner: object, name: string, index: number, sign: string): void {
    const { value, set } = native.getOwnPropertyDescriptor(owner, name) ?? {};
    const original = (set ?? value) as Method | undefined;
    if (!original) return;
    const hooks: Record<string, Method> = {
      [name](this: unknown): unknown {
        return native.apply(original, this, read(this, arguments, index, sign));
      },
    };
    const replacement = sized(native, hooks[name] as Method, original.length);
    if (set) replaceAccessor(native, owner, name, replacement);
    else replaceMethod(native, owner, name, replacement);
  }

  const globals = global as unknown as Record<string, { readonly prototype: object } | undefined>;
  const entries = /(\w*[a-zA-Z])(\W?)(\d?)/g;
  let owner = '';
  for (let found = native.exec(entries, LOADS); found; found = native.exec(entries, LOADS)) {
    const name = found[1] as string;
    const sign = found[2] === ' ' ? '' : (found[2] as string);
    const index = +(found[3] as string);
    const prototype = globals[owner]?.prototype;
    if (native.codeAt(name, 0) < 91) owner = name;
    else if (name === 'new') replaceClass(native, global, owner, (given) => read(null, given, index, sign));
    else if (prototype) hook(prototype, name, index, sign);
  }
  hookStyles(native, global);
}

/**
 * Assigning to a property of a style is `setProperty()`, which is replaced by now
 * (https://drafts.csswg.org/cssom/#dom-cssstyleproperties-camel-cased-attribute).
 */
function hookStyles(native: Captured, global: PageGlobal): void {
  const prototype = global.CSSStyleDeclaration?.prototype;
  if (!prototype) return;
  const { getPropertyValue, setProperty } = prototype;
  const owner = (global as { CSSStyleProperties?: { prototype: object } }).CSSStyleProperties?.prototype ?? prototype;

  function hook(property: string): void {
    const { get, set } = {
      get(this: CSSStyleDeclaration): string {
        return native.apply(getPropertyValue, this, [property]);
      },
      set(this: CSSStyleDeclaration, value: string): void {
        native.apply(setProperty, this, [property, value]);
      },
    };
    replaceAccessor(native, owner, property, set, get);
    let camel = property;
    for (let at = native.indexOf(camel, '-'); at > 0; at = native.indexOf(camel, '-'))
      camel =
        native.slice(camel, 0, at) + native.upper(native.slice(camel, at + 1, at + 2)) + native.slice(camel, at + 2);
    replaceAccessor(native, owner, camel, set, get);
  }
  const properties = /[\w-]+/g;
  for (let found = native.exec(properties, STYLES); found; found = native.exec(properties, STYLES)) hook(found[0]);
}

/** The string in a value of the types that a page's policy may ask for; null for any other value. */
function trustedText(native: Captured, value: unknown): string | null {
  if (isA(native.trustedHtml, value)) return native.trustedHtml(value);
  return isA(native.trustedScriptUrl, value) ? native.trustedScriptUrl(value) : null;
}

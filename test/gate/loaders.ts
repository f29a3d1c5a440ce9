import { createPage, type Page } from './page.ts';

type Made = Record<string, unknown>;
type Class = new (...given: unknown[]) => Made;

export interface LoadingPage extends Page {
  /** Sets the member of a new object of one of the classes below, or calls it. */
  use(path: string, ...given: unknown[]): unknown;
  /** A new element with attributes, which `getAttribute` tells. */
  element(name: string, attributes: Readonly<Record<string, string>>): object;
}

/** Accessors of each class, and methods. All record in `sent` what reaches them. */
const CLASSES: Readonly<Record<string, readonly [accessors: string, methods: string]>> = {
  Node: ['textContent', ''],
  Element: ['innerHTML outerHTML', 'setAttribute setAttributeNS insertAdjacentHTML setHTMLUnsafe'],
  ShadowRoot: ['innerHTML', 'setHTMLUnsafe'],
  HTMLElement: ['innerText', 'click'],
  HTMLImageElement: ['src srcset', ''],
  HTMLScriptElement: ['src', ''],
  HTMLIFrameElement: ['src srcdoc name', ''],
  HTMLObjectElement: ['data', ''],
  HTMLVideoElement: ['poster', ''],
  HTMLLinkElement: ['href', ''],
  HTMLStyleElement: ['', ''],
  HTMLAnchorElement: ['href', ''],
  CSSStyleDeclaration: ['cssText', 'setProperty getPropertyValue'],
  CSSStyleSheet: ['', 'insertRule replaceSync'],
  Range: ['', 'createContextualFragment'],
  History: ['', 'pushState replaceState'],
  CookieStore: ['', 'set'],
  ServiceWorkerContainer: ['', 'register'],
  Cache: ['', 'add addAll'],
};
const BASES: Readonly<Record<string, string>> = { Element: 'Node', HTMLElement: 'Element', ShadowRoot: 'Node' };

function membersOf(dictionary: object): Made {
  const members: Made = {};
  for (const key of ['name', 'value', 'path'])
    if ((dictionary as Made)[key] !== undefined) members[key] = (dictionary as Made)[key];
  return members;
}

/** The window of page.ts with stand-ins for the classes by which a page has the browser load something. */
export function createLoadingPage(): LoadingPage {
  const page = createPage();
  const window = page.window as unknown as Record<string, Class> & { Document: Class };

  const attributesOf = new WeakMap<object, Readonly<Record<string, string>>>();
  const localNames = new Map<unknown, string>();
  const setters = new Set(['background', 'backgroundImage', 'background-image']);

  function record(via: string, given: readonly unknown[]): string {
    page.sent.push({ via, url: '', body: given.length === 1 ? given[0] : given });
    return `result of ${via}`;
  }
  function method(owner: Made, key: string, via: string): void {
    owner[key] = (...given: unknown[]) => record(via, given);
  }
  function accessor(owner: Made, key: string, via: string): void {
    setters.add(key);
    Object.defineProperty(owner, key, {
      configurable: true,
      enumerable: true,
      get: () => `value of ${key}`,
      set(value: unknown) {
        record(via, [value]);
      },
    });
  }

  for (const [name, [accessors, methods]] of Object.entries(CLASSES)) {
    const base = name.startsWith('HTML') && name !== 'HTMLElement' ? 'HTMLElement' : (BASES[name] ?? 'EventTarget');
    const made = { [name]: class extends (window[base] as Class) {} }[name] as Class;
    for (const key of accessors.split(' ').filter(Boolean)) accessor(made.prototype as Made, key, `${name}.${key}`);
    for (const key of methods.split(' ').filter(Boolean)) method(made.prototype as Made, key, `${name}.${key}`);
    window[name] = made;
    const element = /^HTML(\w+)Element$/.exec(name)?.[1]?.toLowerCase();
    if (element !== undefined) localNames.set(made, element === 'anchor' ? 'a' : element);
  }
  Object.defineProperty(window['Element']?.prototype, 'localName', {
    get(this: object) {
      const name = localNames.get(this.constructor);
      if (name === undefined) throw new TypeError('Illegal invocation');
      return name;
    },
  });
  Object.assign(window['Element']?.prototype ?? {}, {
    getAttribute(this: object, name: string) {
      return attributesOf.get(this)?.[name] ?? null;
    },
  });
  // As the platform reads what it takes for a dictionary: what it inherits too, and once more.
  Object.assign(window['CookieStore']?.prototype ?? {}, {
    set(...given: unknown[]) {
      const [first] = given;
      const isDictionary = given.length === 1 && (typeof first === 'object' || typeof first === 'function');
      record('CookieStore.set', isDictionary ? [membersOf(first as object)] : given.map(String));
    },
  });
  for (const name of ['Worker', 'Audio', 'FontFace']) {
    function made(...given: unknown[]): void {
      record(`new ${name}`, given);
    }
    window[name] = made as unknown as Class;
  }
  // What is behind such a value is known to the platform's own function only.
  window['TrustedHTML'] = class {
    readonly #text: string;
    constructor(text: string) {
      this.#text = text;
    }
    toString(): string {
      return this.#text;
    }
  } as unknown as Class;
  accessor(window.Document.prototype as Made, 'cookie', 'Document.cookie');
  method(window.Document.prototype as Made, 'write', 'Document.write');
  method(window, 'open', 'open');
  Object.assign(window, { structuredClone });

  function use(path: string, ...given: unknown[]): unknown {
    const [name = '', key = ''] = path.split('.');
    if (key === 'new') return new (window[name] as Class)(...given);
    if (name === 'window')
      return Reflect.apply((window as unknown as Record<string, () => unknown>)[key] as () => unknown, window, given);
    const object = new (window[name] as Class)();
    if (setters.has(key)) return void (object[key] = given[0]);
    return Reflect.apply(object[key] as () => unknown, object, given);
  }
  function element(name: string, attributes: Readonly<Record<string, string>>): object {
    const made = new (window[name] as Class)();
    attributesOf.set(made, attributes);
    return made;
  }
  return { ...page, use, element };
}

import { IS_FIREFOX } from './browser.ts';
import type { List } from './list.ts';
import { eachWord } from './words.ts';

/** The window of one frame, before the page's first script. */
export type PageGlobal = Window & typeof globalThis;

/** Methods and getters of a class as functions of their object. */
export type Members<T> = {
  readonly [K in keyof T]: T[K] extends (...given: infer A) => infer R
    ? (self: T, ...given: A) => R
    : (self: T) => T[K];
};

/** Classes that the gate makes objects of, or whose members it uses; each after those that it inherits from. */
const USED =
  'Blob MutationObserver Headers TextEncoder EventTarget Node RegExp String Uint8Array WebSocket ' +
  'TextDecoder Event XMLSerializer WeakMap Promise CustomEvent MediaStreamTrack URLSearchParams Element ' +
  'Set MediaStream ReadableStream TypeError URL File DOMException TrustedScriptURL SharedArrayBuffer ' +
  'TransformStreamDefaultController MediaRecorder ArrayBuffer TransformStream Response DataView Map Proxy ' +
  'AbortSignal HTMLFormElement RTCDataChannel TrustedHTML MouseEvent XMLHttpRequest NavigationDestination ' +
  'Request NavigateEvent FormDataEvent FormData ' +
  // Firefox recognises no speech.
  (IS_FIREFOX ? '' : 'SpeechRecognitionErrorEvent ');

/** Not in the type library yet. */
interface Untyped {
  readonly TrustedHTML: (new () => object) & { readonly prototype: { toString(): string } };
  readonly TrustedScriptURL: (new () => object) & { readonly prototype: { toString(): string } };
  readonly SpeechRecognitionErrorEvent: new (type: string, init: EventInit) => Event;
}
type Classes = typeof globalThis & Untyped;
type Used = {
  readonly [K in Exclude<keyof Classes, 'WeakMap' | 'global' | 'name' | 'self'>]: Classes[K] extends {
    readonly prototype: infer T;
  }
    ? Members<T>
    : never;
} & {
  readonly WeakMap: {
    get<K extends object, V>(self: WeakMap<K, V>, key: K): V | undefined;
    set<K extends object, V>(self: WeakMap<K, V>, key: K, value: V): void;
  };
};

/**
 * The platform's functions as they were before the page's first script, so that a page which replaces prototypes later
 * can neither watch the check nor bend it. Methods are uncurried: `native.slice(text, 0, 4)`.
 *
 * Rules for every file of the gate: no method call on a value that the page can reach, no iteration, spread or array
 * destructuring, no `instanceof`, no `await`, no template of objects; only strings, own properties, `List` and what
 * is captured here. Promises that carry text come from the platform and are resolved with primitive strings, which
 * cannot be thenables.
 */
export function capture(global: PageGlobal) {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, setPrototypeOf } =
    global.Reflect;
  const { bind, call } = global.Function.prototype;
  const { JSON, URL } = global;
  const { setTimeout, structuredClone } = global;

  /** A missing method throws when it is called, as a class does, so that a type test on it answers no. */
  function uncurry<F>(method: unknown): F {
    return apply(bind, call, [typeof method === 'function' ? method : URL]) as F;
  }

  function bareList<T>(): List<T> {
    const made: List<T> = [];
    setPrototypeOf(made, null);
    return made;
  }

  /** Inherits nothing, so that a page cannot add to it through `Object.prototype`. */
  function descriptorOf(owner: object, name: PropertyKey): PropertyDescriptor | undefined {
    const descriptor = getOwnPropertyDescriptor(owner, name);
    if (descriptor) setPrototypeOf(descriptor, null);
    return descriptor;
  }

  const seen = new global.WeakMap<object, boolean>();

  /**
   * A class whole: shorter than its members one by one, and this goes into every frame. What it inherits from a class
   * that was captured before is left to that class: a page waits for each of these.
   */
  function members(named: { readonly prototype: object } | undefined): Record<string, unknown> {
    const all = { __proto__: null } as unknown as Record<string, unknown>;
    for (let owner = named?.prototype; owner && !seen.has(owner); owner = getPrototypeOf(owner) as object) {
      seen.set(owner, true);
      const keys = ownKeys(owner) as string[];
      for (let i = 0; i < keys.length; i += 1) {
        const key = keys[i] as string;
        const { value, get } = descriptorOf(owner, key) as PropertyDescriptor;
        all[key] ??= uncurry(get ?? value);
      }
    }
    return all;
  }

  const used = { __proto__: null } as unknown as Record<string, object>;
  const make = { __proto__: null } as unknown as Record<string, unknown>;
  eachWord(uncurry(global.RegExp.prototype.exec), USED, (name) => {
    make[name] = (global as unknown as Record<string, unknown>)[name];
    used[name] = members(make[name] as { readonly prototype: object } | undefined);
  });
  const by = used as unknown as Used;
  const decoder = new global.TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const units = new global.TextDecoder('x-user-defined');
  const encoder = new global.TextEncoder();

  return {
    ...by,
    /** What the page wrote into a Blob or a Request, while it is short. */
    written: new global.WeakMap<object, string>(),
    /** The classes themselves, to make objects of. */
    make: make as unknown as Classes,
    apply,
    construct,
    defineProperty,
    descriptorOf,
    ownKeys,
    iteratorKey: global.Symbol.iterator,
    bareList,
    isArray: global.Array.isArray,
    /** Asks what the page made iterable; the array is new. */
    from: global.Array.from as (values: Iterable<unknown>) => unknown[],
    /** Of the windows in this one. */
    frameCount: uncurry<(self: Window) => number>(descriptorOf(global, 'length')?.get),
    parse: JSON.parse,
    /** Of what inherits nothing only: a page could put a `toJSON` on a prototype. */
    quote: JSON.stringify as (bare: object) => string,
    /** `exec` itself, because `test` and `match` look up methods that a page can replace. */
    findIn: by.RegExp.exec,
    listen: by.EventTarget.addEventListener as Listening,
    dispatch: by.EventTarget.dispatchEvent,

    /** A copy that holds data properties only, of values that nobody else can reach. */
    clone: <T>(value: T, transfer: unknown): T =>
      apply(structuredClone, global, [value, { __proto__: null, transfer } as StructuredSerializeOptions]) as T,

    then: by.Promise.then as <T>(self: Promise<T>, done: (value: T) => void, failed: () => void) => void,
    setTimeout: (run: () => void, ms: number): void => void apply(setTimeout, global, [run, ms]),

    /** Throws where bytes are no valid UTF-8. */
    utf8: (bytes: Uint8Array<ArrayBuffer>) => by.TextDecoder.decode(decoder, bytes),
    /** One code unit a byte, the upper half shifted into a private area (https://encoding.spec.whatwg.org/#x-user-defined). */
    unitsOf: (bytes: Uint8Array<ArrayBuffer>) => by.TextDecoder.decode(units, bytes),
    bytesOf: (text: string) => by.TextEncoder.encode(encoder, text),
    createObjectUrl: URL.createObjectURL,
    revokeObjectUrl: URL.revokeObjectURL,
    /** The browser's own words for a request that found no network. */
    offlineMessage: IS_FIREFOX ? 'NetworkError when attempting to fetch resource.' : 'Failed to fetch',
  };
}

type Listening = (self: EventTarget, type: string, listener: (event: Event) => void, capture: boolean) => void;

export type Captured = ReturnType<typeof capture>;

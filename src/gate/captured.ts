import type { List } from './list.ts';

/** The window of one frame, before the page's first script. */
export type PageGlobal = Window & typeof globalThis;

/** Methods and getters of a class as functions of their object. */
export type Members<T> = {
  readonly [K in keyof T]: T[K] extends (...given: infer A) => infer R
    ? (self: T, ...given: A) => R
    : (self: T) => T[K];
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
  const { Promise, TypeError, DOMException, URL, Request, Response, Blob, File, FormData, URLSearchParams, Headers } =
    global;
  const { Uint8Array, CustomEvent, Event, XMLHttpRequest, WeakMap, RegExp } = global;
  const { create, hasOwn } = global.Object;
  const iteratorKey: typeof Symbol.iterator = global.Symbol.iterator;

  /** A missing method throws when it is called, so that a type test on it answers no. */
  function uncurry<F>(method: unknown): F {
    return apply(bind, call, [typeof method === 'function' ? method : absent]) as F;
  }

  function getter<T, R>(prototype: object | undefined, name: string): (self: T) => R {
    return uncurry(prototype && getOwnPropertyDescriptor(prototype, name)?.get);
  }

  function list<T>(): List<T> {
    const made: List<T> = [];
    setPrototypeOf(made, null);
    return made;
  }

  function record<T>(): Record<string, T> {
    return create(null) as Record<string, T>;
  }

  /** A class whole, with what it inherits: shorter than its members one by one, and this goes into every frame. */
  function members<T>(named: { readonly prototype: T } | undefined): Members<T> {
    const all = record<unknown>();
    for (let owner = named?.prototype as object | null; owner; owner = getPrototypeOf(owner)) {
      const keys = ownKeys(owner) as string[];
      for (let i = 0; i < keys.length; i += 1) {
        const key = keys[i] as string;
        const { value, get } = getOwnPropertyDescriptor(owner, key) as PropertyDescriptor;
        all[key] ??= uncurry(get ?? value);
      }
    }
    return all as Members<T>;
  }

  const decoder = new global.TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const encoder = new global.TextEncoder();
  const decode = uncurry<(self: TextDecoder, bytes: Uint8Array) => string>(global.TextDecoder.prototype.decode);
  const encode = uncurry<(self: TextEncoder, text: string) => Uint8Array<ArrayBuffer>>(
    global.TextEncoder.prototype.encode,
  );
  const { setTimeout, document, structuredClone } = global;
  const baseUri = getter<Node, string>(global.Node?.prototype, 'baseURI');
  const array = members<Uint8Array>(getPrototypeOf(Uint8Array) as Uint8ArrayConstructor);
  const { fromCharCode } = global.String;
  const { serializeToString } = global.XMLSerializer?.prototype ?? {};

  return {
    apply,
    construct,
    defineProperty,
    getOwnPropertyDescriptor,
    ownKeys,
    create,
    hasOwn,
    iteratorKey,
    list,
    record,
    isArray: global.Array.isArray,

    Promise,
    TypeError,
    DOMException,
    URL,
    Request,
    Response,
    Blob,
    File,
    FormData,
    URLSearchParams,
    Headers,
    Uint8Array,
    CustomEvent,
    Event,
    XMLHttpRequest,
    Proxy: global.Proxy,
    RegExp,

    parse: global.JSON.parse,
    /** Of a string only: an object could inherit a `toJSON` from the page. */
    quote: global.JSON.stringify as (text: string) => string,

    indexOf: uncurry<(self: string, search: string, from?: number) => number>(global.String.prototype.indexOf),
    slice: uncurry<(self: string, start: number, end?: number) => string>(global.String.prototype.slice),
    codeAt: uncurry<(self: string, at: number) => number>(global.String.prototype.charCodeAt),
    upper: uncurry<(self: string) => string>(global.String.prototype.toUpperCase),
    /** `exec` itself, because `test` and `match` look up methods that a page can replace. */
    exec: uncurry<(self: RegExp, text: string) => RegExpExecArray | null>(global.RegExp.prototype.exec),

    map: {
      get: uncurry<<K extends object, V>(self: WeakMap<K, V>, key: K) => V | undefined>(global.WeakMap.prototype.get),
      set: uncurry<<K extends object, V>(self: WeakMap<K, V>, key: K, value: V) => void>(global.WeakMap.prototype.set),
      make: <K extends object, V>(): WeakMap<K, V> => new WeakMap<K, V>(),
    },

    /** A copy that holds data properties only, of values that nobody else can reach. */
    clone: <T>(value: T, transfer: unknown): T => {
      const options = create(null) as StructuredSerializeOptions;
      options.transfer = transfer as Transferable[];
      return apply(structuredClone, global, [value, options]) as T;
    },
    stringOf: uncurry<(self: unknown) => string>(global.String.prototype.valueOf),
    maps: members<Map<unknown, unknown>>(global.Map),
    sets: members<Set<unknown>>(global.Set),
    pattern: members<RegExp>(global.RegExp),

    reject: Promise.reject,
    then: uncurry<<T>(self: Promise<T>, done: (value: T) => void, failed: () => void) => void>(Promise.prototype.then),
    setTimeout: (run: () => void, ms: number): void => void apply(setTimeout, global, [run, ms]),

    listen: uncurry<(self: EventTarget, type: string, listener: (event: Event) => void, capture: boolean) => void>(
      global.EventTarget.prototype.addEventListener,
    ),
    unlisten: uncurry<(self: EventTarget, type: string, listener: (event: Event) => void, capture: boolean) => void>(
      global.EventTarget.prototype.removeEventListener,
    ),
    dispatch: uncurry<(self: EventTarget, event: Event) => boolean>(global.EventTarget.prototype.dispatchEvent),
    event: members<Event>(Event),
    detail: getter<Event, unknown>(CustomEvent.prototype, 'detail'),
    relatedTarget: getter<Event, EventTarget | null>(global.MouseEvent?.prototype, 'relatedTarget'),

    /** The text of bytes that are valid UTF-8, otherwise null. */
    utf8: (bytes: Uint8Array): string | null => {
      try {
        return decode(decoder, bytes);
      } catch {
        return null;
      }
    },
    /** One code unit a byte. */
    latin1: (bytes: Uint8Array): string => {
      let text = '';
      // In pieces: an engine takes so many arguments and no more.
      for (let start = 0; start < array.byteLength(bytes); start += 8192)
        text += apply(fromCharCode, null, array.subarray(bytes, start, start + 8192) as unknown as number[]);
      return text;
    },
    bytesOf: (text: string): Uint8Array<ArrayBuffer> => encode(encoder, text),
    isView: global.ArrayBuffer.isView,
    buffer: members<ArrayBuffer>(global.ArrayBuffer),
    sharedBuffer: members<SharedArrayBuffer>(global.SharedArrayBuffer),
    array,
    view: members<DataView>(global.DataView),

    baseUrl: (): string => (document ? baseUri(document) : global.location?.href),
    createObjectUrl: URL.createObjectURL,
    revokeObjectUrl: URL.revokeObjectURL,
    url: members<URL>(URL),
    request: members<Request>(Request),
    response: members<Response>(Response),
    headers: members<Headers>(Headers),
    signal: members<AbortSignal>(global.AbortSignal),
    blob: members<Blob>(Blob),
    file: members<File>(File),
    form: members<FormData>(FormData),
    paramsText: uncurry<(self: unknown) => string>(URLSearchParams.prototype.toString),
    serialize: (node: Node): string => apply(serializeToString ?? absent, new global.XMLSerializer(), [node]),
    nodeType: getter<unknown, number>(global.Node?.prototype, 'nodeType'),
    viewOf: getter<unknown, Window | null>(global.Document?.prototype, 'defaultView'),
    /** The text of a value of the type that a page may be bound to by its policy (Trusted Types). */
    trustedScriptUrl: uncurry<(self: unknown) => string>(
      (global as { TrustedScriptURL?: { prototype: object } }).TrustedScriptURL?.prototype.toString,
    ),
    TransformStream: global.TransformStream,
    transform: members<TransformStream>(global.TransformStream),
    controller: members<TransformStreamDefaultController>(global.TransformStreamDefaultController),
    stream: members<ReadableStream>(global.ReadableStream),
    xhr: members<XMLHttpRequest>(XMLHttpRequest),
    socket: members<WebSocket>(global.WebSocket),
    dataChannel: members<RTCDataChannel>(global.RTCDataChannel),
    navigateEvent: members<NavigateEvent>(global.NavigateEvent),
    destination: members<NavigationDestination>(global.NavigationDestination),
    formElement: {
      action: getter<HTMLFormElement, string>(global.HTMLFormElement?.prototype, 'action'),
      method: getter<HTMLFormElement, string>(global.HTMLFormElement?.prototype, 'method'),
    },
    /** The browser's own words for a request that found no network. */
    offlineMessage: 'mozInnerScreenX' in global ? 'NetworkError when attempting to fetch resource.' : 'Failed to fetch',
  };
}

export type Captured = ReturnType<typeof capture>;

function absent(): never {
  throw new TypeError('not in this browser');
}

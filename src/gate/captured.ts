import type { List } from './list.ts';

/** The window of one frame, before the page's first script. */
export type PageGlobal = Window & typeof globalThis;

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
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf } = global.Reflect;
  const { bind, call } = global.Function.prototype;
  const { Promise, TypeError, DOMException, URL, Request, Response, Blob, File, FormData, URLSearchParams, Headers } =
    global;
  const { Uint8Array, CustomEvent, Event, XMLHttpRequest, WeakMap, RegExp } = global;
  const { TrustedHTML, TrustedScriptURL } = global as unknown as {
    [name: string]: { readonly prototype: object } | undefined;
  };
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

  const decoder = new global.TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const encoder = new global.TextEncoder();
  const decode = uncurry<(self: TextDecoder, bytes: Uint8Array) => string>(global.TextDecoder.prototype.decode);
  const encode = uncurry<(self: TextEncoder, text: string) => Uint8Array<ArrayBuffer>>(
    global.TextEncoder.prototype.encode,
  );
  const { setTimeout, document } = global;
  const baseUri = getter<Node, string>(global.Node?.prototype, 'baseURI');
  const typedArray = getPrototypeOf(Uint8Array.prototype) as Uint8Array;
  const length = getter<unknown, number>(typedArray, 'byteLength');
  const slice = uncurry<(self: Uint8Array, start: number, end: number) => Uint8Array>(typedArray.subarray);
  const { fromCharCode } = global.String;
  const { serializeToString } = global.XMLSerializer?.prototype ?? {};

  return {
    apply,
    construct,
    defineProperty,
    getOwnPropertyDescriptor,
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
    preventDefault: uncurry<(self: Event) => void>(Event.prototype.preventDefault),
    stopImmediatePropagation: uncurry<(self: Event) => void>(Event.prototype.stopImmediatePropagation),
    isPrevented: getter<Event, boolean>(Event.prototype, 'defaultPrevented'),
    eventTarget: getter<Event, EventTarget | null>(Event.prototype, 'target'),
    detail: getter<Event, unknown>(CustomEvent.prototype, 'detail'),
    path: uncurry<(self: Event) => ArrayLike<EventTarget>>(Event.prototype.composedPath),
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
      for (let start = 0; start < length(bytes); start += 8192)
        text += apply(fromCharCode, null, slice(bytes, start, start + 8192));
      return text;
    },
    bytesOf: (text: string): Uint8Array<ArrayBuffer> => encode(encoder, text),
    isView: global.ArrayBuffer.isView,
    buffer: {
      length: getter<unknown, number>(global.ArrayBuffer.prototype, 'byteLength'),
      sharedLength: getter<unknown, number>(global.SharedArrayBuffer?.prototype, 'byteLength'),
      ofArray: getter<unknown, ArrayBuffer>(typedArray, 'buffer'),
      arrayStart: getter<unknown, number>(typedArray, 'byteOffset'),
      arrayLength: length,
      ofView: getter<unknown, ArrayBuffer>(global.DataView.prototype, 'buffer'),
      viewStart: getter<unknown, number>(global.DataView.prototype, 'byteOffset'),
      viewLength: getter<unknown, number>(global.DataView.prototype, 'byteLength'),
    },

    baseUrl: (): string => (document ? baseUri(document) : global.location?.href),
    url: {
      href: getter<URL, string>(URL.prototype, 'href'),
      protocol: getter<URL, string>(URL.prototype, 'protocol'),
      path: getter<URL, string>(URL.prototype, 'pathname'),
      createObject: URL.createObjectURL,
      revokeObject: URL.revokeObjectURL,
    },
    request: {
      url: getter<unknown, string>(Request.prototype, 'url'),
      method: getter<Request, string>(Request.prototype, 'method'),
      signal: getter<Request, AbortSignal>(Request.prototype, 'signal'),
      isUsed: getter<Request, boolean>(Request.prototype, 'bodyUsed'),
      clone: uncurry<(self: Request) => Request>(Request.prototype.clone),
      bytes: uncurry<(self: Request) => Promise<ArrayBuffer>>(Request.prototype.arrayBuffer),
      headers: getter<Request, Headers>(Request.prototype, 'headers'),
    },
    eachHeader: uncurry<(self: Headers, visit: (value: string, name: string) => void) => void>(
      Headers.prototype.forEach,
    ),
    responseBytes: uncurry<(self: Response) => Promise<ArrayBuffer>>(Response.prototype.arrayBuffer),
    signal: {
      isAborted: getter<AbortSignal, boolean>(global.AbortSignal.prototype, 'aborted'),
      reason: getter<AbortSignal, unknown>(global.AbortSignal.prototype, 'reason'),
    },
    blob: {
      size: getter<unknown, number>(Blob.prototype, 'size'),
      type: getter<Blob, string>(Blob.prototype, 'type'),
      bytes: uncurry<(self: Blob) => Promise<ArrayBuffer>>(Blob.prototype.arrayBuffer),
      fileName: getter<unknown, string>(File?.prototype, 'name'),
    },
    form: {
      each: uncurry<(self: unknown, visit: (value: FormDataEntryValue, name: string) => void) => void>(
        FormData.prototype.forEach,
      ),
      has: uncurry<(self: unknown, name: string) => boolean>(FormData.prototype.has),
      append: uncurry<(self: FormData, name: string, value: string | Blob, fileName?: string) => void>(
        FormData.prototype.append,
      ),
    },
    paramsText: uncurry<(self: unknown) => string>(URLSearchParams.prototype.toString),
    serialize: (node: Node): string => apply(serializeToString ?? absent, new global.XMLSerializer(), [node]) as string,
    nodeType: getter<unknown, number>(global.Node?.prototype, 'nodeType'),
    localName: getter<unknown, string>(global.Element?.prototype, 'localName'),
    attribute: uncurry<(self: unknown, name: string) => string | null>(global.Element?.prototype.getAttribute),
    /** The text of a value of the types that a page's policy may ask for (https://w3c.github.io/trusted-types/). */
    trustedHtml: uncurry<(self: unknown) => string>(TrustedHTML?.prototype.toString),
    trustedUrl: uncurry<(self: unknown) => string>(TrustedScriptURL?.prototype.toString),
    isStreamLocked: getter<unknown, boolean>(global.ReadableStream?.prototype, 'locked'),
    xhr: {
      setHeader: uncurry<(self: XMLHttpRequest, name: string, value: string) => void>(
        XMLHttpRequest?.prototype.setRequestHeader,
      ),
      open: uncurry<
        (
          self: XMLHttpRequest,
          method: string,
          url: string,
          isAsync: boolean,
          user?: string | null,
          password?: string | null,
        ) => void
      >(XMLHttpRequest?.prototype.open),
      send: uncurry<(self: XMLHttpRequest, body?: unknown) => void>(XMLHttpRequest?.prototype.send),
      abort: uncurry<(self: XMLHttpRequest) => void>(XMLHttpRequest?.prototype.abort),
      overrideMimeType: uncurry<(self: XMLHttpRequest, type: string) => void>(
        XMLHttpRequest?.prototype.overrideMimeType,
      ),
      responseText: getter<XMLHttpRequest, string>(XMLHttpRequest?.prototype, 'responseText'),
      readyState: getter<XMLHttpRequest, number>(XMLHttpRequest?.prototype, 'readyState'),
    },
    socket: {
      send: uncurry<(self: WebSocket, data: unknown) => void>(global.WebSocket?.prototype.send),
      close: uncurry<(self: WebSocket, code?: number, reason?: string) => void>(global.WebSocket?.prototype.close),
      url: getter<WebSocket, string>(global.WebSocket?.prototype, 'url'),
      readyState: getter<WebSocket, number>(global.WebSocket?.prototype, 'readyState'),
    },
    navigation: {
      destination: getter<Event, NavigationDestination>(global.NavigateEvent?.prototype, 'destination'),
      formData: getter<Event, FormData | null>(global.NavigateEvent?.prototype, 'formData'),
      url: getter<NavigationDestination, string>(global.NavigationDestination?.prototype, 'url'),
      isSameDocument: getter<NavigationDestination, boolean>(global.NavigationDestination?.prototype, 'sameDocument'),
    },
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

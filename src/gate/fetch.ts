import { readBody, readResponse } from './body.ts';
import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { headerParts } from './headers.ts';
import { defineValue, replaceMethod } from './hook.ts';
import type { List } from './list.ts';
import { judgeOutgoing, type Released } from './outgoing.ts';
import { isA, type Payload } from './payload.ts';
import { resolveUrl, type Target } from './url.ts';
import type { Part } from './wire.ts';

type Send = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;

/**
 * `fetch`. What is judged is what is sent: each argument is read once, and the platform gets the values that were read.
 * A request that is held is taken over whole at the time of the call, as the platform does, so that a page may go on
 * using its buffers and headers.
 */
export function hookFetch(native: Captured, global: PageGlobal, check: Check): void {
  const original = global.fetch;
  if (!original) return;
  const { fetch } = {
    fetch(this: unknown, input: RequestInfo | URL): Promise<Response> {
      if (!check.isWatching() || arguments.length === 0)
        return native.apply(original, this, arguments) as Promise<Response>;
      // The window on which it was called: a page may call the function of one that is gone.
      const send: Send = (from, options) => native.apply(original, this, [from, options]);
      try {
        const init: unknown = arguments.length > 1 ? arguments[1] : undefined;
        const call = readCall(native, input, init);
        if (!call.target || !check.concerns(call.method, call.target))
          return send(call.input, derive(native, call, call.body as BodyInit | null));
        return guarded(native, check, send, call, call.target);
      } catch (error) {
        return native.apply(native.reject, native.make.Promise, [error]) as Promise<Response>;
      }
    },
  };
  replaceMethod(native, global, 'fetch', fetch);
}

export interface Call {
  /** A Request, or the URL as a string. */
  readonly input: Request | string;
  readonly isRequest: boolean;
  readonly init: unknown;
  /** As the page wrote it; undefined when it named none. */
  readonly named: string | undefined;
  readonly method: string;
  readonly body: unknown;
  /** Null when the page named none. */
  readonly given: Headers | null;
  readonly headers: List<Part>;
  readonly target: Target | null;
}

/** Each argument of `fetch`, read once. */
export function readCall(native: Captured, input: RequestInfo | URL, init: unknown): Call {
  const isRequest = isA(native.request.url, input);
  const once = isRequest ? (input as Request) : '' + (input as string);
  const given = isObject(init) ? (init as RequestInit) : null;
  const written = given?.method;
  const named = written === undefined ? undefined : '' + written;
  const method = named ?? (isRequest ? native.request.method(once as Request) : 'GET');
  const target = resolveUrl(native, isRequest ? native.request.url(once as Request) : (once as string), isRequest);
  const listed = given?.headers;
  const own = listed === undefined || listed === null ? null : new native.make.Headers(listed);
  const sent = own ?? (isRequest ? native.request.headers(once as Request) : null);
  return {
    input: once,
    isRequest,
    init,
    named,
    method: native.string.toUpperCase(method),
    body: given?.body ?? null,
    given: own,
    headers: headerParts(native, sent),
    target,
  };
}

function guarded(native: Captured, check: Check, send: Send, call: Call, target: Target): Promise<Response> {
  const { method, headers: beside } = call;
  const hasBody = call.method !== 'GET' && call.method !== 'HEAD';
  // The platform refuses such a call; it is left to say so.
  if (!hasBody && call.body !== null) return send(call.input, derive(native, call, call.body as BodyInit));
  const isOwnBody = call.isRequest && call.body === null && hasBody && !native.request.bodyUsed(call.input as Request);
  let hold: Hold | null = null;

  function settle(released: Released | 'stop'): void {
    hold?.settle(released);
  }

  function judge(payload: Payload | null): Released | 'stop' | null {
    return judgeOutgoing(native, check, { channel: 'fetch', method, target, payload, beside }, settle);
  }

  function judgeLater(payload: Payload): void {
    const released = judge(payload);
    if (released) settle(released);
  }

  const isBodyGiven = hasBody && call.body !== null;
  const payload = isBodyGiven ? readBody(native, call.body, true, judgeLater) : null;
  const isReading = isOwnBody || (isBodyGiven && payload === null);
  const released = isReading ? null : judge(payload);
  if (released === 'stop')
    return native.apply(native.reject, native.make.Promise, [offline(native)]) as Promise<Response>;
  if (released) return sendCall(native, send, call, target, released);
  const head = new native.make.Request(call.input, derive(native, call, undefined));
  hold = createHold(native, head, (settled) =>
    settled.href === target.href
      ? sendHead(native, send, head, isOwnBody, settled)
      : sendCall(native, send, call, target, settled),
  );
  // Of a copy: the Request itself stays unread.
  if (isOwnBody) readResponse(native, native.request.arrayBuffer(native.request.clone(head)), judgeLater);
  return hold.promise;
}

function sendCall(native: Captured, send: Send, call: Call, target: Target, released: Released): Promise<Response> {
  return send(released.href === target.href ? call.input : released.href, derive(native, call, released.body));
}

function sendHead(
  native: Captured,
  send: Send,
  head: Request,
  isOwnBody: boolean,
  released: Released,
): Promise<Response> {
  if (released.body === null || (isOwnBody && !released.isRewritten)) return send(head);
  const init = native.record<unknown>();
  init.body = released.body;
  return send(head, init);
}

/** The page's own init, with the method and the body that were read standing before whatever it gives now. */
export function derive(native: Captured, call: Call, body: BodyInit | null | undefined): RequestInit | undefined {
  if (!isObject(call.init)) return call.init as undefined;
  const derived = native.create(call.init) as RequestInit;
  defineValue(native, derived, 'method', call.named);
  defineValue(native, derived, 'body', body ?? undefined);
  if (call.given) defineValue(native, derived, 'headers', call.given);
  return derived;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

interface Hold {
  readonly promise: Promise<Response>;
  settle(released: Released | 'stop'): void;
}

/** A request that waits for its ruling. The page can abort it as if it were under way. */
function createHold(native: Captured, head: Request, release: (released: Released) => Promise<Response>): Hold {
  const signal = native.request.signal(head);
  let isOpen = true;
  let resolve: (response: Promise<Response>) => void;
  let reject: (reason: unknown) => void;
  const promise = new native.make.Promise<Response>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  function abort(): void {
    if (isOpen) reject(native.signal.reason(signal));
    isOpen = false;
  }
  native.listen(signal, 'abort', abort, false);
  if (native.signal.aborted(signal)) abort();
  return {
    promise,
    settle(released) {
      if (!isOpen) return;
      isOpen = false;
      native.unlisten(signal, 'abort', abort, false);
      if (released === 'stop') return reject(offline(native));
      try {
        resolve(release(released));
      } catch (error) {
        reject(error);
      }
    },
  };
}

/** What a page gets without a network. */
export function offline(native: Captured): TypeError {
  return new native.make.TypeError(native.offlineMessage);
}

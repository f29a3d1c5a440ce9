import { readBody } from './body.ts';
import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMethod, sized } from './hook.ts';
import type { List } from './list.ts';
import { judgeOutgoing, type Released } from './outgoing.ts';
import { part, type Payload } from './payload.ts';
import { resolveUrl, type Target } from './url.ts';
import type { Part } from './wire.ts';

/** An object URL that nothing stands behind: a request for it fails without touching the network. */
const NOWHERE = 'blob:null/00000000-0000-0000-0000-000000000000';

interface Opened {
  readonly method: string;
  readonly target: Target | null;
  readonly isAsync: boolean;
  readonly headers: List<Part>;
  isHeld: boolean;
}

/**
 * `XMLHttpRequest`, asynchronous and synchronous. A stopped asynchronous request is sent nowhere instead, so that the
 * browser itself plays the failure (state, `error`, `loadend`); a stopped synchronous one throws what it throws offline.
 */
export function hookXhr(native: Captured, global: PageGlobal, check: Check): void {
  const prototype = global.XMLHttpRequest?.prototype;
  if (!prototype) return;
  const requests = native.map.make<XMLHttpRequest, Opened>();

  const hooks = {
    open(this: XMLHttpRequest, method: string, url: string | URL): void {
      const named = '' + method;
      const raw = '' + (url as string);
      const isAsync = arguments.length < 3 || !!arguments[2];
      if (arguments.length < 3) native.xhr.open(this, named, raw, true);
      else native.xhr.open(this, named, raw, isAsync, arguments[3] as string | null, arguments[4] as string | null);
      native.map.set(requests, this, {
        method: native.string.toUpperCase(named),
        target: resolveUrl(native, raw, true),
        isAsync,
        headers: native.list(),
        isHeld: false,
      });
    },
    setRequestHeader(this: XMLHttpRequest, name: string, value: string): void {
      const named = '' + name;
      const text = '' + value;
      native.xhr.setRequestHeader(this, named, text);
      const headers = native.map.get(requests, this)?.headers;
      if (headers) headers[headers.length] = part('header', named, text);
    },
    send(this: XMLHttpRequest, body?: unknown): void {
      const opened = native.map.get(requests, this);
      if (opened?.isHeld) throw new native.make.DOMException('The request has been sent already.', 'InvalidStateError');
      const { target } = opened ?? {};
      if (!opened || !target || !check.isWatching() || !check.concerns(opened.method, target))
        return native.xhr.send(this, body as XMLHttpRequestBodyInit);
      if (native.xhr.readyState(this) !== 1) return native.xhr.send(this, null);
      const isCurrent = () => native.map.get(requests, this) === opened;
      guarded(native, check, this, opened, target, body, isCurrent);
    },
    abort(this: XMLHttpRequest): void {
      const opened = native.map.get(requests, this);
      if (opened?.isHeld) {
        opened.isHeld = false;
        sendNowhere(native, this);
      }
      native.xhr.abort(this);
    },
  };
  replaceMethod(native, prototype, 'open', hooks.open);
  replaceMethod(native, prototype, 'send', sized(native, hooks.send, 0));
  replaceMethod(native, prototype, 'abort', hooks.abort);
  replaceMethod(native, prototype, 'setRequestHeader', hooks.setRequestHeader);
}

function guarded(
  native: Captured,
  check: Check,
  request: XMLHttpRequest,
  opened: Opened,
  target: Target,
  body: unknown,
  isCurrent: () => boolean,
): void {
  const { method, headers: beside } = opened;
  const channel = opened.isAsync ? 'xhr' : 'xhr-sync';
  const hasBody = method !== 'GET' && method !== 'HEAD' && body !== null && body !== undefined;

  function settle(released: Released | 'stop'): void {
    if (!opened.isHeld || !isCurrent()) return;
    opened.isHeld = false;
    if (released === 'stop') sendNowhere(native, request);
    else native.xhr.send(request, released.body as XMLHttpRequestBodyInit);
  }

  function judge(payload: Payload | null): Released | 'stop' | null {
    return judgeOutgoing(native, check, { channel, method, target, payload, beside }, opened.isAsync ? settle : null);
  }

  function judgeLater(payload: Payload): void {
    const released = judge(payload);
    if (released) settle(released);
  }

  const payload = hasBody ? readBody(native, body, opened.isAsync, judgeLater) : null;
  const released = hasBody && !payload ? null : judge(payload);
  if (released === null) opened.isHeld = true;
  else if (released !== 'stop') native.xhr.send(request, released.body as XMLHttpRequestBodyInit);
  else if (opened.isAsync) sendNowhere(native, request);
  else throw new native.make.DOMException('A network error occurred.', 'NetworkError');
}

function sendNowhere(native: Captured, request: XMLHttpRequest): void {
  native.xhr.open(request, 'GET', NOWHERE, true);
  native.xhr.send(request, null);
}

import { IS_FIREFOX } from './browser.ts';
import type { Captured } from './captured.ts';
import type { Gate } from './gate.ts';
import { headerParts } from './headers.ts';
import { defineValue, replaceMember, type Run } from './hook.ts';
import type { List } from './list.ts';
import { judge, judgeNow } from './outgoing.ts';
import { isA, part } from './payload.ts';
import { resolveUrl, type Target } from './url.ts';
import type { Part } from './wire.ts';

/**
 * `fetch`. What is judged is what is sent: each argument is read once, and the platform gets the values that were read.
 * A request that is held is taken over whole at the time of the call, as the platform does, so that a page may go on
 * using its buffers and headers, and can be aborted as if it were under way.
 */
export function hookFetch(gate: Gate): void {
  /** Calls `pass` or `reject` once; what it throws rejects too. */
  function send(given: List<unknown>, pass: Run, reject: (reason: unknown) => void): void {
    const call = readCall(gate, given);
    const { input, isRequest, method, body, target, beside } = call;
    const hasBody = mayHaveBody(method);
    // A body where none may be is the platform's to refuse.
    if (!hasBody && body !== null) return void pass(argumentsFor(gate, call, null, body));

    const isOwnBody = isRequest && body === null && hasBody && !gate.Request.bodyUsed(input as Request);
    let head: Request | null = null;
    let isOpen = true;

    function takeOver(): Request {
      return (head ??= new gate.make.Request(input, derive(gate, call, null) as RequestInit));
    }
    // Of a copy: the Request itself stays unread.
    const coming = isOwnBody ? () => gate.Request.arrayBuffer(gate.Request.clone(takeOver())) : null;

    judge(gate, { channel: 'fetch', method, target, body, coming, beside }, true, (released) => {
      if (!isOpen) return;
      isOpen = false;
      if (!released) return reject(offline(gate));
      const { href, body: given, isRewritten } = released;
      if (!head || href !== null) return void pass(argumentsFor(gate, call, href, given));
      pass([head, { __proto__: null, body: isOwnBody && !isRewritten ? undefined : (given ?? undefined) }]);
    });
    if (!isOpen) return;
    const signal = gate.Request.signal(takeOver());
    function abort(): void {
      isOpen = false;
      reject(gate.AbortSignal.reason(signal));
    }
    gate.listen(signal, 'abort', abort, false);
    if (gate.AbortSignal.aborted(signal)) abort();
  }

  replaceMember(
    gate,
    '',
    'fetch',
    (given, run) => {
      let answer: unknown;
      let isHeld = false;
      const promise = new gate.make.Promise((resolve, reject) => {
        function pass(args: ArrayLike<unknown>): void {
          answer = run(args);
          if (isHeld) resolve(answer);
        }
        send(given, pass, reject);
      });
      isHeld = true;
      // What did not have to wait gets the platform's own promise.
      return answer ?? promise;
    },
    !gate.isAdopted,
  );
}

/**
 * `fetchLater`, a request that the browser sends after the page is gone: judged now, stopped by an exception. Chromium
 * only.
 */
export function hookFetchLater(gate: Gate): void {
  replaceMember(
    gate,
    '',
    'fetchLater',
    (given, run) => {
      const call = readCall(gate, given);
      const { isRequest, method, body, target, beside } = call;
      // The body of a Request cannot be read at once.
      if (isRequest && body === null && mayHaveBody(method)) beside[beside.length] = part('body', '', '', 'opaque');
      const released = judgeNow(gate, { channel: 'fetch-later', method, target, body, beside });
      if (!released) throw offline(gate);
      return run(argumentsFor(gate, call, released.href, released.body));
    },
    true,
  );
}

/** Each argument of `fetch`, read once. */
interface Call {
  /** A Request, or the URL as a string, absolute where it is one. */
  readonly input: Request | string;
  readonly isRequest: boolean;
  readonly init: unknown;
  /** As the page wrote it; undefined when it named none. */
  readonly named: string | undefined;
  readonly method: string;
  readonly body: unknown;
  /** Null when the page named none. */
  readonly given: Headers | null;
  readonly beside: List<Part>;
  readonly target: Target | null;
}

function readCall(gate: Gate, given: List<unknown>): Call {
  const { 0: from, 1: init } = given;
  const isRequest = isA(gate.Request.url, from);
  const asked = isRequest ? (from as Request) : null;
  const text = asked ? '' : '' + (from as string);
  const target = resolveUrl(gate, asked ? gate.Request.url(asked) : text, isRequest);
  const options = isObject(init) ? (init as RequestInit) : null;
  const written = options?.method;
  const named = written === undefined ? undefined : '' + written;
  const listed = options?.headers;
  const own = listed === undefined || listed === null ? null : new gate.make.Headers(listed);
  return {
    input: asked ?? target?.href ?? text,
    isRequest,
    init,
    named,
    method: gate.String.toUpperCase(named ?? (asked ? gate.Request.method(asked) : 'GET')),
    body: options?.body ?? null,
    given: own,
    beside: headerParts(gate, own ?? (asked && gate.Request.headers(asked))),
    target,
  };
}

function mayHaveBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

function argumentsFor(gate: Gate, call: Call, href: string | null, body: unknown): unknown[] {
  return [href ?? call.input, derive(gate, call, body)];
}

/** The page's own init, with the method and the body that were read standing before whatever it gives now. */
function derive(gate: Gate, { init, named, given }: Call, body: unknown): unknown {
  const from = isObject(init) ? (init as RequestInit) : null;
  if (!from && !gate.isAdopted) return init;
  const derived = gate.create(from) as RequestInit;
  defineValue(gate, derived, 'method', named);
  defineValue(gate, derived, 'body', body ?? undefined);
  if (given) defineValue(gate, derived, 'headers', given);
  // Called by a function of another window a request would name that window's document.
  if (gate.isAdopted) defineValue(gate, derived, 'referrer', from?.referrer ?? referrerOf(gate));
  return derived;
}

/** Of a blob's document Firefox names the one that made it, and Chromium none. */
function referrerOf(gate: Gate): string | undefined {
  const { href } = gate.global.location;
  return IS_FIREFOX ? gate.exec(/^http.*/, href)?.[0] : href;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** What a page gets without a network. */
export function offline(native: Captured): TypeError {
  return new native.make.TypeError(native.offlineMessage);
}

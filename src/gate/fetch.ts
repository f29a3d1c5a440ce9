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
    true,
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
  readonly beside: List<Part>;
  readonly target: Target | null;
}

function readCall(native: Captured, given: List<unknown>): Call {
  const { 0: from, 1: init } = given;
  const isRequest = isA(native.Request.url, from);
  const input = isRequest ? (from as Request) : '' + (from as string);
  const asked = isRequest ? (from as Request) : null;
  const options = isObject(init) ? (init as RequestInit) : null;
  const written = options?.method;
  const named = written === undefined ? undefined : '' + written;
  const listed = options?.headers;
  const own = listed === undefined || listed === null ? null : new native.make.Headers(listed);
  return {
    input,
    isRequest,
    init,
    named,
    method: native.String.toUpperCase(named ?? (asked ? native.Request.method(asked) : 'GET')),
    body: options?.body ?? null,
    given: own,
    beside: headerParts(native, own ?? (asked && native.Request.headers(asked))),
    target: resolveUrl(native, asked ? native.Request.url(asked) : (input as string), isRequest),
  };
}

function mayHaveBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

function argumentsFor(native: Captured, call: Call, href: string | null, body: unknown): unknown[] {
  return [href ?? call.input, derive(native, call, body)];
}

/** The page's own init, with the method and the body that were read standing before whatever it gives now. */
function derive(native: Captured, { init, named, given }: Call, body: unknown): unknown {
  if (!isObject(init)) return init;
  const derived = native.create(init) as RequestInit;
  defineValue(native, derived, 'method', named);
  defineValue(native, derived, 'body', body ?? undefined);
  if (given) defineValue(native, derived, 'headers', given);
  return derived;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** What a page gets without a network. */
export function offline(native: Captured): TypeError {
  return new native.make.TypeError(native.offlineMessage);
}

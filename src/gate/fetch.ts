import { IS_FIREFOX } from './browser.ts';
import type { Captured } from './captured.ts';
import type { Gate } from './gate.ts';
import { headerParts } from './headers.ts';
import { replaceMember, type Run } from './hook.ts';
import type { List } from './list.ts';
import { asText, isObject } from './object.ts';
import { judge, judgeNow } from './outgoing.ts';
import { part, tryRead } from './payload.ts';
import { resolveUrl, type Target } from './url.ts';
import { viewOf } from './view.ts';
import type { Part } from './wire.ts';

/** A referrer that was left to the platform. */
const CLIENT = 'about:client';

/**
 * `fetch`. What is judged is what is sent: each argument is read once, and the platform gets the values that were read.
 * A request that is held is taken over whole at the time of the call, as the platform does, so that a page may go on
 * using its buffers and headers, and can be aborted as if it were under way.
 */
export function hookFetch(gate: Gate): void {
  /** Calls `pass` or `reject` once; what it throws rejects too. */
  function send(given: List<unknown>, pass: Run, reject: (reason: unknown) => void): void {
    const { isOwnBody, written, method, body, target, beside, argumentsFor } = readCall(gate, given);
    let head: Request | null = null;
    let signal: AbortSignal | null = null;
    let isOpen = true;

    function takeOver(): Request {
      return (head ??= gate.construct(gate.make.Request, argumentsFor(null, null)) as Request);
    }
    function abort(): void {
      isOpen = false;
      reject(gate.AbortSignal.reason(signal as AbortSignal));
    }
    // Of a copy: the Request itself stays unread.
    const coming =
      isOwnBody && written === undefined ? () => gate.Request.arrayBuffer(gate.Request.clone(takeOver())) : null;

    judge(gate, { channel: 'fetch', method, target, body: written ?? body, coming, beside }, true, (released) => {
      if (!isOpen) return;
      isOpen = false;
      // A page may use one signal for all that it sends.
      if (signal) gate.EventTarget.removeEventListener(signal, 'abort', abort);
      if (!released) return reject(offline(gate));
      const { href, body: given, isRewritten } = released;
      if (isOwnBody && isRewritten) takeOver();
      if (!head || href !== null) return void pass(argumentsFor(href, given));
      const init = referring(gate, head);
      if (!isOwnBody || isRewritten) init.body = given as BodyInit | null;
      pass([head, init]);
    });
    if (!isOpen) return;
    // What cannot be taken over is not sent.
    isOpen = false;
    signal = gate.Request.signal(takeOver());
    isOpen = true;
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
      const { isOwnBody, method, body, target, beside, argumentsFor } = readCall(gate, given);
      // The body of a Request cannot be read at once.
      if (isOwnBody) beside[beside.length] = part('body', '', '', 'opaque');
      const released = judgeNow(gate, { channel: 'fetch-later', method, target, body, beside });
      if (!released) throw offline(gate);
      return run(argumentsFor(released.href, released.body));
    },
    true,
  );
}

/** A call of `fetch`, each argument read once. */
interface Call {
  /** The body is the Request's. */
  readonly isOwnBody: boolean;
  /** The Request's own body, where it is known at once. */
  readonly written: string | undefined;
  readonly method: string;
  readonly body: unknown;
  readonly beside: List<Part>;
  readonly target: Target | null;
  /**
   * For the platform: the page's own init, with what was read standing before whatever it gives now.
   * @param href null: the URL as it was
   */
  argumentsFor(href: string | null, body: unknown): unknown[];
}

function readCall(gate: Gate, { 0: from, 1: second }: List<unknown>): Call {
  const url = tryRead(gate.Request.url, from);
  const asked = url === undefined ? null : (from as Request);
  const text = url ?? '' + (from as string);
  const target = resolveUrl(gate, text, !!asked);
  // What is derived below would take a Request's own referrer away.
  const init = asked && gate.isAdopted && !isObject(second) ? referring(gate, asked) : second;
  const options = isObject(init) ? (init as RequestInit) : null;
  const named = asText(options?.method);
  const method = gate.String.toUpperCase(named ?? (asked ? gate.Request.method(asked) : 'GET'));
  const listed = options?.headers;
  const headers = listed === undefined || listed === null ? null : new gate.make.Headers(listed);
  const given = options?.body ?? null;
  const referrer = options?.referrer;
  const isOwnBody = !!asked && given === null && mayHaveBody(method) && !gate.Request.bodyUsed(asked);
  return {
    isOwnBody,
    written: isOwnBody ? gate.WeakMap.get(gate.written, asked) : undefined,
    method,
    body: given,
    beside: headerParts(gate, headers ?? (asked && gate.Request.headers(asked))),
    target,
    argumentsFor(href, body) {
      const input = asked ?? href ?? target?.href ?? text;
      if (!options && !gate.isAdopted) return [input, init];
      // Called by a function of another window a request would name that window's document.
      const isNamed = !gate.isAdopted || (referrer ?? CLIENT) !== CLIENT;
      const read = {
        __proto__: null,
        method: named,
        body: isOwnBody ? undefined : (body ?? undefined),
        referrer: isNamed ? referrer : referrerOf(gate),
        headers: headers ?? undefined,
      };
      return [input, viewOf<object>(gate, options ?? read, read)];
    },
  };
}

export function mayHaveBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** What a Request loses when it is sent with anything else, and so has to be given again. */
function referring(gate: Gate, request: Request): RequestInit {
  return {
    __proto__: null,
    referrer: gate.Request.referrer(request),
    referrerPolicy: gate.Request.referrerPolicy(request),
  } as RequestInit;
}

/** Of a blob's document Firefox names the one that made it, and Chromium none. */
function referrerOf(gate: Gate): string | undefined {
  const { href } = gate.pageWindow.location;
  return IS_FIREFOX ? gate.findIn(/^http.*/, href)?.[0] : href;
}

/** What a page gets without a network. */
export function offline(native: Captured): TypeError {
  return new native.make.TypeError(native.offlineMessage);
}

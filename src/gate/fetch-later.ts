import { readBody } from './body.ts';
import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { derive, offline, readCall, type Call } from './fetch.ts';
import { replaceMethod } from './hook.ts';
import { judgeOutgoing } from './outgoing.ts';
import { opaque, type Payload } from './payload.ts';

/** Chromium only; not in the type library yet. */
type FetchLater = (input: RequestInfo | URL, init?: RequestInit) => unknown;

/** `fetchLater`, a request that the browser sends after the page is gone: judged now, stopped by an exception. */
export function hookFetchLater(native: Captured, global: PageGlobal & { fetchLater?: FetchLater }, check: Check): void {
  const original = global.fetchLater;
  if (!original) return;
  const { fetchLater } = {
    fetchLater(this: unknown, input: RequestInfo | URL): unknown {
      if (!check.isWatching() || arguments.length === 0) return native.apply(original, this, arguments);
      const call = readCall(native, input, arguments.length > 1 ? arguments[1] : undefined);
      const { method, target, headers: beside } = call;
      if (!target || !check.concerns(method, target)) return native.apply(original, this, arguments);
      const payload = method === 'GET' || method === 'HEAD' ? null : readNow(native, call);
      const sending = { channel: 'fetch-later', method, target, payload, beside } as const;
      const released = judgeOutgoing(native, check, sending, null);
      if (released === null || released === 'stop') throw offline(native);
      const to = released.href === target.href ? call.input : released.href;
      return native.apply(original, global, [
        to,
        derive(native, call, released.body === '' ? undefined : released.body),
      ]);
    },
  };
  replaceMethod(native, global, 'fetchLater', fetchLater);
}

/** The body of a Request cannot be read at once. */
function readNow(native: Captured, call: Call): Payload | null {
  if (call.body !== null) return readBody(native, call.body, false, () => undefined);
  return call.isRequest ? opaque(native, '') : null;
}

import { opaque, readBody, type Payload } from './body.ts';
import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import type { Reading } from './decode-json.ts';
import { derive, offline, readCall, type Call } from './fetch.ts';
import { replaceMethod } from './hook.ts';
import { judgeOutgoing, readingFor } from './outgoing.ts';

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
      const endpoint = call.target ? check.endpointFor(call.method, call.target.path) : null;
      if (!call.target || !check.concerns(endpoint)) return native.apply(original, this, arguments);
      const hasBody = call.method !== 'GET' && call.method !== 'HEAD';
      const payload = hasBody ? readNow(native, call, readingFor(native, endpoint)) : null;
      const released = judgeOutgoing(native, check, 'other', endpoint, call.target, payload, null);
      if (released === null || released === 'stop') throw offline(native);
      const to = released.href === call.target.href ? call.input : released.href;
      return native.apply(original, global, [
        to,
        derive(native, call, released.body === '' ? undefined : released.body),
      ]);
    },
  };
  replaceMethod(native, global, 'fetchLater', fetchLater);
}

/** The body of a Request cannot be read at once. */
function readNow(native: Captured, call: Call, reading: Reading): Payload | null {
  if (call.body !== null) return readBody(native, call.body, reading, false, () => undefined);
  return call.isRequest ? opaque(native, '') : null;
}

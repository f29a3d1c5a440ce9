import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMethod } from './hook.ts';
import { judgeOutgoing } from './outgoing.ts';
import { resolveUrl } from './url.ts';

/**
 * The URLs of `new WebSocket(url)` and `new EventSource(url)`: some sites put the prompt into the query. Opening cannot
 * wait. Each constructor is replaced by a proxy of itself, so that subclasses, constants and `instanceof` go on working.
 */
export function hookStreamUrls(native: Captured, global: PageGlobal, check: Check): void {
  hookConstructor(native, global, check, 'WebSocket', 'WS');
  hookConstructor(native, global, check, 'EventSource', 'GET');
}

function hookConstructor(
  native: Captured,
  global: PageGlobal,
  check: Check,
  name: 'WebSocket' | 'EventSource',
  method: string,
): void {
  const original = global[name];
  if (!original) return;
  const handler = native.record<unknown>() as ProxyHandler<typeof original>;
  handler.construct = (target, given: ArrayLike<unknown>, newTarget) => {
    if (!check.isWatching() || given.length === 0) return native.construct(target, given, newTarget) as object;
    const args = native.list<unknown>();
    for (let i = 1; i < given.length; i += 1) args[i] = given[i];
    args[0] = permittedUrl(native, check, name, method, '' + (given[0] as string));
    return native.construct(target, args, newTarget) as object;
  };
  const proxy = new native.Proxy(original, handler);
  replaceMethod(native, global, name, proxy);
  replaceMethod(native, original.prototype, 'constructor', proxy);
}

function permittedUrl(
  native: Captured,
  check: Check,
  name: 'WebSocket' | 'EventSource',
  method: string,
  raw: string,
): string {
  const target = resolveUrl(native, raw, false);
  const endpoint = target ? check.endpointFor(method, target.path) : null;
  if (!target || !check.concerns(endpoint)) return raw;
  const channel = name === 'WebSocket' ? 'websocket' : 'other';
  const released = judgeOutgoing(native, check, channel, endpoint, target, null, null);
  if (released === null || released === 'stop')
    throw new native.DOMException('The connection was refused.', 'SecurityError');
  return released.href;
}

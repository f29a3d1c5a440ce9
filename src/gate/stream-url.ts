import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMethod } from './hook.ts';
import { iterable } from './iterable.ts';
import type { List } from './list.ts';
import { judgeOutgoing } from './outgoing.ts';
import { part } from './payload.ts';
import { resolveUrl } from './url.ts';
import type { Part } from './wire.ts';

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
    const beside = native.list<Part>();
    if (name === 'WebSocket' && given[1] !== undefined) args[1] = readProtocols(native, given[1], beside);
    args[0] = permittedUrl(native, check, method, '' + (given[0] as string), beside);
    return native.construct(target, args, newTarget) as object;
  };
  const proxy = new native.Proxy(original, handler);
  replaceMethod(native, global, name, proxy);
  replaceMethod(native, original.prototype, 'constructor', proxy);
}

function permittedUrl(native: Captured, check: Check, method: string, raw: string, beside: List<Part>): string {
  const target = resolveUrl(native, raw, false);
  if (!target || !check.concerns(method, target)) return raw;
  const channel = method === 'WS' ? 'websocket' : 'event-source';
  const released = judgeOutgoing(native, check, { channel, method, target, payload: null, beside }, null);
  if (released === null || released === 'stop')
    throw new native.DOMException('The connection was refused.', 'SecurityError');
  return released.href;
}

/** The sub-protocols as they were read, once: they travel in a header. */
function readProtocols(native: Captured, given: unknown, parts: List<Part>): unknown {
  const isList = native.isArray(given);
  const named = native.list<string>();
  if (!isList) named[0] = '' + (given as string);
  else for (let i = 0; i < (given as unknown[]).length; i += 1) named[i] = '' + ((given as unknown[])[i] as string);
  for (let i = 0; i < named.length; i += 1) parts[i] = part('header', '', named[i] as string);
  return isList ? iterable(native, named) : named[0];
}

import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceClass } from './hook.ts';
import { iterable } from './iterable.ts';
import type { List } from './list.ts';
import { judgeOutgoing } from './outgoing.ts';
import { part } from './payload.ts';
import { resolveUrl } from './url.ts';
import type { Part } from './wire.ts';

/**
 * The URLs of `new WebSocket(url)`, `new EventSource(url)` and `new WebTransport(url)`: some sites put the prompt into the
 * query. Opening cannot wait.
 */
export function hookStreamUrls(native: Captured, global: PageGlobal, check: Check): void {
  hookConstructor(native, global, check, 'WebSocket', 'WS');
  hookConstructor(native, global, check, 'EventSource', 'GET');
  hookConstructor(native, global, check, 'WebTransport', 'CONNECT');
}

function hookConstructor(native: Captured, global: PageGlobal, check: Check, name: string, method: string): void {
  replaceClass(native, global, name, (given) => {
    if (!check.isWatching() || given.length === 0) return given;
    const args = native.list<unknown>();
    for (let i = 1; i < given.length; i += 1) args[i] = given[i];
    const beside = native.list<Part>();
    if (method === 'WS' && given[1] !== undefined) args[1] = readProtocols(native, given[1], beside);
    args[0] = permittedUrl(native, check, method, '' + (given[0] as string), beside);
    return args;
  });
}

function permittedUrl(native: Captured, check: Check, method: string, raw: string, beside: List<Part>): string {
  const target = resolveUrl(native, raw, false);
  if (!target || !check.concerns(method, target)) return raw;
  const channel = method === 'WS' ? 'websocket' : method === 'GET' ? 'event-source' : 'webtransport';
  const released = judgeOutgoing(native, check, { channel, method, target, payload: null, beside }, null);
  if (released === null || released === 'stop')
    throw new native.make.DOMException('The connection was refused.', 'SecurityError');
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

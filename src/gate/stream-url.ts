import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceClass } from './hook.ts';
import { iterable } from './iterable.ts';
import type { List } from './list.ts';
import { judgeNow } from './outgoing.ts';
import { part } from './payload.ts';
import { refuse } from './refuse.ts';
import { resolveUrl } from './url.ts';
import type { Channel, Part } from './wire.ts';

/**
 * The URLs of `new WebSocket(url)`, `new EventSource(url)` and `new WebTransport(url)`: some sites put the prompt into the
 * query. Opening cannot wait.
 */
export function hookStreamUrls(native: Captured, global: PageGlobal, check: Check): void {
  function hook(name: string, channel: Channel, method: string): void {
    replaceClass(native, global, name, (given) => {
      if (!check.isWatching() || given.length === 0) return given;
      const args = native.list<unknown>();
      for (let i = 0; i < given.length; i += 1) args[i] = given[i];
      const beside = native.list<Part>();
      if (method === 'WS' && args[1] !== undefined) args[1] = readProtocols(native, args[1], beside);
      const url = (args[0] = '' + (args[0] as string));
      const target = resolveUrl(native, url, false);
      if (!target || !check.concerns(method, target)) return args;
      args[0] = (judgeNow(native, check, { channel, method, target, beside }) ?? refuse(native, 'SecurityError')).href;
      return args;
    });
  }
  hook('WebSocket', 'websocket', 'WS');
  hook('EventSource', 'event-source', 'GET');
  hook('WebTransport', 'webtransport', 'CONNECT');
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

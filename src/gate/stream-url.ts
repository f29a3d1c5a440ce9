import type { Captured } from './captured.ts';
import type { Gate } from './gate.ts';
import { replaceClass } from './hook.ts';
import { iterable } from './iterable.ts';
import type { List } from './list.ts';
import { isObject } from './object.ts';
import { judgeNow } from './outgoing.ts';
import { part } from './payload.ts';
import { refuse } from './refuse.ts';
import { resolveUrl } from './url.ts';
import type { Channel, Part } from './wire.ts';

/**
 * The URLs of `new WebSocket(url)`, `new EventSource(url)` and `new WebTransport(url)`: some sites put the prompt into the
 * query. Opening cannot wait.
 */
export function hookStreamUrls(gate: Gate): void {
  function hook(name: string, channel: Channel, method: string): void {
    replaceClass(gate, name, (given, make) => {
      const beside = gate.bareList<Part>();
      if (method === 'WS' && given[1] !== undefined) given[1] = readProtocols(gate, given[1], beside);
      const url = (given[0] = '' + (given[0] as string));
      const released = judgeNow(gate, { channel, method, target: resolveUrl(gate, url, false), beside });
      if (!released) refuse(gate, 'SecurityError');
      given[0] = released?.href ?? url;
      return make(given);
    });
  }
  hook('WebSocket', 'websocket', 'WS');
  hook('EventSource', 'event-source', 'GET');
  hook('WebTransport', 'webtransport', 'CONNECT');
}

/** The sub-protocols as they were read, once: they travel in a header. */
function readProtocols(native: Captured, given: unknown, parts: List<Part>): unknown {
  const listed = isObject(given) && native.iteratorKey in given ? native.from(given as Iterable<unknown>) : [given];
  const named = native.bareList<string>();
  for (let i = 0; i < listed.length; i += 1) parts[i] = part('header', '', (named[i] = '' + (listed[i] as string)));
  return iterable(native, named);
}

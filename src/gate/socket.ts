import { readBody } from './body.ts';
import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMethod, sized } from './hook.ts';
import type { List } from './list.ts';
import { judgeOutgoing, mayLeave, type Released } from './outgoing.ts';
import { isA, ofText, type Payload } from './payload.ts';
import { resolveUrl } from './url.ts';

/** A message or a close that waits for its turn. */
interface Queued {
  outcome: Released | 'stop' | null;
  readonly run: (outcome: Released | 'stop') => void;
}

/** What both have in common; only a WebSocket has a URL. */
interface Sockets {
  send(self: object, data: unknown): void;
  close(self: object, code?: number, reason?: string): void;
  url(self: object): string;
  readyState(self: object): unknown;
}

interface Queue {
  readonly items: List<Queued>;
  next: number;
}

/**
 * `send` and `close` of WebSocket and RTCDataChannel. Messages leave in the order in which the page sent them: behind
 * one that waits, the others and the closing wait too. A stopped message is left out.
 */
export function hookSockets(native: Captured, global: PageGlobal, check: Check): void {
  hookSocket(native, global.WebSocket?.prototype, check, native.socket, 'WS');
  hookSocket(native, global.RTCDataChannel?.prototype, check, native.dataChannel as unknown as Sockets, 'RTC');
}

function hookSocket(
  native: Captured,
  prototype: object | undefined,
  check: Check,
  socket: Sockets,
  method: 'WS' | 'RTC',
): void {
  if (!prototype) return;
  const channel = method === 'WS' ? 'websocket' : 'rtc';
  const queues = native.map.make<object, Queue>();

  function drain(queue: Queue): void {
    while (queue.next < queue.items.length) {
      const item = queue.items[queue.next] as Queued;
      if (!item.outcome) return;
      queue.next += 1;
      item.run(item.outcome);
    }
    queue.items.length = 0;
    queue.next = 0;
  }

  function queueOf(self: object): Queue {
    const queue = native.map.get(queues, self) ?? { items: native.list<Queued>(), next: 0 };
    native.map.set(queues, self, queue);
    return queue;
  }

  /** Otherwise sending throws, whatever the message; a socket that is closed takes it and sends nothing. */
  function takes(self: object): boolean {
    const state = socket.readyState(self);
    return method === 'WS' ? state !== 0 : state === 'open';
  }

  const hooks = {
    send(this: object, data: unknown): void {
      if (!check.isWatching() || arguments.length === 0)
        return native.apply(socket.send, null, withSelf(this, arguments)) as void;
      if (!takes(this)) return socket.send(this, '');
      const target = method === 'WS' ? resolveUrl(native, socket.url(this), true) : null;
      const queue = queueOf(this);
      if (!check.concerns(method, target) && queue.items.length === 0) return socket.send(this, data);
      const item: Queued = {
        outcome: null,
        run: (outcome) => void (outcome !== 'stop' && takes(this) && socket.send(this, outcome.body)),
      };
      function settle(outcome: Released | 'stop'): void {
        item.outcome = outcome;
        drain(queue);
      }
      function judge(read: Payload): Released | 'stop' | null {
        return judgeOutgoing(native, check, { channel, method, target, payload: read, isUrlKnown: true }, settle);
      }
      // What is neither text nor bytes is sent as a string.
      const isData = isA(native.blob.size, data) || isA(native.buffer.byteLength, data) || native.isView(data);
      const payload = readBody(native, isData ? data : '' + (data as string), true, (read) => {
        const outcome = judge(read);
        if (outcome) settle(outcome);
      });
      queue.items[queue.items.length] = item;
      const outcome = payload && judge(payload);
      if (outcome) settle(outcome);
    },
    close(this: object): void {
      const queue = native.map.get(queues, this);
      const given = withSelf(this, arguments);
      // The reason is told to the other side. A socket is closed without one that may not leave.
      if (given.length > 2 && check.concerns('WS', null) && !mayTell((given[2] = '' + (given[2] as string))))
        given.length = 2;
      if (!queue || queue.items.length === 0) return native.apply(socket.close, null, given) as void;
      queue.items[queue.items.length] = { outcome: 'stop', run: () => native.apply(socket.close, null, given) };
    },
  };
  replaceMethod(native, prototype, 'send', hooks.send);
  replaceMethod(native, prototype, 'close', sized(native, hooks.close, 0));

  function mayTell(reason: string): boolean {
    const payload = ofText(native, reason, 'message');
    return mayLeave(native, check, { channel: 'websocket', method: 'WS', target: null, payload });
  }

  /** The arguments of an uncurried call. */
  function withSelf(self: object, given: IArguments): List<unknown> {
    const all = native.list<unknown>();
    all[0] = self;
    for (let i = 0; i < given.length; i += 1) all[i + 1] = given[i] as unknown;
    return all;
  }
}

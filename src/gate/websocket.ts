import { readBody } from './body.ts';
import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMethod, sized } from './hook.ts';
import type { List } from './list.ts';
import { judgeOutgoing, type Released } from './outgoing.ts';
import { isA, type Payload } from './payload.ts';
import { resolveUrl } from './url.ts';

/** A message or a close that waits for its turn. */
interface Queued {
  outcome: Released | 'stop' | null;
  readonly run: (outcome: Released | 'stop') => void;
}

interface Queue {
  readonly items: List<Queued>;
  next: number;
}

/**
 * `WebSocket.send` and `close`. Messages leave in the order in which the page sent them: behind one that waits, the
 * others and the closing of the socket wait too. A stopped message is left out.
 */
export function hookWebSocket(native: Captured, global: PageGlobal, check: Check): void {
  const prototype = global.WebSocket?.prototype;
  if (!prototype) return;
  const queues = native.map.make<WebSocket, Queue>();

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

  function queueOf(socket: WebSocket): Queue {
    const queue = native.map.get(queues, socket) ?? { items: native.list<Queued>(), next: 0 };
    native.map.set(queues, socket, queue);
    return queue;
  }

  const hooks = {
    send(this: WebSocket, data: unknown): void {
      if (!check.isWatching() || arguments.length === 0)
        return native.apply(native.socket.send, null, withSelf(this, arguments)) as void;
      const target = resolveUrl(native, native.socket.url(this), true);
      // A socket that is not open yet throws, whatever the message.
      if (native.socket.readyState(this) === 0) return native.socket.send(this, '');
      const queue = queueOf(this);
      if (!check.concerns('WS', target) && queue.items.length === 0) return native.socket.send(this, data);
      const item: Queued = {
        outcome: null,
        run: (outcome) => outcome !== 'stop' && native.socket.send(this, outcome.body),
      };
      function settle(outcome: Released | 'stop'): void {
        item.outcome = outcome;
        drain(queue);
      }
      function judge(read: Payload): Released | 'stop' | null {
        const sending = { channel: 'websocket', method: 'WS', target, payload: read, isUrlKnown: true } as const;
        return judgeOutgoing(native, check, sending, settle);
      }
      // What is neither text nor bytes is sent as a string.
      const isData = isA(native.blob.size, data) || isA(native.buffer.length, data) || native.isView(data);
      const payload = readBody(native, isData ? data : '' + (data as string), true, (read) => {
        const outcome = judge(read);
        if (outcome) settle(outcome);
      });
      queue.items[queue.items.length] = item;
      const outcome = payload && judge(payload);
      if (outcome) settle(outcome);
    },
    close(this: WebSocket): void {
      const queue = native.map.get(queues, this);
      const given = withSelf(this, arguments);
      if (!queue || queue.items.length === 0) return native.apply(native.socket.close, null, given) as void;
      queue.items[queue.items.length] = { outcome: 'stop', run: () => native.apply(native.socket.close, null, given) };
    },
  };
  replaceMethod(native, prototype, 'send', hooks.send);
  replaceMethod(native, prototype, 'close', sized(native, hooks.close, 0));

  /** The arguments of an uncurried call. */
  function withSelf(self: WebSocket, given: IArguments): ArrayLike<unknown> {
    const all = native.list<unknown>();
    all[0] = self;
    for (let i = 0; i < given.length; i += 1) all[i + 1] = given[i] as unknown;
    return all;
  }
}

import type { Gate } from './gate.ts';
import { replaceMember } from './hook.ts';
import type { List } from './list.ts';
import { mayTellText } from './may-request.ts';
import { judge } from './outgoing.ts';
import { isA, seeBytes } from './payload.ts';
import { resolveUrl } from './url.ts';

/** Messages and a close that wait for their turn; each is null until it may be taken. */
interface Queue {
  readonly items: List<(() => void) | null>;
  next: number;
}

/**
 * `send` and `close` of WebSocket and RTCDataChannel. Messages leave in the order in which the page sent them: behind
 * one that waits, the others and the closing wait too. A stopped message is left out.
 */
export function hookSockets(gate: Gate): void {
  hookSocket(gate, 'WebSocket', true);
  hookSocket(gate, 'RTCDataChannel', false);
}

function hookSocket(gate: Gate, owner: string, isWeb: boolean): void {
  const channel = isWeb ? 'websocket' : 'rtc';
  const method = isWeb ? 'WS' : 'RTC';
  const queues = new gate.make.WeakMap<object, Queue>();

  /** What the platform refuses does not keep back what comes after it; gives the last refusal. */
  function drain(queue: Queue): unknown {
    let refusal: unknown;
    for (let item; (item = queue.items[queue.next]);) {
      queue.next += 1;
      try {
        item();
      } catch (error) {
        refusal = error;
      }
    }
    if (queue.next === queue.items.length) queue.next = queue.items.length = 0;
    return refusal;
  }

  /** Otherwise sending throws, whatever the message; a socket that is closed takes it and sends nothing. */
  function takes(self: object): boolean {
    return isWeb
      ? gate.WebSocket.readyState(self as WebSocket) !== 0
      : gate.RTCDataChannel.readyState(self as RTCDataChannel) === 'open';
  }

  replaceMember(
    gate,
    owner,
    'send',
    (given, run, self: WebSocket) => {
      if (!takes(self)) return run(['']);
      const target = isWeb ? resolveUrl(gate, gate.WebSocket.url(self), true) : undefined;
      const queue = gate.WeakMap.get(queues, self) ?? { items: gate.bareList(), next: 0 };
      gate.WeakMap.set(queues, self, queue);
      const { items } = queue;
      const data = given[0];
      // What is neither text nor bytes is sent as a string.
      const isData = isA(gate.Blob.size, data) || seeBytes(gate, data);
      const body = isData ? data : '' + (data as string);
      const at = items.length;
      let refusal: unknown;
      items[at] = null;
      judge(gate, { channel, method, target, body, isUrlKnown: true }, true, (released) => {
        items[at] = () => void (released && takes(self) && run([released.body]));
        refusal = drain(queue);
      });
      // A page that does not wait any more hears of none.
      if (refusal) throw refusal;
    },
    true,
  );

  replaceMember(gate, owner, 'close', (given, run, self: object) => {
    const queue = gate.WeakMap.get(queues, self);
    // The reason is told to the other side. A socket is closed without one that may not leave.
    if (given.length > 1 && gate.concerns(method, null)) {
      const reason = (given[1] = '' + (given[1] as string));
      if (!mayTellText(gate, reason)) given.length = 1;
    }
    if (!queue || queue.items.length === 0) return run(given);
    queue.items[queue.items.length] = () => void run(given);
  });
}

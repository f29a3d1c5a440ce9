import type { Gate } from './gate.ts';
import { replaceMember } from './hook.ts';
import { judgeNow } from './outgoing.ts';
import { resolveUrl } from './url.ts';

/** `navigator.sendBeacon`, which cannot wait: stopped, it answers false, as when the browser's queue is full. */
export function hookBeacon(gate: Gate): void {
  replaceMember(
    gate,
    'Navigator',
    'sendBeacon',
    ({ 0: given, 1: body }, run) => {
      const url = '' + (given as string);
      const target = resolveUrl(gate, url, false);
      const released = judgeNow(gate, { channel: 'beacon', method: 'POST', target, body });
      return !!released && run([released.href ?? url, released.body]);
    },
    true,
  );
}

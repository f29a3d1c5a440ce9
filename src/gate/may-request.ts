import type { Captured } from './captured.ts';
import type { Check } from './check.ts';
import { mayLeave } from './outgoing.ts';
import { resolveUrl } from './url.ts';
import type { Channel } from './wire.ts';

/**
 * Whether the browser may request a URL by itself, for an element, a link or a window: as it is or not at all. A list
 * (`srcset`, `ping`) is judged as one URL, whose strings are those of all its members. A fragment leads nowhere.
 */
export function mayRequest(native: Captured, check: Check, channel: Channel, raw: string): boolean {
  const target = native.exec(/^\s*(?:#|$)/, raw) ? null : resolveUrl(native, raw, true);
  return (
    !target ||
    !check.concerns('GET', target) ||
    mayLeave(native, check, { channel, method: 'GET', target, payload: null })
  );
}

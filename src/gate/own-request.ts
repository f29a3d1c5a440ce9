import type { Captured } from './captured.ts';
import type { Check } from './check.ts';
import { mayLeave } from './outgoing.ts';
import { resolveUrl } from './url.ts';
import type { Channel } from './wire.ts';

/**
 * Whether the browser may request a URL by itself, for an element, a link or a new window: as it is or not at all. A
 * list (`srcset`, `ping`) is judged as one URL, whose strings are those of all its members.
 */
export function mayRequest(native: Captured, check: Check, channel: Channel, raw: string): boolean {
  // A fragment of this document is requested from nobody.
  if (native.exec(/^\s*(?:#|$)/, raw)) return true;
  const target = resolveUrl(native, raw, true);
  if (!target || !check.concerns('GET', target)) return true;
  return mayLeave(native, check, { channel, method: 'GET', target, payload: null });
}

import type { Captured } from './captured.ts';
import type { Check } from './check.ts';
import { mayLeave } from './outgoing.ts';
import { resolveUrl } from './url.ts';
import type { Channel } from './wire.ts';

/**
 * Whether the browser may request a URL by itself, for an element, a link or a window: as it is or not at all. A
 * fragment leads nowhere. Of a `srcset` each URL is judged, because a text must stand alone to be known again.
 */
export function mayRequest(native: Captured, check: Check, channel: Channel, raw: string): boolean {
  if (native.exec(/\s[\d.]+[wx]\s*(?:,|$)/, raw)) {
    const candidates = /(\S+)(?:\s+[\d.]+[wx])?\s*(?:,\s*|$)/g;
    for (let found = native.exec(candidates, raw); found; found = native.exec(candidates, raw))
      if (!mayRequest(native, check, channel, found[1] as string)) return false;
    return true;
  }
  const target = native.exec(/^\s*(?:#|$)/, raw) ? null : resolveUrl(native, raw, true);
  return (
    !target ||
    !check.concerns('GET', target) ||
    mayLeave(native, check, { channel, method: 'GET', target, payload: null })
  );
}

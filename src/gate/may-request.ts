import type { Captured } from './captured.ts';
import type { Check } from './check.ts';
import { mayLeave, mayTell } from './outgoing.ts';
import { part } from './payload.ts';
import { resolveUrl } from './url.ts';
import type { Channel, Part } from './wire.ts';

/** An address that is a document with scripts or pictures of its own, which no gate need stand in. */
const DOCUMENT = /^\s*data:[^,]*(?:html|xml|css)/i;

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
  if (native.exec(DOCUMENT, raw)) return mayTellText(native, check, raw);
  const target = native.exec(/^\s*(?:#|$)/, raw) ? null : resolveUrl(native, raw, true);
  return !target || !check.concerns('GET', target) || mayLeave(native, check, { channel, method: 'GET', target });
}

/** Whether a text may go where another document or thread reads it. */
export function mayTellText(native: Captured, check: Check, text: string): boolean {
  const parts = native.list<Part>();
  parts[0] = part('message', '', text);
  return mayTell(native, check, 'message', parts);
}

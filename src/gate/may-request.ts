import type { Gate } from './gate.ts';
import { listOf } from './list.ts';
import { mayLeave, mayTell } from './outgoing.ts';
import { part } from './payload.ts';
import { resolveUrl } from './url.ts';
import type { Channel } from './wire.ts';
import { everyMatch } from './words.ts';

/** An address that is a document with scripts or pictures of its own, which no gate need stand in. */
const DOCUMENT = /^\s*data:[^,]*(html|xml|css)/i;

/**
 * Whether the browser may request a URL by itself, for an element, a link or a window: as it is or not at all. A
 * fragment leads nowhere. Of a `srcset` each URL is judged, because a text must stand alone to be known again.
 */
export function mayRequest(gate: Gate, channel: Channel, raw: string): boolean {
  if (gate.findIn(/\s[\d.]+[wx]\s*(,|$)/, raw)) {
    const candidates = /(\S+)(\s+[\d.]+[wx])?\s*(,\s*|$)/g;
    return everyMatch(gate.findIn, candidates, raw, (found) => mayRequest(gate, channel, found[1] as string));
  }
  if (gate.findIn(DOCUMENT, raw)) return mayTellText(gate, raw);
  const target = gate.findIn(/^\s*(#|$)/, raw) ? null : resolveUrl(gate, raw, true);
  return mayLeave(gate, { channel, method: 'GET', target });
}

/** Whether a text may go where another document or thread reads it. */
export function mayTellText(gate: Gate, text: string): boolean {
  return mayTell(gate, 'message', listOf(gate, [part('message', '', text)]));
}

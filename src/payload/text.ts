import { keep, type Decoded, type Slot } from './decoded.ts';
import { decodeField, decodeJson } from './json.ts';
import { decodePairs } from './pairs.ts';
import type { Reading } from './place.ts';

/** Such a text is binary that happens to be valid: it may state its own lengths. */
const CONTROL = /[\0-\x08\x0e-\x1f]/;

/** The strings of a request body: JSON, framed JSON, a URL-encoded form, or one plain text. */
export function decodeText(source: string, reading: Reading): Decoded {
  return (
    (/^\s*[[{"]/.test(source) ? decodeJson(source, reading) : null) ??
    decodeFrames(source, reading) ??
    decodeForm(source, reading) ??
    decodeField(source, reading, [], CONTROL.test(source) ? null : keep)
  );
}

/** Before the JSON of a frame: `data:` of server-sent events, or the packet type (and name space) of socket.io. */
const FRAME_START = /^\s*(?:data:\s*|\d{1,4}-?(?:\/[^,]*,)?\d*(?=[[{]))?/;

/**
 * Records of JSON: SignalR ends each with 0x1E, newline-delimited JSON and server-sent events with a line end, socket.io
 * puts digits before it. Every record must be JSON and one of them an object or an array, otherwise it is text. A record
 * that is a bare number is the length of the next one (Google's framing), so nothing in such a text can be replaced.
 */
function decodeFrames(source: string, reading: Reading): Decoded | null {
  const slots: Slot[] = [];
  let isFixed = false;
  let hasContainer = false;
  let start = 0;
  for (const record of source.split(source.includes('\x1e') ? '\x1e' : '\n')) {
    const end = start + record.length;
    const from = start + (FRAME_START.exec(record)?.[0].length ?? 0);
    const text = source.slice(from, end);
    if (text.trim() !== '') {
      const inner = decodeJson(text, reading);
      if (!inner) return null;
      isFixed ||= /^\s*\d+\s*$/.test(text);
      hasContainer ||= /^\s*[[{]/.test(text);
      slots.push({ start: from, end, text, at: reading.otherwise, write: keep, inner });
    }
    start = end + 1;
  }
  return hasContainer ? { source, slots: isFixed ? slots.map((slot) => ({ ...slot, write: null })) : slots } : null;
}

/** `a=b&c=d`, recognised by its shape because a page may send it under any content type. */
function decodeForm(source: string, reading: Reading): Decoded | null {
  if (!/^[^\s=&{}"<>]+=[^\s{}"<>]*$/.test(source)) return null;
  const slots = decodePairs(source, 0, source.length, reading);
  return slots && { source, slots };
}

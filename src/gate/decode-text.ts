import type { Captured } from './captured.ts';
import type { Decoded, Slot } from './decoded.ts';
import { addSlot, at, decodeJson, type Reading } from './decode-json.ts';
import type { Path } from './endpoint.ts';

/** A longer body is not taken apart: 8 Mi UTF-16 code units (a body of bytes: 8 MiB). */
export const LARGEST_BODY = 8 * 1024 * 1024;

/** The strings of a request body: JSON, framed JSON, a URL-encoded form, or one plain text. */
export function decodeText(native: Captured, source: string, reading: Reading): Decoded {
  const root = native.list<string>();
  return (
    (native.exec(/^\s*[[{"]/, source) ? decodeJson(native, source, reading, root, 0) : null) ??
    decodeFrames(native, source, reading, root) ??
    decodeForm(native, source, reading) ??
    plain(native, source, reading, root)
  );
}

/** The strings of one field of a form or a query: JSON or one plain text. */
export function decodeField(native: Captured, source: string, reading: Reading, path: Path): Decoded {
  const mayNest = at(reading, path) !== 'prompt' && native.exec(/^\s*[[{]/, source) !== null;
  return (mayNest ? decodeJson(native, source, reading, path, 1) : null) ?? plain(native, source, reading, path);
}

function plain(native: Captured, source: string, reading: Reading, path: Path): Decoded {
  const slots = native.list<Slot>();
  if (source !== '') addSlot(slots, 0, source.length, 'plain', source, at(reading, path), null);
  return { source, slots, isFixed: false };
}

/** Before the JSON of a frame: `data:` of server-sent events, or the packet type (and name space) of socket.io. */
const FRAME_START = /^\s*(?:data:\s*|\d{1,4}-?(?:\/[^,]*,)?\d*(?=[[{]))?/;

/**
 * Records of JSON: SignalR ends each with 0x1E, newline-delimited JSON and server-sent events with a line end, socket.io
 * puts digits before it. Every record must be JSON and one of them an object or an array, otherwise it is text. A record
 * that is a bare number is the length of the next one (Google's framing), so nothing in such a text can be replaced.
 */
function decodeFrames(native: Captured, source: string, reading: Reading, root: Path): Decoded | null {
  const separator = native.indexOf(source, '\x1e') >= 0 ? '\x1e' : '\n';
  const slots = native.list<Slot>();
  let isFixed = false;
  let hasContainer = false;
  let start = 0;
  while (start < source.length) {
    const next = native.indexOf(source, separator, start);
    const end = next < 0 ? source.length : next;
    const record = native.slice(source, start, end);
    const prefix = native.exec(FRAME_START, record);
    const from = start + (prefix ? prefix[0].length : 0);
    const json = native.slice(source, from, end);
    if (native.exec(/\S/, json)) {
      const inner = decodeJson(native, json, reading, root, 0);
      if (!inner) return null;
      if (native.exec(/^\s*\d+\s*$/, json)) isFixed = true;
      if (native.exec(/^\s*[[{]/, json)) hasContainer = true;
      addSlot(slots, from, end, 'plain', json, reading.otherwise, inner);
    }
    start = end + 1;
  }
  return hasContainer ? { source, slots, isFixed } : null;
}

/** `a=b&c=d`, recognised by its shape because a page may send it under any content type. */
function decodeForm(native: Captured, source: string, reading: Reading): Decoded | null {
  if (!native.exec(/^[^\s=&{}"<>]+=[^\s{}"<>]*$/, source)) return null;
  const slots = native.list<Slot>();
  return decodePairs(native, source, 0, source.length, reading, slots) ? { source, slots, isFixed: false } : null;
}

/**
 * Adds the slots of `name=value` pairs in a range of the source; false when an escape in it is malformed. A name is a
 * fixed leaf when it could carry an identifier; a piece without `=` counts as a value.
 */
export function decodePairs(
  native: Captured,
  source: string,
  start: number,
  end: number,
  reading: Reading,
  slots: Decoded['slots'],
): boolean {
  let from = start;
  while (from <= end) {
    const ampersand = native.indexOf(source, '&', from);
    const to = ampersand < 0 || ampersand > end ? end : ampersand;
    const equals = native.indexOf(source, '=', from);
    const split = equals < 0 || equals >= to ? from : equals + 1;
    const name = split === from ? '' : readEscapes(native, native.slice(source, from, split - 1));
    const value = readEscapes(native, native.slice(source, split, to));
    if (name === null || value === null) return false;
    if (native.exec(/\s|\d{5}|[^\x20-\x7e]|.{25}/, name))
      addSlot(slots, from, split - 1, 'fixed', name, reading.otherwise, null);
    const path = native.list<string>();
    path[0] = name;
    if (value !== '') addValue(native, slots, split, to, value, reading, path);
    from = to + 1;
  }
  return true;
}

function addValue(
  native: Captured,
  slots: Decoded['slots'],
  start: number,
  end: number,
  value: string,
  reading: Reading,
  path: Path,
): void {
  const inner = decodeField(native, value, reading, path);
  const isPlain = inner.slots.length === 1 && inner.slots[0]?.form === 'plain';
  if (isPlain) addSlot(slots, start, end, 'percent', value, at(reading, path), null);
  else if (inner.slots.length > 0) addSlot(slots, start, end, 'percent', value, reading.otherwise, inner);
}

/** Null when malformed. `+` is a space, as in forms and queries. */
export function readEscapes(native: Captured, text: string): string | null {
  let spaced = '';
  let from = 0;
  for (let plus = native.indexOf(text, '+'); plus >= 0; plus = native.indexOf(text, '+', from)) {
    spaced += native.slice(text, from, plus) + ' ';
    from = plus + 1;
  }
  try {
    return native.decodeURIComponent(spaced + native.slice(text, from));
  } catch {
    return null;
  }
}

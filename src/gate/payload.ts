import type { Captured } from './captured.ts';
import { listOf, type List } from './list.ts';
import { isObject } from './object.ts';
import type { Part } from './wire.ts';

/** What a request carries, as it was when the page handed it over: what is judged is what is sent. */
export interface Payload {
  readonly parts: List<Part>;
  /**
   * The body with other texts, one for each part from index `from` on; without any as it was. Null when they cannot be
   * put back exactly.
   */
  rebuild(texts: ArrayLike<string> | null, from: number): BodyInit | null;
}

/** A longer body is not taken apart, in bytes or UTF-16 code units; of bytes that are no text, far fewer. */
export const LARGEST_BODY = 8 * 1024 * 1024;
const LARGEST_BINARY = 1024 * 1024;

export function part(place: Part['in'], name: string, text: string, kind: Part['kind'] = 'text'): Part {
  // It becomes JSON, in which a page could have a say through what an object inherits.
  return { __proto__: null, kind, in: place, name, text } as Part;
}

/** One piece that is judged as `text`; `make` gives it with another text. */
export function single(
  native: Captured,
  piece: Part,
  body: BodyInit | null,
  make: ((text: string) => BodyInit) | null,
): Payload {
  const isTooLong = piece.text.length > LARGEST_BODY;
  const parts = listOf(native, [isTooLong ? part(piece.in, piece.name, '', 'opaque') : piece]);
  return {
    parts,
    rebuild(texts, from) {
      const { text: own } = parts[0] as Part;
      const text = texts ? (texts[from] as string) : own;
      if (text === own) return body;
      return make && !isTooLong && piece.kind === 'text' ? make(text) : null;
    },
  };
}

export function opaque(native: Captured, body: BodyInit | null, place: Part['in'] = 'body'): Payload {
  return single(native, part(place, '', '', 'opaque'), body, null);
}

export function ofText(native: Captured, text: string): Payload {
  return single(native, part('body', '', text), text, (other) => other);
}

export function ofBytes(
  native: Captured,
  bytes: Uint8Array<ArrayBuffer>,
  place: Part['in'] = 'body',
  name = '',
  body: BodyInit = bytes,
  make: (text: string) => BodyInit = native.bytesOf,
): Payload {
  const size = native.Uint8Array.byteLength(bytes);
  const text = size > LARGEST_BODY ? undefined : tryRead(native.utf8, bytes);
  if (text !== undefined) return single(native, part(place, name, text), body, make);
  if (size > LARGEST_BINARY) return single(native, part(place, name, '', 'opaque'), body, null);
  return single(native, part(place, name, native.unitsOf(bytes), 'bytes'), body, null);
}

/** A copy, so that the page may go on using its buffer; null when the value is no buffer and no view of one. */
export function copyBytes(native: Captured, value: unknown): Uint8Array<ArrayBuffer> | null {
  const seen = seeBytes(native, value);
  return seen && new native.make.Uint8Array(seen);
}

/** The bytes where they are; null when the value is no buffer and no view of one. */
export function seeBytes(native: Captured, value: unknown): Uint8Array<ArrayBuffer> | null {
  if (isA(native.ArrayBuffer.byteLength, value) || isA(native.SharedArrayBuffer.byteLength, value))
    return new native.make.Uint8Array(value as ArrayBuffer);
  const view = value as Uint8Array<ArrayBuffer> & DataView<ArrayBuffer>;
  const by = isA(native.Uint8Array.byteLength, view) ? native.Uint8Array : native.DataView;
  if (!isA(by.byteLength, view)) return null;
  return new native.make.Uint8Array(by.buffer(view) as ArrayBuffer, by.byteOffset(view), by.byteLength(view));
}

/** What a captured accessor gives of a value; undefined of one without the internal slots, which a page cannot fake. */
export function tryRead<T>(accessor: (value: never) => T, value: unknown): T | undefined {
  try {
    return isObject(value) ? accessor(value as never) : undefined;
  } catch {
    return undefined;
  }
}

export function isA(accessor: (value: never) => unknown, value: unknown): boolean {
  return tryRead(accessor, value) !== undefined;
}

import { readFile } from './blob.ts';
import type { Captured } from './captured.ts';
import type { List } from './list.ts';
import { isA, tryRead, LARGEST_BODY, ofBytes, part, seeBytes } from './payload.ts';
import type { Part } from './wire.ts';

/** Of a longer message the rest is not read. */
const MOST_VALUES = 100_000;

/**
 * The text in a value that `native.clone` gave: strings, buffers, Blobs with their names, and what is in arrays, maps,
 * sets, errors and other objects, each once. The names of properties come as one part. What goes on flowing later (a
 * stream) or is too much to be read is opaque. Numbers, pictures, and what another thread writes into shared memory
 * afterwards are not read.
 */
export function cloneParts(native: Captured, clone: unknown): List<Part> {
  const parts = native.bareList<Part>();
  const values = native.bareList<unknown>();
  const seen = new native.make.WeakMap<object, true>();
  let names = '';
  let size = 0;

  function add(value: unknown): void {
    values[values.length] = value;
  }

  function addPart(read: Part): void {
    size += read.text.length;
    parts[parts.length] = read;
  }

  function read(value: object): void {
    const bytes = seeBytes(native, value);
    if (bytes) return addPart(ofBytes(native, bytes, 'message').parts[0] as Part);
    const text = tryRead(native.String.valueOf, value);
    if (text !== undefined) return add(text);
    tryRead(
      (blob) => readFile(native, blob, 'message', '', false, (payload) => addPart(payload.parts[0] as Part)),
      value,
    );
    if (isA(native.ReadableStream.locked, value)) addPart(part('message', '', '', 'opaque'));
    add(tryRead(native.File.name, value));
    add(tryRead(native.RegExp.source, value));
    tryRead((map) => native.Map.forEach(map, (one, key) => (add(key), add(one))), value);
    tryRead((set) => native.Set.forEach(set, add), value);
    const keys = native.ownKeys(value);
    const isArray = native.isArray(value);
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] as string | symbol;
      // Only the platform's own objects have such names here.
      if (typeof key !== 'string') continue;
      if (!isArray || !native.findIn(/^(\d+|length)$/, key)) names += '\n' + key;
      add((value as Record<string, unknown>)[key]);
    }
  }

  add(clone);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i];
    if (i > MOST_VALUES || size > LARGEST_BODY) {
      addPart(part('message', '', '', 'opaque'));
      break;
    }
    if (typeof value === 'string') addPart(part('message', '', value));
    if (typeof value !== 'object' || !value || native.WeakMap.get(seen, value)) continue;
    native.WeakMap.set(seen, value, true);
    read(value);
  }
  if (names !== '') addPart(part('message', '', names));
  return parts;
}

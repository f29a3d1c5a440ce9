import type { Captured } from './captured.ts';
import { iterable } from './iterable.ts';
import { listOf } from './list.ts';
import { copyBytes, LARGEST_BODY, ofBytes, opaque, part, single, type Payload } from './payload.ts';
import type { Part } from './wire.ts';

/**
 * `done` gets the Blob's payload, later only where that `canWait`. One that is too large or cannot be read is opaque:
 * where a channel cannot wait, a synchronous request is made for the Blob's own object URL, which a page's policy may forbid.
 */
export function readFile(
  native: Captured,
  blob: Blob,
  place: Part['in'],
  name: string,
  canWait: boolean,
  done: (payload: Payload) => void,
): void {
  function read(buffer: unknown): void {
    const bytes = copyBytes(native, buffer);
    done(bytes ? ofBytes(native, bytes, place, name, blob, make) : opaque(native, blob, place));
  }
  function make(text: string): Blob {
    return new native.make.Blob(iterable(native, listOf(native, [text])), {
      __proto__: null,
      type: native.Blob.type(blob),
    } as BlobPropertyBag);
  }
  const text = native.WeakMap.get(native.written, blob);
  if (text !== undefined) return done(single(native, part(place, name, text), blob, make));
  if (native.Blob.size(blob) > LARGEST_BODY) return read(null);
  if (canWait) return native.then(native.Blob.arrayBuffer(blob), read, () => read(null));
  const url = native.createObjectUrl(blob);
  const bytes = bytesAt(native, url);
  native.revokeObjectUrl(url);
  read(bytes);
}

/** The content of a `blob:` or `data:` URL, at once. */
export function partAt(native: Captured, url: string): Part {
  const bytes = bytesAt(native, url);
  return bytes ? (ofBytes(native, bytes, 'message').parts[0] as Part) : part('message', '', '', 'opaque');
}

/** Null where it cannot be read. */
function bytesAt(native: Captured, url: string): Uint8Array<ArrayBuffer> | null {
  try {
    const request = new native.make.XMLHttpRequest();
    native.XMLHttpRequest.open(request, 'GET', url, false);
    // One code unit a byte, the upper half shifted into a private area (https://encoding.spec.whatwg.org/#x-user-defined).
    native.XMLHttpRequest.overrideMimeType(request, 'a/a;charset=x-user-defined');
    native.XMLHttpRequest.send(request);
    const units = native.XMLHttpRequest.responseText(request);
    const bytes = new native.make.Uint8Array(units.length);
    for (let i = 0; i < units.length; i += 1) bytes[i] = native.String.charCodeAt(units, i);
    return bytes;
  } catch {
    return null;
  }
}

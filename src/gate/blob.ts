import type { Captured } from './captured.ts';
import { iterable } from './iterable.ts';
import { copyBytes, LARGEST_BODY, ofBytes, opaque, part, type Payload } from './payload.ts';
import type { Part } from './wire.ts';

/** `done` gets the Blob's payload, later only where that `canWait`. One that is too large or cannot be read is opaque. */
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
    const only = native.bareList<string>();
    only[0] = text;
    return new native.make.Blob(iterable(native, only), {
      __proto__: null,
      type: native.Blob.type(blob),
    } as BlobPropertyBag);
  }
  if (!canWait || native.Blob.size(blob) > LARGEST_BODY) return done(blobNow(native, blob, place, name));
  native.then(native.Blob.arrayBuffer(blob), read, () => read(null));
}

/** Where a channel cannot wait: a synchronous request for the Blob's own object URL, which a page's policy may forbid. */
export function blobNow(native: Captured, blob: Blob, place: Part['in'], name: string): Payload {
  if (native.Blob.size(blob) > LARGEST_BODY) return opaque(native, blob, place);
  const url = native.createObjectUrl(blob);
  try {
    return ofBytes(native, bytesAt(native, url), place, name, blob, native.bytesOf);
  } catch {
    return opaque(native, blob, place);
  } finally {
    native.revokeObjectUrl(url);
  }
}

/** The content of a `blob:` or `data:` URL, at once. */
export function partAt(native: Captured, url: string): Part {
  try {
    return ofBytes(native, bytesAt(native, url), 'message').parts[0] as Part;
  } catch {
    return part('message', '', '', 'opaque');
  }
}

/** Throws where it cannot be read. */
function bytesAt(native: Captured, url: string): Uint8Array<ArrayBuffer> {
  const request = new native.make.XMLHttpRequest();
  native.XMLHttpRequest.open(request, 'GET', url, false);
  // One code unit a byte, the upper half shifted into a private area (https://encoding.spec.whatwg.org/#x-user-defined).
  native.XMLHttpRequest.overrideMimeType(request, 'text/plain;charset=x-user-defined');
  native.XMLHttpRequest.send(request);
  const units = native.XMLHttpRequest.responseText(request);
  const bytes = new native.make.Uint8Array(units.length);
  for (let i = 0; i < units.length; i += 1) bytes[i] = native.String.charCodeAt(units, i);
  return bytes;
}

import type { Captured } from './captured.ts';
import { iterable } from './iterable.ts';
import { copyBytes, LARGEST_BODY, ofBytes, opaque, type Payload } from './payload.ts';
import type { Part } from './wire.ts';

/** `done` gets the Blob's payload, at once or later. One that is too large or cannot be read is opaque. */
export function readBlob(
  native: Captured,
  blob: Blob,
  place: Part['in'],
  name: string,
  done: (payload: Payload) => void,
): void {
  function read(buffer: unknown): void {
    const bytes = copyBytes(native, buffer);
    done(bytes ? ofBytes(native, bytes, place, name, blob, make) : opaque(native, blob, place));
  }
  function make(text: string): Blob {
    const options = native.record<string>();
    options.type = native.blob.type(blob);
    const only = native.list<string>();
    only[0] = text;
    return new native.make.Blob(iterable(native, only), options);
  }
  if (native.blob.size(blob) > LARGEST_BODY) return read(null);
  native.then(native.blob.arrayBuffer(blob), read, () => read(null));
}

/** Where a channel cannot wait: a synchronous request for the Blob's own object URL, which a page's policy may forbid. */
export function blobNow(native: Captured, blob: Blob, place: Part['in'], name: string): Payload {
  if (native.blob.size(blob) > LARGEST_BODY) return opaque(native, blob, place);
  const url = native.createObjectUrl(blob);
  try {
    return ofBytes(native, bytesAt(native, url), place, name, blob, native.bytesOf);
  } catch {
    return opaque(native, blob, place);
  } finally {
    native.revokeObjectUrl(url);
  }
}

/** The content of a `blob:` or `data:` URL, at once. Throws where it cannot be read. */
export function bytesAt(native: Captured, url: string): Uint8Array<ArrayBuffer> {
  const request = new native.make.XMLHttpRequest();
  native.xhr.open(request, 'GET', url, false);
  // One code unit a byte, the upper half shifted into a private area (https://encoding.spec.whatwg.org/#x-user-defined).
  native.xhr.overrideMimeType(request, 'text/plain;charset=x-user-defined');
  native.xhr.send(request);
  const units = native.xhr.responseText(request);
  const bytes = new native.make.Uint8Array(units.length);
  for (let i = 0; i < units.length; i += 1) bytes[i] = native.string.charCodeAt(units, i);
  return bytes;
}

import type { Captured } from './captured.ts';
import { collectLeaves, nextText, render, type Cursor, type Decoded } from './decoded.ts';
import { decodeField, decodeText, LARGEST_BODY } from './decode-text.ts';
import { at, type Reading } from './decode-json.ts';
import type { List } from './list.ts';
import { openEnvelopes } from './envelope.ts';
import { iterable } from './iterable.ts';
import type { Leaf } from './wire.ts';

/** A body as it was when the page handed it over: what is judged is what is sent. */
export interface Payload {
  readonly leaves: List<Leaf>;
  readonly body: BodyInit;
  /** The body with the ruling's texts; null when they cannot be put back exactly. */
  rebuild(cursor: Cursor): BodyInit | null;
}

/**
 * Reads a body. The payload comes back at once, or null and `done` gets it later (Blobs and streams, on channels that
 * can wait). Where a channel cannot wait, a Blob is read by a synchronous request for its own object URL; a page whose
 * content policy forbids that, and every body that is neither text nor a form, gives one opaque leaf.
 */
export function readBody(
  native: Captured,
  value: unknown,
  reading: Reading,
  canWait: boolean,
  done: (payload: Payload) => void,
): Payload | null {
  if (typeof value === 'string') return readText(native, value, reading);
  const bytes = copyBytes(native, value);
  if (bytes) return readBytes(native, bytes, reading);
  if (isA(native.blob.size, value)) {
    const blob = value as Blob;
    if (!canWait || native.blob.size(blob) > LARGEST_BODY)
      return ofBlob(native, blob, blobTextNow(native, blob), reading);
    readBlob(native, blob, (text) => done(ofBlob(native, blob, text, reading)));
    return null;
  }
  if (isA(formProbe(native), value)) return readForm(native, value, reading, canWait, done);
  if (isA(native.paramsText, value)) {
    const params = readText(native, native.paramsText(value), reading);
    return {
      leaves: params.leaves,
      body: toParams(native, params.body),
      rebuild: (cursor) => toParams(native, params.rebuild(cursor)),
    };
  }
  if (isA(native.isStreamLocked, value)) return readStream(native, value as ReadableStream, reading, canWait, done);
  if (isA(native.nodeType, value)) return opaque(native, value as BodyInit);
  return readText(native, '' + (value as string), reading);
}

/** One WebSocket message; what is neither text nor bytes is sent as a string. */
export function readMessage(
  native: Captured,
  value: unknown,
  reading: Reading,
  done: (payload: Payload) => void,
): Payload | null {
  const isData = isA(native.blob.size, value) || isA(native.buffer.length, value) || native.isView(value);
  return readBody(native, isData ? value : '' + (value as string), reading, true, done);
}

export function readText(native: Captured, text: string, reading: Reading): Payload {
  if (text.length > LARGEST_BODY) return opaque(native, text);
  const decoded = decodeText(native, text, reading);
  const leaves = native.list<Leaf>();
  collectLeaves(decoded, leaves);
  return { leaves, body: text, rebuild: (cursor) => render(native, decoded, cursor) };
}

function readBytes(native: Captured, bytes: Uint8Array<ArrayBuffer>, reading: Reading): Payload {
  if (native.buffer.arrayLength(bytes) > LARGEST_BODY) return opaque(native, bytes);
  const envelopes = openEnvelopes(native, bytes, reading);
  if (envelopes) return envelopes;
  const text = native.utf8(bytes);
  if (text === null) return opaque(native, bytes);
  const payload = readText(native, text, reading);
  return { leaves: payload.leaves, body: bytes, rebuild: (cursor) => toBytes(native, payload.rebuild(cursor)) };
}

function ofBlob(native: Captured, blob: Blob, text: string | null, reading: Reading): Payload {
  if (text === null) return opaque(native, blob);
  const payload = readText(native, text, reading);
  return { leaves: payload.leaves, body: blob, rebuild: (cursor) => toBlob(native, blob, payload.rebuild(cursor)) };
}

/** Bytes that are no text are judged by that fact alone; their ruling can only be yes or no. */
export function opaque(native: Captured, body: BodyInit): Payload {
  const leaves = native.list<Leaf>();
  leaves[0] = { text: '', at: 'opaque' };
  return { leaves, body, rebuild: (cursor) => (nextText(native, cursor) === '' ? body : null) };
}

interface Part {
  readonly name: string;
  readonly field: Decoded | null;
  readonly file: { readonly blob: Blob; readonly name: Decoded; content: Payload } | null;
}

function readForm(
  native: Captured,
  form: unknown,
  reading: Reading,
  canWait: boolean,
  done: (payload: Payload) => void,
): Payload | null {
  const parts = native.list<Part>();
  let unread = 1;
  let isLater = false;
  function read(): void {
    unread -= 1;
    if (unread === 0 && isLater) done(ofForm(native, parts));
  }
  native.form.each(form, (value, name) => {
    const path = native.list<string>();
    path[0] = name;
    if (typeof value === 'string') {
      parts[parts.length] = { name, field: decodeField(native, value, reading, path), file: null };
      return;
    }
    const content = { at: native.list<List<string>>(), otherwise: at(reading, path) };
    const fileName = decodeField(native, native.blob.fileName(value), content, native.list());
    const file = { blob: value, name: fileName, content: opaque(native, value) };
    parts[parts.length] = { name, field: null, file };
    if (!canWait) {
      file.content = ofBlob(native, value, blobTextNow(native, value), content);
      return;
    }
    unread += 1;
    readBlob(native, value, (text) => {
      file.content = ofBlob(native, value, text, content);
      read();
    });
  });
  read();
  isLater = unread > 0;
  return isLater ? null : ofForm(native, parts);
}

function ofForm(native: Captured, parts: List<Part>): Payload {
  const leaves = native.list<Leaf>();
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i];
    if (part?.field) collectLeaves(part.field, leaves);
    if (!part?.file) continue;
    collectLeaves(part.file.name, leaves);
    const inFile = part.file.content.leaves;
    for (let k = 0; k < inFile.length; k += 1) leaves[leaves.length] = inFile[k] as Leaf;
  }
  return {
    leaves,
    body: buildForm(native, parts, null) as FormData,
    rebuild: (cursor) => buildForm(native, parts, cursor),
  };
}

function buildForm(native: Captured, parts: List<Part>, cursor: Cursor | null): FormData | null {
  const form = new native.FormData();
  for (let i = 0; i < parts.length; i += 1) {
    const { name, field, file } = parts[i] as Part;
    if (field) {
      const text = cursor ? render(native, field, cursor) : field.source;
      if (text === null) return null;
      native.form.append(form, name, text);
    } else if (file) {
      const fileName = cursor ? render(native, file.name, cursor) : file.name.source;
      const content = cursor ? file.content.rebuild(cursor) : file.content.body;
      if (fileName === null || content === null) return null;
      native.form.append(form, name, content as Blob, fileName);
    }
  }
  return form;
}

function readStream(
  native: Captured,
  stream: ReadableStream,
  reading: Reading,
  canWait: boolean,
  done: (payload: Payload) => void,
): Payload | null {
  if (!canWait || native.isStreamLocked(stream)) return opaque(native, stream);
  // What was read is what is sent, so a page that bends this promise changes both alike.
  native.then(
    native.responseBytes(new native.Response(stream)),
    (buffer) => {
      const bytes = copyBytes(native, buffer);
      done(bytes ? readBytes(native, bytes, reading) : opaque(native, ''));
    },
    () => done(opaque(native, '')),
  );
  return null;
}

/** The Blob's text, or null when it is too large, no UTF-8 text or cannot be read. */
function readBlob(native: Captured, blob: Blob, done: (text: string | null) => void): void {
  if (native.blob.size(blob) > LARGEST_BODY) return done(null);
  native.then(
    native.blob.text(blob),
    (text) => done(isLossless(native, text) ? text : null),
    () => done(null),
  );
}

function blobTextNow(native: Captured, blob: Blob): string | null {
  if (native.blob.size(blob) > LARGEST_BODY) return null;
  const url = native.url.createObject(blob);
  try {
    const request = new native.XMLHttpRequest();
    native.xhr.open(request, 'GET', url, false);
    native.xhr.overrideMimeType(request, 'text/plain;charset=utf-8');
    native.xhr.send(request);
    const text = native.xhr.responseText(request);
    return isLossless(native, text) ? text : null;
  } catch {
    return null;
  } finally {
    native.url.revokeObject(url);
  }
}

/** Decoding puts U+FFFD where bytes are no UTF-8; a text that holds one for real is treated like them. */
function isLossless(native: Captured, text: string): boolean {
  return native.indexOf(text, '\ufffd') < 0;
}

function copyBytes(native: Captured, value: unknown): Uint8Array<ArrayBuffer> | null {
  const { buffer } = native;
  if (isA(buffer.length, value)) return new native.Uint8Array(new native.Uint8Array(value as ArrayBuffer));
  if (!native.isView(value)) return null;
  const view = isA(buffer.arrayLength, value)
    ? new native.Uint8Array(buffer.ofArray(value), buffer.arrayStart(value), buffer.arrayLength(value))
    : new native.Uint8Array(buffer.ofView(value), buffer.viewStart(value), buffer.viewLength(value));
  return new native.Uint8Array(view);
}

/** Whether the value has the internal slots that a captured accessor needs; a page cannot fake those. */
export function isA(accessor: (value: never) => unknown, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  try {
    accessor(value as never);
    return true;
  } catch {
    return false;
  }
}

function formProbe(native: Captured): (value: unknown) => boolean {
  return (value) => native.form.has(value, '');
}

function toBytes(native: Captured, body: BodyInit | null): Uint8Array<ArrayBuffer> | null {
  return body === null ? null : native.bytesOf(body as string);
}

function toParams<T extends BodyInit | null>(native: Captured, body: T): URLSearchParams | (T & null) {
  return body === null ? (body as T & null) : new native.URLSearchParams(body as string);
}

function toBlob(native: Captured, blob: Blob, body: BodyInit | null): Blob | null {
  if (body === null) return null;
  const options = native.record<string>();
  options.type = native.blob.type(blob);
  return new native.Blob(iterable(native, body as string), options);
}

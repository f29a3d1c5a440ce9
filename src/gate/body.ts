import { blobNow, readBlob } from './blob.ts';
import type { Captured } from './captured.ts';
import type { List } from './list.ts';
import { copyBytes, isA, ofBytes, ofText, opaque, part, single, type Payload } from './payload.ts';
import type { Part } from './wire.ts';

/**
 * Reads a body. The payload comes back at once, or null and `done` gets it later (Blobs and streams, on channels that
 * can wait).
 */
export function readBody(
  native: Captured,
  value: unknown,
  canWait: boolean,
  done: (payload: Payload) => void,
): Payload | null {
  if (typeof value === 'string') return ofText(native, value);
  const bytes = copyBytes(native, value);
  if (bytes) return ofBytes(native, bytes);
  if (isA(native.blob.size, value)) {
    if (!canWait) return blobNow(native, value as Blob, 'body', '');
    readBlob(native, value as Blob, 'body', '', done);
    return null;
  }
  if (isA((form) => native.form.has(form, ''), value)) return readForm(native, value, canWait, done);
  if (isA(native.params.toString, value)) {
    const text = native.params.toString(value as URLSearchParams);
    const make = (other: string) => new native.make.URLSearchParams(other);
    return single(native, part('body', '', text), make(text), make);
  }
  if (isA(native.stream.locked, value)) {
    const stream = value as ReadableStream;
    if (!canWait || native.stream.locked(stream)) return opaque(native, stream);
    readResponse(native, native.response.arrayBuffer(new native.make.Response(stream)), done);
    return null;
  }
  if (isA(native.node.nodeType, value))
    return single(
      native,
      part('body', '', native.serializer.serializeToString(new native.make.XMLSerializer(), value as Node)),
      value as BodyInit,
      null,
    );
  return ofText(native, '' + (value as string));
}

/**
 * Bytes that are still to come. What was read is what is sent, so a page that bends this promise changes both alike;
 * where they cannot be read nothing is sent.
 */
export function readResponse(native: Captured, coming: Promise<ArrayBuffer>, done: (payload: Payload) => void): void {
  native.then(
    coming,
    (buffer) => {
      const bytes = copyBytes(native, buffer);
      done(bytes ? ofBytes(native, bytes) : opaque(native, ''));
    },
    () => done(opaque(native, '')),
  );
}

interface Entry {
  readonly name: string;
  /** A field is one part; a file is its name and its content. */
  readonly fileName: string | null;
  content: Payload;
}

function readForm(native: Captured, form: unknown, canWait: boolean, done: (payload: Payload) => void): Payload | null {
  const entries = native.list<Entry>();
  let unread = 1;
  let isLater = false;
  function read(): void {
    unread -= 1;
    if (unread === 0 && isLater) done(ofForm(native, entries));
  }
  native.form.forEach(form as FormData, (value, name) => {
    if (typeof value === 'string') {
      const content = single(native, part('field', name, value), value, (text) => text);
      entries[entries.length] = { name, fileName: null, content };
      return;
    }
    const entry: Entry = { name, fileName: native.file.name(value), content: opaque(native, value, 'file') };
    entries[entries.length] = entry;
    if (!canWait) {
      entry.content = blobNow(native, value, 'file', name);
      return;
    }
    unread += 1;
    readBlob(native, value, 'file', name, (payload) => {
      entry.content = payload;
      read();
    });
  });
  read();
  isLater = unread > 0;
  return isLater ? null : ofForm(native, entries);
}

function ofForm(native: Captured, entries: List<Entry>): Payload {
  const parts = native.list<Part>();
  for (let i = 0; i < entries.length; i += 1) {
    const { name, fileName, content } = entries[i] as Entry;
    if (fileName !== null) parts[parts.length] = part('file-name', name, fileName);
    parts[parts.length] = content.parts[0] as Part;
  }
  return {
    parts,
    body: buildForm(native, entries, null, 0),
    rebuild: (texts, from) => buildForm(native, entries, texts, from),
  };
}

function buildForm(
  native: Captured,
  entries: List<Entry>,
  texts: ArrayLike<string> | null,
  from: number,
): FormData | null {
  const form = new native.make.FormData();
  let at = from;
  for (let i = 0; i < entries.length; i += 1) {
    const { name, fileName, content } = entries[i] as Entry;
    let newName = fileName;
    if (fileName !== null && texts) {
      newName = texts[at] as string;
      at += 1;
    }
    const value = texts ? content.rebuild(texts, at) : content.body;
    at += 1;
    if (value === null) return null;
    if (newName === null) native.form.append(form, name, value as Blob);
    else native.form.append(form, name, value as Blob, newName);
  }
  return form;
}

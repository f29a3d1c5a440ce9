import { readFile } from './blob.ts';
import type { Captured } from './captured.ts';
import type { List } from './list.ts';
import { copyBytes, isA, ofBytes, ofText, opaque, part, single, type Payload } from './payload.ts';
import type { Part } from './wire.ts';

/** Reads a body. `done` gets it at once or, of Blobs and streams and only where the channel can wait, later. */
export function readBody(native: Captured, value: unknown, canWait: boolean, done: (payload: Payload) => void): void {
  if (typeof value === 'string') return done(ofText(native, value));
  const bytes = copyBytes(native, value);
  if (bytes) return done(ofBytes(native, bytes));
  if (isA(native.Blob.size, value)) return readFile(native, value as Blob, 'body', '', canWait, done);
  if (isA((form) => native.FormData.has(form, ''), value)) return readForm(native, value as FormData, canWait, done);
  if (isA(native.URLSearchParams.toString, value)) {
    const text = native.URLSearchParams.toString(value as URLSearchParams);
    const make = (other: string) => new native.make.URLSearchParams(other);
    return done(single(native, part('body', '', text), make(text), make));
  }
  if (isA(native.ReadableStream.locked, value)) {
    const stream = value as ReadableStream;
    if (!canWait || native.ReadableStream.locked(stream)) return done(opaque(native, stream));
    return readResponse(native, native.Response.arrayBuffer(new native.make.Response(stream)), done);
  }
  if (isA(native.Node.nodeType, value)) {
    const text = native.XMLSerializer.serializeToString(new native.make.XMLSerializer(), value as Node);
    return done(single(native, part('body', '', text), value as BodyInit, null));
  }
  done(ofText(native, '' + (value as string)));
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

function readForm(native: Captured, form: FormData, canWait: boolean, done: (payload: Payload) => void): void {
  const entries = native.bareList<Entry>();
  let unread = 1;
  function read(): void {
    unread -= 1;
    if (unread === 0) done(ofForm(native, entries));
  }
  native.FormData.forEach(form, (value, name) => {
    const isField = typeof value === 'string';
    const content = isField
      ? single(native, part('field', name, value), value, (text) => text)
      : opaque(native, value, 'file');
    const entry: Entry = { name, fileName: isField ? null : native.File.name(value), content };
    entries[entries.length] = entry;
    if (isField) return;
    unread += 1;
    readFile(native, value, 'file', name, canWait, (payload) => {
      entry.content = payload;
      read();
    });
  });
  read();
}

function ofForm(native: Captured, entries: List<Entry>): Payload {
  const parts = native.bareList<Part>();
  for (let i = 0; i < entries.length; i += 1) {
    const { name, fileName, content } = entries[i] as Entry;
    if (fileName !== null) parts[parts.length] = part('file-name', name, fileName);
    parts[parts.length] = content.parts[0] as Part;
  }
  return {
    parts,
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
    const value = content.rebuild(texts, at);
    at += 1;
    if (value === null) return null;
    if (newName === null) native.FormData.append(form, name, value as Blob);
    else native.FormData.append(form, name, value as Blob, newName);
  }
  return form;
}

import { readFile } from './blob.ts';
import type { Captured } from './captured.ts';
import type { List } from './list.ts';
import { copyBytes, isA, ofBytes, ofText, opaque, part, single, tryRead, type Payload } from './payload.ts';
import type { Part } from './wire.ts';

/** Reads a body. `done` gets it at once or, of Blobs and streams and only where the channel can wait, later. */
export function readBody(native: Captured, value: unknown, canWait: boolean, done: (payload: Payload) => void): void {
  if (typeof value === 'string') return done(ofText(native, value));
  const bytes = copyBytes(native, value);
  if (bytes) return done(ofBytes(native, bytes));
  if (isA(native.Blob.size, value)) return readFile(native, value as Blob, 'body', '', canWait, done);
  if (isA((form) => native.FormData.has(form, ''), value)) return readForm(native, value as FormData, canWait, done);
  const text = tryRead(native.URLSearchParams.toString, value);
  if (text !== undefined) {
    const make = (other: string) => new native.make.URLSearchParams(other);
    return done(single(native, part('body', '', text), make(text), make));
  }
  const isLocked = tryRead(native.ReadableStream.locked, value);
  if (isLocked !== undefined) {
    const stream = value as ReadableStream;
    if (!canWait || isLocked) return done(opaque(native, stream));
    return readResponse(native, native.Response.arrayBuffer(new native.make.Response(stream)), done);
  }
  if (isA(native.Node.nodeType, value)) {
    const markup = native.XMLSerializer.serializeToString(new native.make.XMLSerializer(), value as Node);
    return done(single(native, part('body', '', markup), value as BodyInit, null));
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

/** A piece of a form: a field is one part; a file is its name and its content. */
interface Entry {
  readonly name: string;
  readonly fileName: string | undefined;
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
    const fileName = tryRead(native.File.name, value);
    const content = single(native, part('field', name, value as string), value, (text) => text);
    const entry: Entry = { name, fileName, content };
    entries[entries.length] = entry;
    if (fileName === undefined) return;
    unread += 1;
    readFile(native, value as File, 'file', name, canWait, (payload) => {
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
    if (fileName !== undefined) parts[parts.length] = part('file-name', name, fileName);
    parts[parts.length] = content.parts[0] as Part;
  }
  return {
    parts,
    rebuild(texts, from) {
      const form = new native.make.FormData();
      for (let i = 0; i < entries.length; i += 1) {
        const { name, fileName, content } = entries[i] as Entry;
        const newName = fileName === undefined || !texts ? fileName : texts[from++];
        const value = content.rebuild(texts, from++);
        if (value === null) return null;
        if (newName === undefined) native.FormData.append(form, name, value as Blob);
        else native.FormData.append(form, name, value as Blob, newName);
      }
      return form;
    },
  };
}

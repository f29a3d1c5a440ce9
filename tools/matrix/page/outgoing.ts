import type { EncodingId } from '../cells/encodings.ts';
import { NotSent } from './network-failure.ts';

export type Body = string | Uint8Array<ArrayBuffer>;

/** What a channel is given to send. */
export interface Outgoing {
  /** As the person wrote it. */
  readonly text: string;
  /** The same, encoded. */
  readonly body: Body;
  readonly type: string;
  /** The encoded text as a component of a URL. */
  readonly inUrl: string;
  /** Where a body goes. */
  readonly path: string;
}

/** Sends; what it returns or throws is how the page hears that it did not go. */
export type Send = (out: Outgoing) => unknown;

/** Made when the page starts: opens what must be open before text can go. */
export type Channel = (key: string) => Send | Promise<Send>;

/** Prompt and draft endpoints that the ChatGPT entry of the site data names. */
const PATHS: Partial<Record<EncodingId, string>> = {
  prompt: '/backend-api/f/conversation',
  typing: '/backend-api/f/conversation/prepare',
};

/** The pieces in which a text is sent; at once where the encoding allows it, for a page may send in the key's own task. */
export function encoded(text: string, encoding: EncodingId): Outgoing[] | Promise<Outgoing[]> {
  const outgoing = (body: Body): Outgoing => ({
    text,
    body,
    type: TYPES[encoding] ?? 'text/plain;charset=UTF-8',
    inUrl: encodeURIComponent(typeof body === 'string' ? body : String.fromCharCode(...body)),
    path: `${homePath()}${PATHS[encoding] ?? '/x'}`,
  });
  if (encoding === 'gzip' || encoding === 'deflate') return compressed(text, encoding).then((body) => [outgoing(body)]);
  return bodiesOf(text, encoding).map(outgoing);
}

/** On a host without sub-domains of its own a cell has a folder. */
export function homePath(): string {
  return /^\/k-[a-z]+/.exec(location.pathname)?.[0] ?? '';
}

const JSON_TYPE = 'application/json';
const BINARY = 'application/octet-stream';
const TYPES: Partial<Record<EncodingId, string>> = {
  json: JSON_TYPE,
  'json-escapes': JSON_TYPE,
  'json-nested': JSON_TYPE,
  prompt: JSON_TYPE,
  typing: JSON_TYPE,
  percent: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data; boundary=edge',
  'utf-16': BINARY,
  protobuf: 'application/x-protobuf',
  gzip: BINARY,
  deflate: BINARY,
  connect: 'application/connect+json',
};

function bodiesOf(text: string, encoding: Exclude<EncodingId, 'gzip' | 'deflate'>): Body[] {
  if (encoding === 'halves') {
    const middle = Math.floor(text.length / 2);
    return [text.slice(0, middle), text.slice(middle)].map((part) => JSON.stringify({ part }));
  }
  if (encoding === 'characters') return [...text].map((char) => JSON.stringify({ char }));
  return [ENCODE[encoding](text)];
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const latin1 = (each: Uint8Array): string => String.fromCharCode(...each);
const base64 = (text: string): string => btoa(latin1(bytes(text)));

const ENCODE: Record<Exclude<EncodingId, 'halves' | 'characters' | 'gzip' | 'deflate'>, (text: string) => Body> = {
  plain: (text) => text,
  json: (text) => JSON.stringify({ message: { role: 'user', text } }),
  'json-escapes': (text) =>
    `{"text":"${[...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"}`,
  'json-nested': (text) => JSON.stringify({ payload: JSON.stringify({ input: JSON.stringify({ text }) }) }),
  percent: (text) => `text=${encodeURIComponent(text)}`,
  'percent-twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'html-entities': (text) => `<p>${[...text].map((char) => `&#${char.codePointAt(0)};`).join('')}</p>`,
  'utf-16': (text) => new Uint8Array([...text].flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8])),
  base64: (text) => JSON.stringify({ data: base64(text) }),
  base64url: (text) =>
    JSON.stringify({ data: base64(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') }),
  hex: (text) => JSON.stringify({ data: [...bytes(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('') }),
  multipart: (text) => `--edge\r\nContent-Disposition: form-data; name="field"\r\n\r\n${text}\r\n--edge--\r\n`,
  // Field 1 a varint, field 2 the text (https://protobuf.dev/programming-guides/encoding/); texts stay below 128 bytes.
  protobuf: (text) => new Uint8Array([0x08, 0x2a, 0x12, bytes(text).length, ...bytes(text)]),
  // https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md: records end with 0x1E.
  signalr: (text) => `${JSON.stringify({ type: 1, target: 'say', arguments: [text] })}\u001e`,
  // https://connectrpc.com/docs/protocol: a flags byte and a length of four bytes before each message.
  connect: (text) => {
    const message = bytes(JSON.stringify({ text }));
    return new Uint8Array([0, 0, 0, 0, message.length, ...message]);
  },
  // https://socket.io/docs/v4/socket-io-protocol: engine type 4, packet type 2, then a JSON list.
  'socket-io': (text) => `42${JSON.stringify(['say', { text }])}`,
  prompt: (text) =>
    JSON.stringify({ action: 'next', messages: [{ author: { role: 'user' }, content: { parts: [text] } }] }),
  'socket-prompt': (text) => JSON.stringify({ messages: [{ content: text }] }),
  typing: (text) => JSON.stringify({ partial_query: { content: { parts: [text] } } }),
};

async function compressed(text: string, format: 'gzip' | 'deflate'): Promise<Body> {
  const stream = new Blob([JSON.stringify({ text })]).stream().pipeThrough(new CompressionStream(format));
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    // Firefox's word for a body that broke off, whatever broke it off.
    throw error instanceof DOMException && error.name === 'AbortError' ? new NotSent() : error;
  }
}

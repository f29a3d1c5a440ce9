import type { Payload } from './body.ts';
import type { Captured } from './captured.ts';
import { collectLeaves, render, type Decoded } from './decoded.ts';
import { decodeJson, type Reading } from './decode-json.ts';
import type { Leaf } from './wire.ts';

const HEADER_BYTES = 5;

interface Envelope {
  readonly flags: number;
  readonly json: Decoded;
}

/**
 * The messages of a Connect stream with JSON in it: each is one byte of flags, a 32-bit big-endian length and the
 * message (https://connectrpc.com/docs/protocol/#streaming-rpcs). Null when the bytes are anything else, a compressed
 * message (flag 1) included.
 */
export function openEnvelopes(native: Captured, bytes: Uint8Array<ArrayBuffer>, reading: Reading): Payload | null {
  const size = native.buffer.arrayLength(bytes);
  const envelopes = native.list<Envelope>();
  let start = 0;
  while (start < size) {
    const flags = bytes[start] as number;
    const length = lengthAt(bytes, start + 1);
    const end = start + HEADER_BYTES + length;
    if (flags % 2 === 1 || flags > 2 || !(end <= size)) return null;
    const text = native.utf8(new native.Uint8Array(native.buffer.ofArray(bytes), start + HEADER_BYTES, length));
    const json = text === null ? null : decodeJson(native, text, reading, native.list(), 0);
    if (!json) return null;
    envelopes[envelopes.length] = { flags, json };
    start = end;
  }
  if (envelopes.length === 0) return null;
  const leaves = native.list<Leaf>();
  for (let i = 0; i < envelopes.length; i += 1) collectLeaves((envelopes[i] as Envelope).json, leaves);
  return {
    leaves,
    body: bytes,
    rebuild(cursor) {
      let whole = new native.Uint8Array(0);
      for (let i = 0; i < envelopes.length; i += 1) {
        const { flags, json } = envelopes[i] as Envelope;
        const text = render(native, json, cursor);
        if (text === null) return null;
        whole = append(native, whole, flags, native.bytesOf(text));
      }
      return whole;
    },
  };
}

/** NaN past the end, which no comparison accepts. */
function lengthAt(bytes: Uint8Array, index: number): number {
  let length = 0;
  for (let i = index; i < index + 4; i += 1) length = length * 256 + (bytes[i] ?? NaN);
  return length;
}

function append(
  native: Captured,
  before: Uint8Array<ArrayBuffer>,
  flags: number,
  message: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const start = native.buffer.arrayLength(before);
  const length = native.buffer.arrayLength(message);
  const joined = new native.Uint8Array(start + HEADER_BYTES + length);
  for (let i = 0; i < start; i += 1) joined[i] = before[i] as number;
  joined[start] = flags;
  for (let i = 0; i < 4; i += 1) joined[start + 1 + i] = (length >>> (8 * (3 - i))) & 255;
  for (let i = 0; i < length; i += 1) joined[start + HEADER_BYTES + i] = message[i] as number;
  return joined;
}

import { readUtf8, uintAt, writeUtf8 } from './bytes.ts';
import type { Decoded, Slot } from './decoded.ts';
import { decodeJson } from './json.ts';
import type { Reading } from './place.ts';

/** A half-open range of bytes. */
export type Range = readonly [start: number, end: number];

/**
 * The messages of a stream of Connect or gRPC-web: each stands behind a byte of flags and a 32-bit big-endian length
 * (https://connectrpc.com/docs/protocol/#streaming-rpcs). None when the lengths do not add up.
 */
export function envelopes(bytes: string): Range[] {
  const ranges: Range[] = [];
  for (let end = 0; end < bytes.length;) {
    const start = end + 5;
    end = start + uintAt(bytes, start - 4, 4);
    // NaN past the end, which no comparison accepts.
    if (!(end <= bytes.length)) return [];
    ranges.push([start, end]);
  }
  return ranges;
}

/** The strings of envelopes with JSON in each; null when they are anything else. */
export function decodeEnvelopes(bytes: string, reading: Reading): Decoded | null {
  const slots: Slot[] = [];
  for (const [from, end] of envelopes(bytes)) {
    const start = from - 5;
    const text = readUtf8(bytes.slice(from, end)) ?? '';
    const inner = decodeJson(text, reading, [], 0);
    if (!inner) return null;
    slots.push({
      start,
      end,
      text,
      at: reading.otherwise,
      inner,
      write: (now) => bytes[start] + sized(writeUtf8(now)),
    });
  }
  return slots.length > 0 ? { source: bytes, slots } : null;
}

function sized(message: string): string {
  const { length } = message;
  return String.fromCharCode(length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255) + message;
}

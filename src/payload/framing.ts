import { readUtf8, uintAt } from './bytes.ts';
import { envelopes, type Range } from './envelope.ts';

/** Lengths of the numbers of MessagePack from 0xCA to 0xD8, and of its fixed extensions with their type. */
const SIZES = [4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 2, 3, 5, 9, 17];
const DEEPEST = 8;

/**
 * The strings of a message in Protocol Buffers (https://protobuf.dev/programming-guides/encoding/), MessagePack
 * (https://github.com/msgpack/msgpack/blob/master/spec.md) or CBOR (RFC 8949), alone or in frames: those of Connect and
 * gRPC-web (flags, 32-bit length), those of SignalR (length as a varint). A length may look like a letter, so a run of
 * readable bytes is not enough: in "AMaria ..." the name would stand behind no word boundary. Bytes that are no such
 * message give nothing.
 */
export function framedStrings(bytes: string): string[] {
  const found = new Set<string>();
  let i = 0;
  const byte = () => bytes.charCodeAt(i++);

  function uint(size: number): number {
    i += size;
    return uintAt(bytes, i - size, size);
  }

  /** Past the end it is a number too; who asked sees that `i` is beyond. */
  function varint(): number {
    let value = 0;
    let next = 128;
    for (let scale = 1; next > 127 && scale < 2 ** 70; scale *= 128) {
      next = byte();
      value += (next & 127) * scale;
    }
    return value;
  }

  function take(size: number, strings: string[]): void {
    strings.push(bytes.slice(i, i + size));
    i += size;
  }

  function protobuf(end: number, strings: string[], depth = 0): boolean {
    while (i < end) {
      const tag = varint();
      const type = tag % 8;
      if (tag < 8) return false;
      if (type === 0) varint();
      else if (type === 1) i += 8;
      else if (type === 5) i += 4;
      else if (type === 2) {
        const size = varint();
        const start = i;
        if (start + size > end) return false;
        const inner: string[] = [];
        if (depth < DEEPEST && protobuf(start + size, inner, depth + 1)) for (const text of inner) strings.push(text);
        i = start;
        take(size, strings);
      } else return false;
    }
    return i === end;
  }

  function messagePack(end: number, strings: string[]): boolean {
    let left = 1;
    for (; left > 0 && i < end; left -= 1) {
      const type = byte();
      if (type < 0x80 || type >= 0xe0) continue;
      if (type < 0xa0) left += (type & 15) * (type < 0x90 ? 2 : 1);
      else if (type < 0xc0) take(type & 31, strings);
      else if (type < 0xc4) continue;
      else if (type < 0xc7) take(uint(1 << (type - 0xc4)), strings);
      else if (type < 0xca) take(1 + uint(1 << (type - 0xc7)), strings);
      else if (type < 0xd9) i += SIZES[type - 0xca] ?? 0;
      else if (type < 0xdc) take(uint(1 << (type - 0xd9)), strings);
      else left += uint(2 << (type & 1)) * (type < 0xde ? 1 : 2);
    }
    return left === 0 && i === end;
  }

  function cbor(end: number, strings: string[]): boolean {
    let left = 1;
    for (; left > 0 && i < end; left -= 1) {
      const type = byte();
      const low = type & 31;
      if (low > 27) return false;
      const value = low < 24 ? low : uint(1 << (low - 24));
      const major = type >> 5;
      if (major === 2 || major === 3) take(value, strings);
      else if (major === 4 || major === 5) left += value * (major - 3);
      else if (major === 6) left += 1;
    }
    return left === 0 && i === end;
  }

  function varintFrames(): Range[] {
    const ranges: Range[] = [];
    for (i = 0; i < bytes.length;) {
      const size = varint();
      ranges.push([i, (i += size)]);
    }
    return i === bytes.length ? ranges : [];
  }

  const messages = [[0, bytes.length] as const, ...varintFrames(), ...envelopes(bytes)];
  for (const read of [protobuf, messagePack, cbor]) {
    for (const [start, end] of messages) {
      const strings: string[] = [];
      i = start;
      if (read(end, strings)) for (const text of strings) found.add(readUtf8(text) ?? '');
    }
  }
  return [...found].filter((text) => text !== '' && !/[\0-\x08\x0e-\x1f]/.test(text));
}

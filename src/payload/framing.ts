import { readUtf8, uintAt } from './bytes.ts';
import { envelopes, type Range } from './envelope.ts';

/**
 * MessagePack from 0xC0 on, one digit a type: what it is, in CBOR's terms (0 a number, 3 a string, 4 an array, 5 a map; 8
 * is an extension, whose type is one byte more), and the width of the number behind it, in base 36.
 */
const KINDS = '00003338880000000000000003334455';
const WIDTHS = '000012412448124812482359h1242424';
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

  /** One item of MessagePack or CBOR and all that it holds. */
  function items(end: number, strings: string[], isCbor: boolean): boolean {
    let left = 1;
    for (; left > 0 && i < end; left -= 1) {
      const type = byte();
      let kind = type >> 5;
      let size = type & 31;
      if (isCbor) {
        if (size > 27) return false;
        if (size > 23) size = uint(1 << (size - 24));
      } else if (kind === 6) {
        kind = Number(KINDS[size]);
        size = uint(parseInt(WIDTHS[size] ?? '', 36));
      } else if (kind === 4) {
        kind = size < 16 ? 5 : 4;
        size %= 16;
      } else kind = kind === 5 ? 3 : 0;
      if (kind === 2 || kind === 3) take(size, strings);
      else if (kind === 4 || kind === 5) left += size * (kind - 3);
      else if (kind === 6) left += 1;
      else if (kind === 8) take(size + 1, strings);
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
  for (const [start, end] of messages) {
    for (const format of ['protobuf', 'MessagePack', 'CBOR']) {
      const strings: string[] = [];
      i = start;
      if (format === 'protobuf' ? protobuf(end, strings) : items(end, strings, format === 'CBOR'))
        for (const text of strings) found.add(readUtf8(text) ?? '');
    }
  }
  return [...found].filter((text) => text !== '' && !/[\0-\x08\x0e-\x1f]/.test(text));
}

import { describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { bytesPart, part, read, readPart, shout } from './read.ts';

const PROMPT = 'Maria Santos, 64 F from Lakewood, asks about her potassium of 5.9';
const SEEN = new RegExp(`(?<![\\p{L}\\p{N}])${PROMPT}(?![\\p{L}\\p{N}])`, 'u');
const utf8 = (text: string) => [...Buffer.from(text)];
const latin1 = (text: string) => [...Buffer.from(text, 'latin1')];

/** A field of Protocol Buffers with bytes in it. */
function field(number: number, bytes: readonly number[]): number[] {
  const { length } = bytes;
  return [number * 8 + 2, ...(length < 128 ? [length] : [(length % 128) + 128, length >> 7]), ...bytes];
}

function envelope(message: readonly number[], flags = 0): number[] {
  return [flags, 0, 0, message.length >> 8, message.length & 255, ...message];
}

const NO_UTF8 = [0xff, 0xfe, 0xfd];
/** The length of the prompt is the letter A, and the next tag the letter B: neither is part of the text. */
const PROTOBUF = [...field(1, utf8(PROMPT)), ...field(8, NO_UTF8)];
const MESSAGE_PACK = [0x93, 0x01, 0xd9, PROMPT.length, ...utf8(PROMPT), 0x41];
const CBOR = [0xa2, 0x61, ...utf8('a'), 0x78, PROMPT.length, ...utf8(PROMPT), 0x61, ...utf8('b'), 0x0a];

describe('framed binary', () => {
  it.each([
    ['Protocol Buffers', PROTOBUF],
    ['Protocol Buffers, nested', field(2, field(3, field(1, utf8(PROMPT))))],
    ['MessagePack', MESSAGE_PACK],
    ['CBOR', CBOR],
    ['an envelope of Connect', envelope(PROTOBUF)],
    ['two of them', [...envelope(field(1, NO_UTF8)), ...envelope(PROTOBUF)]],
    ['a long one', envelope([...field(3, utf8('-'.repeat(200))), ...PROTOBUF])],
    ['SignalR', [MESSAGE_PACK.length, ...MESSAGE_PACK, 2, 0x91, 0x06]],
    ['CBOR with a short text', [0xa1, 0x61, ...utf8('n'), 0x6c, ...utf8('Maria Santos'), ...utf8('')]],
  ])('%s', (_, bytes) => {
    const { texts, leaves, write } = readPart(bytesPart(bytes));
    if (bytes.length > PROMPT.length) expect(texts.some((text) => SEEN.test(text))).toBe(true);
    else expect(texts).toContain('Maria Santos');
    expect(leaves.every(({ isFixed }) => isFixed)).toBe(true);
    expect(write((text) => text)).toBe(bytesPart(bytes).text);
    expect(write(shout)).toBeNull();
  });

  it('is found in what happens to be valid UTF-8 too', () => {
    const text = String.fromCharCode(...field(1, utf8(PROMPT)), ...field(8, utf8('abc')));
    const { texts, leaves, write } = read(text);
    expect(texts).toContain(PROMPT);
    expect(leaves[0]).toEqual({ text, at: 'body', isFixed: true });
    expect(write(shout)).toBeNull();
  });

  it('gives readable runs of any other bytes: letters beyond ASCII, UTF-16', () => {
    const runs = readPart(bytesPart([0xff, ...utf8('Łukasz Żółć'), 0xff, 0, ...utf8('no'), 0xff])).texts;
    expect(runs).toEqual(['Łukasz Żółć']);
    const wide = [0xff, 7, ...Buffer.from('José Muñoz', 'utf16le'), 0xff, 0xff, 0xff];
    expect(readPart(bytesPart(wide)).texts).toContain('José Muñoz');
    const big = [0xff, 7, ...Buffer.from('José Muñoz', 'utf16le').swap16(), 0xff, 0xff, 0xff];
    expect(readPart(bytesPart(big)).texts).toContain('José Muñoz');
  });

  it('reads UTF-16 whole, with a byte order mark or without', () => {
    const wide = Buffer.from('{"q":"Maria Wałęsa"}', 'utf16le');
    for (const bytes of [wide, Buffer.from(wide).swap16()]) {
      expect(readPart(bytesPart([...bytes])).leaves).toEqual([{ text: 'Maria Wałęsa', at: 'body', isFixed: true }]);
    }
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Łódź', 'utf16le')]);
    expect(readPart(bytesPart([...marked])).texts.join('')).toContain('Łódź');
  });
});

describe('what cannot be read', () => {
  const opaque = [{ text: '', at: 'opaque', isFixed: true }];

  it.each([
    ['PNG', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR Maria Santos'],
    ['JPEG', '\xff\xd8\xff\xe0\0\x10JFIF Maria Santos'],
    ['GIF', 'GIF89a\xff Maria Santos'],
    ['WebP', 'RIFF\xff\0\0\0WEBPVP8 Maria Santos'],
    ['PDF', '%PDF-1.7\n%\xe2\xe3\xcf\xd3 Maria Santos'],
    ['ZIP', 'PK\x03\x04\x14\0\xff Maria Santos'],
    ['MP4', '\0\0\0\x20ftypisom\xff Maria Santos'],
    ['WebM', '\x1aE\xdf\xa3\xff Maria Santos'],
    ['Ogg', 'OggS\0\x02\xff Maria Santos'],
    ['zstd', '(\xb5/\xfd\x04 Maria Santos'],
  ])('%s is opaque', (_, text) => {
    expect(readPart(bytesPart(latin1(text))).leaves).toEqual(opaque);
  });

  it('bytes that are mostly unreadable are opaque, their runs apart', () => {
    const noise = Array.from({ length: 100 }, (_, i) => 128 + ((i * 37) % 64));
    expect(readPart(bytesPart([...noise, ...utf8('Maria Santos')])).leaves).toEqual([
      { text: 'Maria Santos', at: 'body', isFixed: true },
      ...opaque,
    ]);
    expect(readPart(bytesPart([...noise.slice(0, 20), ...utf8('Maria Santos')])).texts).toEqual(['Maria Santos']);
  });

  it('so is what the gate could not read, and what is too long', () => {
    expect(readPart(part('', { kind: 'opaque' })).leaves).toEqual(opaque);
    expect(read('x'.repeat(8 * 1024 * 1024 + 1)).leaves).toEqual(opaque);
  });
});

describe('envelopes with JSON', () => {
  const bytes = [...envelope(utf8('{"text":"hello é"}')), ...envelope(utf8('{}'), 2)];

  it('are rewritten with their new lengths', () => {
    const { texts, write } = readPart(bytesPart(bytes), ['text']);
    expect(texts).toEqual(['hello é']);
    expect(write((text) => text)).toBe(bytesPart(bytes).text);
    const longer = 'ł'.repeat(200);
    expect(write(() => longer)).toBe(
      bytesPart([...envelope(utf8(`{"text":"${longer}"}`)), ...envelope(utf8('{}'), 2)]).text,
    );
  });

  it('are rewritten as text where the length allows it', () => {
    const text = Buffer.from(bytes).toString();
    const { write } = read(text);
    expect(write((given) => given)).toBe(text);
    expect(write(() => 'hi ł')).toBe(
      Buffer.from([...envelope(utf8('{"text":"hi ł"}')), ...envelope(utf8('{}'), 2)]).toString(),
    );
    // A length byte over 127 makes it no UTF-8.
    expect(write(() => 'x'.repeat(140))).toBeNull();
  });

  it('are no JSON when compressed or cut off', () => {
    expect(readPart(bytesPart([...envelope([...gzipSync('{"text":"x"}')], 1)])).leaves).toContainEqual({
      text: '',
      at: 'opaque',
      isFixed: true,
    });
    expect(readPart(bytesPart([...bytes, 0, 0, 0, 0, 9, 0xff])).leaves.every(({ isFixed }) => isFixed)).toBe(true);
  });
});

import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { read, readPart, part } from './read.ts';

const NAME = 'Maria Santos';
const SEEN = /(?<![\p{L}\p{N}])Maria\sSantos(?![\p{L}\p{N}])/u;
const base64 = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('base64');
const percent = (text: string) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('');
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** The other readings of a string in JSON. */
function othersOf(text: string): string[] {
  return read(JSON.stringify({ q: text })).texts.slice(1);
}

describe('a string is also judged as', () => {
  it.each([
    ['percent-encoded', percent(NAME)],
    ['percent-encoded twice', encodeURIComponent(percent(NAME))],
    ['percent-encoded three times', encodeURIComponent(encodeURIComponent(percent(NAME)))],
    ['percent-encoded beside a stray %', `100% of ${percent(NAME)}`],
    ['decimal entities', [...NAME].map((char) => `&#${char.charCodeAt(0)};`).join('')],
    ['hexadecimal entities', [...NAME].map((char) => `&#x${char.charCodeAt(0).toString(16)};`).join('')],
    ['named entities', 'Maria&nbsp;Santos'],
    ['entities in entities', 'Maria&amp;nbsp;Santos'],
    ['escapes of JSON', [...NAME].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join('')],
    ['escapes of JavaScript', [...NAME].map((char) => `\\x${char.charCodeAt(0).toString(16)}`).join('')],
    ['escaped code points', [...NAME].map((char) => `\\u{${char.charCodeAt(0).toString(16)}}`).join('')],
    ['an escaped line end before it', 'cb({"a":"x\\nMaria Santos"})'],
    ['base64', base64('Patient Maria Santos')],
    ['base64 without padding', base64('Patient Maria Santos, 64 F').replaceAll('=', '')],
    ['base64url', Buffer.from('¿?¿? Maria Santos ¿?¿?').toString('base64url')],
    ['base64 in base64', base64(base64('Patient Maria Santos'))],
    ['base64 of UTF-16', utf16('Patient Maria Santos').toString('base64')],
    ['base64 of JSON with escapes', base64('{"a":"M\\u0061ria Santos"}')],
    ['base64 in a data: URL', `data:text/plain;base64,${base64('Patient Maria Santos')}`],
    ['base64 behind a path', `to/${base64('Patient Maria Santos')}`],
    ['base64 in lines', base64(`${'Lorem ipsum '.repeat(9)}Maria Santos`).replace(/.{76}/g, '$&\r\n')],
    ['base64 of binary', Buffer.from(`\x08\x96\x01\x12\x0cMaria Santos\x1a\x02\xff\xfe`, 'latin1').toString('base64')],
    ['hexadecimal', Buffer.from('Patient Maria Santos').toString('hex')],
    ['UTF-16 with NULs, little-endian', utf16(NAME).toString('latin1')],
    ['UTF-16 with NULs, big-endian', utf16(NAME).swap16().toString('latin1')],
    ['full width', 'Ｍａｒｉａ Ｓａｎｔｏｓ'],
    ['mathematical letters', '𝐌𝐚𝐫𝐢𝐚 𝐒𝐚𝐧𝐭𝐨𝐬'],
    ['something invisible inside', 'Ma\u200bria San\u00adtos'],
    ['letters struck through', [...NAME].join('\u0336')],
    ['all at once', encodeURIComponent('Ma&#8203;ria\\u0020Santos')],
  ])('%s', (_, text) => {
    // The control: as it stands, the name is not to be seen.
    expect(text).not.toMatch(SEEN);
    expect(othersOf(text).join('|')).toMatch(SEEN);
  });

  it('accented letters, composed', () => {
    expect(othersOf('Jose\u0301 Mun\u0303oz')).toEqual(['José Muñoz']);
    expect(othersOf('Jos&eacute; Mu&ntilde;oz, O&rsquo;Brien')).toEqual(['José Muñoz, O’Brien']);
  });

  it('with each reading right behind its leaf, in its place and fixed', () => {
    const { leaves, write } = read('{"prompt":"a&amp;b and Maria","k":"z%41z1"}', ['prompt']);
    expect(leaves).toEqual([
      { text: 'a&amp;b and Maria', at: 'prompt', isFixed: false },
      { text: 'a&b and Maria', at: 'prompt', isFixed: true },
      { text: 'z%41z1', at: 'body', isFixed: false },
      { text: 'zAz1', at: 'body', isFixed: true },
    ]);
    expect(write((text) => (text === 'a&amp;b and Maria' ? 'x' : text))).toBe('{"prompt":"x","k":"z%41z1"}');
    expect(write((text) => (text === 'zAz1' ? 'x' : text))).toBeNull();
  });

  it('headers and URLs too', () => {
    const value = base64('Patient Maria Santos');
    const { leaves } = readPart(part(value, { in: 'header', name: 'X-Note' }));
    expect(leaves.map(({ at, text }) => [at, text])).toEqual([
      ['header', value],
      ['header', 'Patient Maria Santos'],
    ]);
  });
});

describe('what has one reading only', () => {
  it.each([
    ['prose', 'Pt is a 64 y/o F, BP 120/80, 98% on RA; plan: CT & labs at 3/4'],
    ['units and symbols', '5 µg in 38.5 ℃, 1.73 m², ½ tablet – “stable” ❤️'],
    ['accents', 'José Muñoz, Łukasz Żółć'],
    ['other scripts', 'Пациентка жалуется на боль в груди; 患者は胸の痛みを訴えている'],
    ['a UUID', '3f2a9c1e-7b64-4d0a-9b57-0f6a1c2d3e4f'],
    ['a hash', 'd41d8cd98f00b204e9800998ecf8427ed41d8cd98f00b204e9800998ecf8427e'],
    ['a path', '/backend-api/conversation/experimental'],
    ['a malformed escape', '%zz and &unknown; and &#99999999;'],
  ])('%s', (_, text) => {
    expect(othersOf(text)).toEqual([]);
  });
});

describe('bounds', () => {
  it.each([
    ['gzip', gzipSync('Patient Maria Santos')],
    ['zlib', deflateSync('Patient Maria Santos')],
    ['zlib, fast', deflateSync('Patient Maria Santos', { level: 1 })],
  ])('bytes of %s as a string, one character a byte, are opaque', (_, bytes) => {
    const { leaves } = read(JSON.stringify([bytes.toString('latin1')]));
    expect(leaves.map(({ at }) => at).slice(0, 2)).toEqual(['body', 'opaque']);
  });

  it('what only begins like such bytes is still read beside that', () => {
    const { leaves } = read(JSON.stringify([`x\x01${utf16('Patient Maria Santos').toString('latin1')}`]));
    expect(leaves.map(({ at }) => at)).toContain('opaque');
    expect(leaves.some(({ text }) => text.includes('Patient Maria Santos'))).toBe(true);
  });

  it('a picture in base64 is opaque', () => {
    const picture = `data:image/png;base64,${base64('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')}`;
    expect(read(JSON.stringify([picture])).leaves.map(({ at }) => at)).toEqual(['body', 'opaque']);
  });

  it('what would take too many characters is one opaque leaf, and no more is read', () => {
    // Each of three levels of escapes can be read with its control characters and without.
    const text = `${'all is well here '.repeat(20)}%25252541\u0001`.repeat(1000);
    const { leaves } = read(JSON.stringify([text, text, '%41bcd']));
    const others = leaves.filter(({ isFixed }) => isFixed);
    expect(others.filter(({ at }) => at === 'opaque')).toHaveLength(1);
    expect(others.at(-1)?.at).toBe('opaque');
    expect(others.reduce((sum, other) => sum + other.text.length, 0)).toBeLessThan(10 * text.length);
    expect(othersOf(text.slice(0, 2000)).filter((other) => other === '')).toEqual([]);
  });
});

import fc from 'fast-check';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Part } from '../../src/gate/wire.ts';
import { readRequest, type ReadRequest } from '../../src/payload/request.ts';
import { bytesPart, part, readPart } from './read.ts';

function request(parts: readonly Part[], url: string | null = null): ReadRequest {
  return readRequest({ url, isUrlSent: true, parts }, ['prompt']);
}

function textsOf(read: ReadRequest | undefined): string[] {
  return (read?.leaves ?? []).map(({ text, at }) => (at === 'opaque' ? '(opaque)' : text));
}

describe('a request', () => {
  const parts = [
    part('hello', { in: 'field', name: 'prompt' }),
    part('note.txt', { in: 'file-name', name: 'Kowalczyk' }),
    part('{"a":"in a file"}', { in: 'file', name: 'up' }),
    part('Maria', { in: 'header', name: 'X-Note' }),
    part('{"a":"in a header"}', { in: 'header', name: 'Accept' }),
    part('', { kind: 'opaque', in: 'file', name: 'up' }),
  ];

  it('gives the strings of its URL, then of its parts, in order', () => {
    const { leaves, render } = request(parts, 'https://chat.example/p/Maria%20S?q=x');
    expect(leaves.map(({ text, at, isFixed }) => [text, at, isFixed])).toEqual([
      ['Maria S', 'url', true],
      ['x', 'url', false],
      ['hello', 'prompt', false],
      ['Kowalczyk', 'body', true],
      ['note.txt', 'body', false],
      ['in a file', 'body', false],
      ['Maria', 'header', true],
      ['in a header', 'header', true],
      ['', 'opaque', true],
    ]);
    const shout = render(leaves.map(({ text, isFixed }) => (isFixed ? text : text.toUpperCase())));
    expect(shout).toEqual({
      url: 'https://chat.example/p/Maria%20S?q=X',
      texts: ['HELLO', 'NOTE.TXT', '{"a":"IN A FILE"}', 'Maria', '{"a":"in a header"}', ''],
    });
  });

  it('cannot be put together from too few texts', () => {
    const { leaves, render } = request(parts);
    expect(render(leaves.slice(1).map(({ text }) => text))).toBeNull();
    expect(render([])).toBeNull();
  });
});

describe('what is compressed', () => {
  const BODY = '{"q":"Maria Santos","n":"M\\u00fcller"}';

  it.each([
    ['gzip', gzipSync(BODY)],
    ['zlib', deflateSync(BODY)],
    ['deflate', deflateRawSync(BODY.repeat(1))],
  ])('%s is opaque or noise until it is inflated, and fixed then', async (_, bytes) => {
    const before = request([bytesPart([...bytes])]);
    expect(textsOf(before).join(' ')).not.toContain('Müller');
    const after = await before.inflate?.();
    expect(textsOf(after)).toEqual(expect.arrayContaining(['Maria Santos', 'Müller']));
    expect(textsOf(after)).not.toContain('(opaque)');
    expect(after?.leaves.every(({ isFixed }) => isFixed)).toBe(true);
    expect(after?.render(after.leaves.map(({ text }) => text))?.texts).toEqual([bytesPart([...bytes]).text]);
    expect(after?.inflate).toBeUndefined();
  });

  it('stays opaque when it is broken, of another kind, twice compressed, or a bomb', async () => {
    const noise = Buffer.from(Array.from({ length: 300 }, (_, i) => (i * i * 31 + 7 * i) % 256));
    const bomb = gzipSync(Buffer.alloc(9 * 1024 * 1024));
    const kinds = [gzipSync(BODY).subarray(0, 40), brotliCompressSync(noise), gzipSync(gzipSync(BODY)), bomb];
    for (const bytes of kinds) {
      const read = request([bytesPart(bytes)]);
      expect(textsOf(read)).toContain('(opaque)');
      expect(textsOf(await (read.inflate?.() ?? read))).toContain('(opaque)');
    }
  });

  it('is not asked for text', () => {
    expect(request([part(BODY)]).inflate).toBeUndefined();
  });
});

describe('whatever it is given', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.constantFrom(
      ...[
        '%25',
        '%e9',
        '&amp;',
        '&#x41;',
        '\\u0041',
        '\\',
        '"',
        '{"a":',
        '[',
        ']}',
        'a=b&',
        '\x1e',
        '\0',
        '\n',
        '--x\r\n',
      ],
      ...['Content-Disposition: form-data; name="a"\r\n\r\n', 'TWFyaWEgU2FudG9zLCA2NCBG', '\ud800', '\u0301', '\u200b'],
    ),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  const bytes = fc.uint8Array({ maxLength: 200 }).map((given) => bytesPart(given).text);
  const anyPart: fc.Arbitrary<Part> = fc.oneof(
    fc.record({
      kind: fc.constant('text' as const),
      in: fc.constantFrom('body', 'field', 'file-name', 'file', 'header', 'message'),
      name: text,
      text,
    }),
    fc.record({ kind: fc.constant('bytes' as const), in: fc.constantFrom('body', 'file'), name: text, text: bytes }),
  );

  it('never throws, and puts back what it read', () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 3 }), fc.option(text), (parts, path) => {
        const url = path === null ? null : `https://chat.example/${path}`;
        const { leaves, render } = request(parts, url);
        expect(render(leaves.map((leaf) => leaf.text))).toEqual({ url, texts: parts.map((given) => given.text) });
        expect(leaves.every(({ at, isFixed, text }) => at !== 'opaque' || (isFixed && text === ''))).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('never rejects when it inflates', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPart, { minLength: 1, maxLength: 2 }), async (parts) => {
        const read = request(parts);
        const { leaves, render } = (await read.inflate?.()) ?? read;
        expect(render(leaves.map((leaf) => leaf.text))?.texts).toEqual(parts.map((given) => given.text));
      }),
      { numRuns: 300 },
    );
  });
});

describe('takes time in proportion to its input', () => {
  const words = 'Patient was seen with her daughter; potassium 5.9, repeat in 3 days. ';
  const messages = JSON.stringify(
    Array.from({ length: 8000 }, (_, i) => ({ id: i, role: 'user', content: words + i })),
  );
  const random = Array.from({ length: 750_000 }, (_, i) => (Math.imul(i + 1, 0x9e3779b1) >>> 13) & 255);

  // Milliseconds of the processor, on a busy machine ten times what they are else; a quadratic reading takes minutes.
  it.each([
    ['JSON', part(messages)],
    ['JSON of numbers', part(JSON.stringify(Array.from({ length: 150_000 }, (_, i) => i * 7)))],
    ['base64 of text', part(JSON.stringify({ data: Buffer.from(words.repeat(11_000)).toString('base64') }))],
    ['base64 of noise', part(JSON.stringify({ data: Buffer.from(random).toString('base64') }))],
    ['bytes', bytesPart(random)],
    ['percent', part(JSON.stringify(['%25'.repeat(200_000)]))],
    ['entities', part(JSON.stringify(['&amp;'.repeat(200_000)]))],
    ['ampersands', part(JSON.stringify(['&'.repeat(1_000_000)]))],
    ['a form', part('a=b&'.repeat(250_000))],
    ['brackets', part('['.repeat(100_000) + ']'.repeat(100_000))],
    ['quotes', part(JSON.stringify('"'.repeat(100_000)))],
    ['quotes that are no JSON', part('{"'.repeat(100_000))],
    ['backslashes', part(JSON.stringify('\\'.repeat(500_000)))],
    ['lines', part('{"a":1}\n'.repeat(120_000))],
    ['words of 15 letters', part('abcdefghijklmno '.repeat(62_500))],
    ['lines of words of 16 letters', part('abcdefghijklmnop\n'.repeat(58_000))],
    ['hexadecimal', part('4d'.repeat(500_000))],
    ['lengths', bytesPart(Array.from({ length: 500_000 }, (_, i) => (i % 2 === 0 ? 0x0a : 0xff)))],
    ['nested messages', bytesPart([0xff, ...Array.from({ length: 500_000 }, (_, i) => (i % 2 === 0 ? 0x0a : 0x7f))])],
    ['NULs', part('\0'.repeat(1_000_000))],
    ['combining marks', part('e\u0301'.repeat(500_000))],
    ['boundaries', part(`--x\r\n${'--x\r\n'.repeat(200_000)}`)],
  ])('%s', (_, given) => {
    const before = process.cpuUsage();
    readPart(given);
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1000;
    expect(took).toBeLessThan(2500);
  });
});

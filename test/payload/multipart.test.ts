import { describe, expect, it } from 'vitest';
import { bytesPart, read, readPart } from './read.ts';

const BOUNDARY = '----WebKitFormBoundaryAbC123';

function body(...parts: readonly (readonly [disposition: string, content: string])[]): string {
  const written = parts.map(
    ([disposition, content]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`,
  );
  return `${written.join('')}--${BOUNDARY}--\r\n`;
}

const FORM = body(
  ['name="prompt"', 'hello\r\nthere'],
  ['name="meta"', '{"title":"Maria \\"M\\" Santos"}'],
  ['name="file"; filename="Maria %22M%22 Santos.txt"\r\nContent-Type: text/plain', 'note for Maria'],
  ['name="Maria Santos"', ''],
);

describe('multipart/form-data', () => {
  it('gives contents, file names and names that may carry an identifier', () => {
    expect(read(FORM, ['prompt']).leaves).toEqual([
      { text: 'hello\r\nthere', at: 'prompt', isFixed: false },
      { text: 'Maria "M" Santos', at: 'body', isFixed: false },
      { text: 'Maria "M" Santos.txt', at: 'body', isFixed: false },
      { text: 'note for Maria', at: 'body', isFixed: false },
      { text: 'Maria Santos', at: 'body', isFixed: true },
    ]);
  });

  it('is rewritten exactly', () => {
    const { write } = read(FORM);
    expect(write((text) => text)).toBe(FORM);
    const change = (text: string) =>
      text === 'Maria "M" Santos.txt'
        ? 'ł"\r.txt'
        : text === 'Maria "M" Santos'
          ? '"x"'
          : text === 'hello\r\nthere'
            ? 'hi'
            : text;
    expect(write(change)).toBe(
      FORM.replace('Maria %22M%22 Santos.txt', 'ł%22%0D.txt')
        .replace('Maria \\"M\\" Santos', '\\"x\\"')
        .replace('hello\r\nthere', 'hi'),
    );
    expect(write((text) => (text === 'Maria Santos' ? 'x' : text))).toBeNull();
    expect(write((text) => (text === 'note for Maria' ? `--${BOUNDARY}` : text))).toBeNull();
  });

  it('may hold a file that is no text', () => {
    const form = [...Buffer.from(body(['name="prompt"', 'Łukasz'], ['name="f"; filename="Łukasz.png"', '\0PNG\0']))];
    const bytes = bytesPart(Buffer.from(form).map((byte, i) => (form[i + 1] === 80 && byte === 0 ? 0x89 : byte)));
    const { leaves, write } = readPart(bytes, ['prompt']);
    expect(leaves).toEqual([
      { text: 'Łukasz', at: 'prompt', isFixed: false },
      { text: 'Łukasz.png', at: 'body', isFixed: false },
      { text: '', at: 'opaque', isFixed: true },
    ]);
    expect(write((text) => text)).toBe(bytes.text);
    const changed = write((text) => text.replace('Łukasz', 'Żółć')) ?? '';
    expect(Buffer.from(changed, 'latin1').toString()).toContain('Żółć.png');
    expect(changed.slice(changed.indexOf('\x89'))).toBe(bytes.text.slice(bytes.text.indexOf('\x89')));
  });

  it.each([
    ['a rule in a text', '-- Maria Santos\nsecond line'],
    ['no head', `--x\r\nMaria Santos\r\n--x--`],
    ['more behind the end', `${body(['name="a"', 'x'])}Maria Santos`],
  ])('%s is one text', (_, text) => {
    expect(read(text).texts).toEqual([text]);
  });
});

import { describe, expect, it } from 'vitest';
import { bodyParts } from '../../../src/app/net/body-parts.ts';
import { createNetMemory, type NetMemory } from '../../../src/app/net/memory.ts';
import { plainText } from '../../../src/app/net/plain-text.ts';
import { spanOf } from './world.ts';

const PAGE = {};

function read(memory: NetMemory, text: string, ...values: string[]): void {
  memory.note({ t: 'read', id: 1, text, open: values.map((value) => spanOf(text, value)) }, PAGE);
}

function vault(memory: NetMemory, protect: string[], release: string[], from: object = PAGE): void {
  const values = protect.map((value) => ({ value, category: 'name', role: 'patient', before: '', after: '' }) as const);
  memory.note({ t: 'vault', id: 1, protect: values, release }, from);
}

describe('what the net remembers of a group', () => {
  it('takes a text that was let go for let go until something is found in it again', () => {
    const memory = createNetMemory();
    read(memory, 'Rose Garden', 'Rose Garden');
    read(memory, 'Rose Garden');
    expect(memory.holds(['Rose Garden'], true)).toBe(false);
    read(memory, 'Rose Garden', 'Rose Garden');
    expect(memory.holds(['Rose Garden'], true)).toBe(true);
  });

  it('lets a text go whose value was released after it had been entered, read and held', () => {
    const memory = createNetMemory();
    const text = 'For Ada Quill, who takes apixaban twice a day and asks about the other one';
    memory.note({ t: 'read', id: 1, text, open: null }, PAGE);
    expect(memory.holds([text], true)).toBe(true);
    read(memory, text, 'Ada Quill');
    expect(memory.holds([text], true)).toBe(true);
    vault(memory, [], ['Ada Quill']);
    expect(memory.holds([text], true)).toBe(false);
  });

  it('gives up what it could not read as soon as a longer text with it has been read', () => {
    const memory = createNetMemory();
    const text = 'one two three four five six seven eight nine ten';
    memory.note({ t: 'read', id: 1, text, open: null }, PAGE);
    read(memory, `${text} eleven`);
    expect(memory.holds([`saved: ${text}`], true)).toBe(false);
  });

  it('holds against a worker of several tabs what was open last, against the tab all that ever was', () => {
    const memory = createNetMemory();
    for (const name of ['Ada Quill', 'Bea Quill', 'Cem Quill', 'Dov Quill']) read(memory, `For ${name}`, name);
    const held = (isOfTab: boolean) =>
      ['Ada Quill', 'Bea Quill', 'Dov Quill'].map((text) => memory.holds([text], isOfTab));
    expect(held(true)).toEqual([true, true, true]);
    expect(held(false)).toEqual([false, true, true]);
  });

  it('begins anew for the tab when its last page has gone, but keeps what is protected', () => {
    const memory = createNetMemory();
    const text = 'one two three four five six seven eight nine ten';
    vault(memory, ['Phoebe Kowalczyk'], []);
    memory.note({ t: 'read', id: 1, text, open: null }, PAGE);
    read(memory, 'For Ada Quill', 'Ada Quill');
    read(memory, 'Dov Quill');
    memory.forget(PAGE, false);
    expect(memory.holds(['Ada Quill'], true)).toBe(true);
    memory.forget(PAGE, true);
    expect([[text], ['Ada Quill'], ['Phoebe Kowalczyk']].map((texts) => memory.holds(texts, true))).toEqual([
      false,
      false,
      true,
    ]);
    read(memory, 'For Dov Quill', 'Dov Quill');
    expect(memory.holds(['Dov Quill'], true)).toBe(true);
  });

  it('keeps what one frame released when another has gone', () => {
    const memory = createNetMemory();
    const other = {};
    vault(memory, ['Phoebe Kowalczyk'], []);
    vault(memory, [], ['Phoebe Kowalczyk']);
    vault(memory, [], ['Phoebe Kowalczyk'], other);
    memory.forget(PAGE, false);
    expect(memory.holds(['Phoebe Kowalczyk'], true)).toBe(false);
    memory.forget(other, false);
    expect(memory.holds(['Phoebe Kowalczyk'], true)).toBe(true);
  });

  it('forgets texts that were let go with the last page', () => {
    const memory = createNetMemory();
    const text = 'Ask for Ada Quill';
    vault(memory, [], ['Ada Quill']);
    read(memory, text, 'Ada Quill');
    memory.forget(PAGE, true);
    read(memory, 'For Ada Quill', 'Ada Quill');
    expect(memory.holds([text], true)).toBe(true);
  });
});

describe('the quick look before the search', () => {
  it.each([
    ['617-555-0142', 'call (617) 555 0142 now'],
    ['MULLER\u017f', 'mullers'],
    ['Zo\u00EB O\u2019Neill', 'zo\u00EB  o\u2019 neill'],
  ])('sees %s in "%s", as the search does', (value, text) => {
    const memory = createNetMemory();
    vault(memory, [value], []);
    expect(plainText(text)).toContain(plainText(value));
    expect(memory.holds([text], true)).toBe(true);
  });
});

describe('the parts of a body', () => {
  it('are fields and what stands in bytes, joined before it is read', () => {
    const half = (...bytes: number[]) => ({ bytes: new Uint8Array(bytes).buffer });
    const body = { formData: { q: ['a', 'b'] }, raw: [half(0x7a, 0xc3), {}, half(0xa9)] };
    expect(bodyParts(body).map(({ kind, in: place, name, text }) => [kind, place, name, text])).toEqual([
      ['text', 'field', 'q', 'a'],
      ['text', 'field', 'q', 'b'],
      ['text', 'body', '', 'z\u00E9'],
    ]);
  });

  it('are one code unit a byte where they are no text', () => {
    expect(bodyParts({ raw: [{ bytes: new Uint8Array([0xff, 0x80, 0x41]).buffer }] })).toEqual([
      { kind: 'bytes', in: 'body', name: '', text: '\u00ff\u0080A' },
    ]);
  });

  it('are none without a body', () => {
    expect(bodyParts(null)).toEqual([]);
  });
});

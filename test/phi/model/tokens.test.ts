import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GAP, tokensOf } from '../../../src/phi/model/tokens.ts';
import { lexicon } from '../lexicon-fixture.ts';

function cut(text: string): string[] {
  const { count, start, end } = tokensOf(text, 0, text.length, lexicon);
  return Array.from({ length: count }, (_, i) => text.slice(start[i], end[i]));
}

describe('tokens', () => {
  test.each([
    ['52F from Ulm', ['52', 'F', 'from', 'Ulm']],
    ['E4418207', ['E', '4418207']],
    ['OkaforLisle.pdf', ['Okafor', 'Lisle', '.', 'pdf']],
    ["O'Brien's", ['O', "'", 'Brien', "'", 's']],
    ['ESCALANTE^RODRIGO', ['ESCALANTE', '^', 'RODRIGO']],
    ['Nguyễn Hữu', ['Nguyễn', 'Hữu']],
    ['a😀b', ['a', '😀', 'b']],
    ['', []],
  ])('%j is cut into %j', (text, tokens) => {
    expect(cut(text)).toEqual(tokens);
  });

  test('know how they are set apart, their line, and the run they are part of', () => {
    const { gap, line, chunk } = tokensOf('a-b c\td\n e\n\nf', 0, 13, lexicon);
    expect([...gap].slice(0, 8)).toEqual([
      GAP.paragraph,
      GAP.none,
      GAP.none,
      GAP.space,
      GAP.tab,
      GAP.line,
      GAP.paragraph,
      0,
    ]);
    expect([...line].slice(0, 7)).toEqual([0, 0, 0, 0, 0, 1, 2]);
    expect([...chunk].slice(0, 4)).toEqual([0, 0, 0, 3]);
  });

  test('hold every character that is no blank, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { count, start, end } = tokensOf(text, 0, text.length, lexicon);
        let at = 0;
        for (let i = 0; i < count; i++) {
          expect(text.slice(at, start[i]).trim()).toBe('');
          expect(end[i]).toBeGreaterThan(start[i]!);
          at = end[i]!;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});

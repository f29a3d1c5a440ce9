import { describe, expect, test } from 'vitest';
import { applyEdits, offsetAfter } from '../../../src/guard/editor/composer.ts';

const EDITS = [
  { start: 11, end: 15, text: '[MRN]' },
  { start: 0, end: 4, text: '[NAME_1]' },
];

describe('applyEdits', () => {
  test('replaces every span, in whatever order they come', () => {
    expect(applyEdits('John, MRN: 4711.', EDITS)).toBe('[NAME_1], MRN: [MRN].');
  });

  test.each([
    [
      'spans that overlap',
      [
        { start: 0, end: 4, text: 'a' },
        { start: 3, end: 6, text: 'b' },
      ],
    ],
    ['a span past the end', [{ start: 10, end: 40, text: 'a' }]],
    ['a span that ends before it starts', [{ start: 4, end: 2, text: 'a' }]],
    ['a newline in a replacement', [{ start: 0, end: 4, text: 'a\nb' }]],
  ])('refuses %s', (_what, edits) => {
    expect(applyEdits('John, MRN: 4711.', edits)).toBeNull();
  });
});

describe('offsetAfter', () => {
  test.each([
    ['before every span', 0, 0],
    ['inside a replaced span: at the end of what replaced it', 2, 8],
    ['between spans', 6, 10],
    ['at the end', 16, 21],
  ])('%s', (_where, offset, expected) => {
    expect(offsetAfter(offset, EDITS)).toBe(expected);
  });
});

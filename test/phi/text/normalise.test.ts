import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../../src/phi/text/normalise.ts';

describe('normalise', () => {
  test.each([
    ['plain text stays', 'MRN 12345', 'MRN 12345'],
    ['full-width digits', '４１１１ １１', '4111 11'],
    ['zero-width signs go', '41\u200d11\u00ad22', '411122'],
    ['a Cyrillic letter in a Latin word', 'jan\u0435@example.com', 'jane@example.com'],
    ['real Cyrillic stays', 'Иван Петров', 'Иван Петров'],
    ['combining marks are composed', 'jane\u0301', 'jané'],
    ['other scripts’ digits', '\u0661\u0662\u0663', '123'],
    ['dashes and spaces', '12\u201345\u00a067', '12-45 67'],
    ['superscripts keep their meaning', '10 mm²', '10 mm²'],
    ['bold mathematical letters', '𝟏𝟐𝟑', '123'],
  ])('%s', (_name, text, expected) => {
    expect(normalise(text).text).toBe(expected);
  });

  test('leads back to the user’s own offsets', () => {
    const text = 'ID ４１\u200b１１!';
    const normal = normalise(text);
    const start = normal.text.indexOf('4111');
    expect(text.slice(normal.sourceStart(start), normal.sourceEnd(start + 4))).toBe('４１\u200b１１');
  });

  test('every span of the normal form lies within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const normal = normalise(text);
        for (let at = 0; at < normal.text.length; at++) {
          expect(normal.sourceStart(at)).toBeGreaterThanOrEqual(0);
          expect(normal.sourceEnd(at + 1)).toBeGreaterThan(normal.sourceStart(at));
          expect(normal.sourceEnd(at + 1)).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

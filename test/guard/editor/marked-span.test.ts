import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flatSpans, shiftSpans } from '../../../src/guard/editor/marked-span.ts';

const finding = (start: number, end: number) => ({ start, end, level: 'finding' as const });
const possible = (start: number, end: number) => ({ start, end, level: 'possible' as const });

describe('shiftSpans', () => {
  test('keeps spans before a change, moves those after it, drops those it touched', () => {
    const before = 'Ann saw Ben and Cem.';
    const after = 'Ann saw Bxen and Cem.';
    expect(shiftSpans(before, after, [finding(0, 3), finding(8, 11), finding(16, 19)])).toEqual([
      finding(0, 3),
      finding(17, 20),
    ]);
  });

  test('a span that survives holds the same characters as before', () => {
    const text = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', ' ') });
    fc.assert(
      fc.property(text, text, fc.nat(11), fc.integer({ min: 1, max: 5 }), (before, after, start, length) => {
        const span = finding(start, Math.min(before.length, start + length));
        fc.pre(span.start < span.end);
        for (const kept of shiftSpans(before, after, [span])) {
          expect(after.slice(kept.start, kept.end)).toBe(before.slice(span.start, span.end));
        }
      }),
    );
  });
});

describe('flatSpans', () => {
  test('orders, and lets a finding win over a possible one', () => {
    expect(flatSpans([possible(4, 8), finding(6, 10), possible(0, 2)], 20)).toEqual([possible(0, 2), finding(6, 10)]);
  });

  test('drops what lies outside the text or is empty', () => {
    expect(flatSpans([finding(3, 3), finding(18, 25), finding(-1, 2)], 20)).toEqual([]);
  });
});

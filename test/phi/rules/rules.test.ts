import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '../../../src/phi/category.ts';
import { RULES } from '../../../src/phi/rules/index.ts';
import { detector } from '../lexicon-fixture.ts';
import { parseMarked } from '../marked.ts';

describe.each(RULES.map((rule) => [rule.id, rule] as const))('rule %s', (_id, rule) => {
  const { label } = CATEGORIES[rule.category];

  test('has its proof', () => {
    expect(rule.finds.length).toBeGreaterThanOrEqual(5);
    expect(rule.ignores.length).toBeGreaterThanOrEqual(5);
    expect(rule.source.length).toBeGreaterThan(10);
  });

  test.each(rule.finds)('finds: %s', (example) => {
    const { text, spans } = parseMarked(example);
    expect(spans.length).toBeGreaterThan(0);
    // One sentence with one identifier is little to go by: where the model has the last word, underlined will do.
    const { findings, possible } = detector.detect(text);
    const found = [...findings, ...possible]
      .filter(({ category }) => category === rule.category)
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, end }) => ({ label, value: text.slice(start, end) }));
    expect(found).toEqual(spans.map((span) => ({ label: span.label, value: text.slice(span.start, span.end) })));
  });

  test.each(rule.ignores)('ignores: %s', (example) => {
    const found = detector.detect(example).findings.filter(({ category }) => category === rule.category);
    expect(found.map(({ start, end }) => example.slice(start, end))).toEqual([]);
  });
});

test('rule ids are unique', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CATEGORIES, type CategoryId } from '../../../src/phi/category.ts';
import { readMarkup } from '../../../tools/train/markup.ts';
import { detector } from '../lexicon-fixture.ts';

/** The rest of a segment without its name ("^^EDINBURG^TX"): the model goes by the segment, which the rule did not. */
const LOST: ReadonlySet<string> = new Set(['ex-0022']);

/**
 * The proof of the rules for facilities, towns and streets, which the model replaced: what they found and ignored. The
 * kind of each text ends in its category.
 */
const EXAMPLES = readMarkup(readFileSync(new URL('../../../tools/train/texts/examples.txt', import.meta.url), 'utf8'))
  .filter(({ id }) => !LOST.has(id))
  .map((one) => ({ ...one, category: one.kind.split('-').at(-1) as CategoryId }));

describe('what rules for places found', () => {
  test.each(EXAMPLES.filter(({ spans }) => spans.length > 0))('still is: $text', ({ text, spans, category }) => {
    // One sentence with one identifier is little to go by: underlined will do.
    const { findings, possible } = detector.detect(text);
    const found = [...findings, ...possible].filter((one) => one.category === category);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
      spans.filter(({ label }) => label === CATEGORIES[category].label).map(({ start, end }) => text.slice(start, end)),
    );
  });

  test.each(EXAMPLES.filter(({ spans }) => spans.length === 0))('still is not: $text', ({ text, category }) => {
    const found = detector.detect(text).findings.filter((one) => one.category === category);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([]);
  });
});

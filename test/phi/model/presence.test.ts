import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/phi/model/analysis.ts';
import { createTagger } from '../../../src/phi/model/tagger.ts';
import { createExaminer } from '../../../src/phi/pipeline/examine.ts';
import { detector, lexicon, model } from '../lexicon-fixture.ts';

const examine = createExaminer(lexicon);
const tagger = createTagger(model);

function presenceOf(text: string): number {
  const { document, scored, resolved } = examine(text);
  const seen = [...resolved.findings, ...resolved.possible, ...resolved.quasi];
  const analysis = analyse(document.text, 0, document.text.length, scored, seen, lexicon);
  return tagger.presence(analysis, 0, analysis.tokens.count);
}

const NOTE = 'Please shorten: Mrs. Adaeze Thistlewood, seen on 3/4/2025 in clinic with her daughter, MRN 4471902.';
const EPONYMS = 'Eponymous murmurs for my lecture: Austin Flint, Graham Steell, Carey Coombs, Still, Roger, Gibson.';

describe('whether a text holds any identifier', () => {
  test('is likelier of a note than of a list of eponyms', () => {
    expect(presenceOf(NOTE)).toBeGreaterThan(1);
    expect(presenceOf(EPONYMS)).toBeLessThan(0);
  });

  test('is a number for a text without words', () => {
    expect(Number.isFinite(presenceOf('...'))).toBe(true);
    expect(Number.isFinite(presenceOf(''))).toBe(true);
  });

  test('of a long text is told window by window: a story below a long list is found', () => {
    const list = `${EPONYMS}\n`.repeat(200);
    const found = detector.detect(`${list}${NOTE}`).findings.filter(({ start }) => start >= list.length);
    expect(found.map(({ category }) => category)).toEqual(['name', 'date', 'mrn']);
  });
});

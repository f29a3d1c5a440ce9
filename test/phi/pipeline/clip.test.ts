import { expect, test } from 'vitest';
import { clip } from '../../../src/phi/pipeline/clip.ts';
import type { Sighting } from '../../../src/phi/pipeline/sighting.ts';
import { defineRule } from '../../../src/phi/rules/rule.ts';
import { documentOf } from '../../../src/phi/text/document.ts';
import { blankPlaceholders } from '../../../src/phi/text/placeholder.ts';
import { lexicon } from '../lexicon-fixture.ts';

const rule = defineRule({ id: 'example', category: 'mrn', finds: [], ignores: [], source: 'this test' });

function clipped(text: string, start: number, end: number): string[] {
  const blanked = blankPlaceholders(text);
  const sighting: Sighting = { rule, candidate: { start, end, strength: 0.9, because: [] }, labelled: false };
  return clip(documentOf(blanked.text, lexicon), [sighting], blanked.spans).map(({ candidate }) =>
    text.slice(candidate.start, candidate.end),
  );
}

test('what is left on both sides stays', () => {
  expect(clipped('12 Oak [CITY-1] Street', 0, 22)).toEqual(['12 Oak ', ' Street']);
});

test('punctuation that is left is dropped', () => {
  expect(clipped('([MRN-1], 12)', 0, 12)).toEqual([', 12']);
  expect(clipped('([MRN-1])', 0, 9)).toEqual([]);
});

test('a sighting that only touches a placeholder is left alone', () => {
  expect(clipped('[MRN-1]12[MRN-2]', 7, 9)).toEqual(['12']);
});

test('inside a placeholder nothing is left', () => {
  expect(clipped('see [PLAN-ID-1] ok', 6, 12)).toEqual([]);
});

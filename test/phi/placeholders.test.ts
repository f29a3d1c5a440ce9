import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPlaceholders } from '../../src/deid/placeholders.ts';
import { CATEGORIES } from '../../src/phi/category.ts';
import { CLINICIAN_TITLES, KIN, NAME_FIELDS, PATIENT_NOUNS, TITLES } from '../../src/phi/context/person-words.ts';
import { ROLES, type Finding } from '../../src/phi/finding.ts';
import { RULES } from '../../src/phi/rules/index.ts';
import { blankPlaceholders } from '../../src/phi/text/placeholder.ts';
import { detector } from './lexicon-fixture.ts';

/** Every placeholder that the product writes, asked of the code that writes it. */
function allPlaceholders(): string[] {
  const texts = new Set<string>();
  for (const category of Object.keys(CATEGORIES) as Finding['category'][]) {
    for (const role of ROLES) {
      const finding: Finding = { start: 0, end: 1, category, role, rule: 'example', score: 1, because: [] };
      for (const { text } of createPlaceholders().replace('x', [finding])) texts.add(text);
    }
  }
  return [...texts];
}

const PLACEHOLDERS = [...allPlaceholders(), '[PHI]', '[PATIENT-12]'];

/** Whatever announces a value or a name anywhere in the rules. */
const CUES = [
  ...RULES.flatMap(({ labels }) => (labels ?? []).flatMap(({ words }) => words)),
  ...CLINICIAN_TITLES,
  ...TITLES,
  ...KIN,
  ...PATIENT_NOUNS,
  ...Object.keys(NAME_FIELDS),
];

describe('the product’s own placeholders', () => {
  test('are all known to the detector', () => {
    for (const placeholder of PLACEHOLDERS)
      expect(blankPlaceholders(placeholder).spans).toEqual([{ start: 0, end: placeholder.length }]);
  });

  test.each(PLACEHOLDERS)('%s answers no label and follows no cue', (placeholder) => {
    for (const joint of [' ', ': ', ' # ', ' is ', ', ']) {
      const lines = CUES.map((cue) => `${cue}${joint}${placeholder}`);
      const text = lines.join('\n');
      const { findings, possible } = detector.detect(text);
      const { spans } = blankPlaceholders(text);
      expect(spans).toHaveLength(CUES.length);
      for (const one of [...findings, ...possible]) {
        expect(spans.filter((span) => span.start < one.end && one.start < span.end)).toEqual([]);
        // Some cues are names by themselves ("mari", "kennitala is"): nothing but what stands before may be found in its line.
        const value = text.slice(one.start, one.end);
        expect(CUES.filter((cue) => `${cue}${joint}`.includes(value))).not.toEqual([]);
      }
    }
  });

  test.each([
    'member ID [PLAN-ID-1], license [LICENSE-1], DNI [NATIONAL-ID-1], acct [ACCOUNT-1]',
    '[PERSON-1] (EF 35%)',
    'Dr. [CLINICIAN-1] saw [PATIENT-1], [DATE-1], at [HOSPITAL-1] in [CITY-1], [ZIP-1]',
    'She is 90-or-older and lives at [ADDRESS-1]',
    'PID|1||[MRN-1]^^^HOSP^MR||[PATIENT-1]||[DATE-1]|M',
    'Patient [PATIENT-1] and [RELATIVE-2]: SSN [SSN-1] and [SSN-2]',
  ])('a text that holds nothing else is clear: %s', (text) => {
    const { findings, possible } = detector.detect(text);
    expect([...findings, ...possible]).toEqual([]);
  });

  test('what stands beside one is still found', () => {
    const text = 'MRN [MRN-1], ssn 078-05-1120, Dr. Okonkwo saw [PATIENT-1]';
    expect(detector.detect(text).findings.map(({ start, end }) => text.slice(start, end))).toEqual([
      '078-05-1120',
      'Okonkwo',
    ]);
  });

  test('a record number in brackets is no placeholder', () => {
    for (const text of ['MRN [KV-0447182]', 'MRN [MRN-0447182]', 'MRN [mrn-4471]'])
      expect(detector.detect(text).findings).toHaveLength(1);
  });

  test('are never part of a finding, wherever they stand', () => {
    const piece = fc.oneof(
      fc.constantFrom(...PLACEHOLDERS),
      fc.constantFrom(
        'Dr. ',
        'Smith',
        ' ',
        ', ',
        '12 Oak St ',
        'MRN ',
        '0447182',
        '^',
        '|',
        'PID|',
        ' at ',
        '\n',
        '@a.org',
        '-',
        '555-0147',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const { spans } = blankPlaceholders(text);
        const { findings, possible } = detector.detect(text);
        for (const one of [...findings, ...possible])
          expect(spans.filter((span) => span.start < one.end && one.start < span.end)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

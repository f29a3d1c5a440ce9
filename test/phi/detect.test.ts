import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { THRESHOLD } from '../../src/phi/pipeline/threshold.ts';
import { detector } from './lexicon-fixture.ts';

function valuesOf(text: string): string[] {
  return detector.detect(text).findings.map(({ start, end, category }) => `${category}:${text.slice(start, end)}`);
}

describe('detect is total', () => {
  test.each([
    ['empty text', ''],
    ['emoji only', '😀🩺💊'.repeat(200)],
    ['lone surrogates', '\ud83d \udc00 \ud83d'],
    ['one long word', 'a'.repeat(100_000)],
    ['only separators', ' \n\t,.;:'.repeat(1000)],
  ])('finds nothing in %s', (_name, text) => {
    expect(detector.detect(text)).toEqual({ findings: [], possible: [], quasi: [] });
  });

  test('never throws, and its lists are sorted, disjoint and inside the text', () => {
    const piece = fc.constantFrom(
      'Dr. ',
      'Smith ',
      'MRN ',
      '12345',
      '3/4/24 ',
      '@',
      '\n',
      '^',
      '|',
      'PID|',
      '(',
      ')',
      '"',
      '’s ',
      'é',
      '\u200b',
      '😀',
      '\ud83d',
      'John ',
      ', ',
      'St. ',
      '94F ',
      ' ',
      'in ',
      'Hospital ',
      '&#x2f;',
      '&amp;',
      '%C3%A9',
      '=C3=A7',
      '\\u00e7',
      '\\n',
      'ﬁ',
      '⒈',
      '⑴',
      '**',
      'five ',
      'double ',
      'twenty ',
      ' at ',
      ' dot ',
      '-\n',
      'J o s e',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 40 }),
        (pieces) => {
          const text = pieces.join('');
          const { findings, possible } = detector.detect(text);
          let end = 0;
          for (const finding of findings) {
            expect(finding.start).toBeGreaterThanOrEqual(end);
            expect(finding.end).toBeGreaterThan(finding.start);
            expect(finding.score).toBeGreaterThanOrEqual(THRESHOLD.finding);
            end = finding.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
          for (const one of possible) expect(one.score).toBeLessThan(THRESHOLD.finding);
        },
      ),
      { numRuns: 300 },
    );
  });

  /** Every one of these made some regular expression of a kind like ours walk a text once per character. */
  test.each([
    'a',
    'Aa ',
    'Aa-',
    'A. ',
    'Smith, ',
    'MRN ',
    'MRN-',
    '12 ',
    '123-',
    '1/2/',
    'A^B^',
    "O'",
    'Hospital ',
    '12 Oak ',
    '(',
    '\n',
    'x@',
    'a.',
    'in ',
    '\ud83d',
    'a1-',
  ])(
    'needs linear time for repetitions of %j',
    (piece) => {
      const text = piece.repeat(Math.ceil(60_000 / piece.length));
      const cpu = process.cpuUsage();
      detector.detect(text);
      const { user, system } = process.cpuUsage(cpu);
      // A quadratic step takes minutes at this length; linear ones stay below half a second on a slow machine.
      expect((user + system) / 1000).toBeLessThan(4000);
    },
    30_000,
  );
});

describe('one text, everything in it', () => {
  test('a discharge in a prompt', () => {
    const text =
      "Please shorten: Patient: Oyelaran, Babatunde T.  MRN: KV-0447182  DOB 08/19/1957. Mr. Oyelaran was admitted to St. Brigid's Medical Center on March 4th, 2024. His wife Folasade, 301-682-4419, lives at 1420 Oak Hollow Ln, Frederick, MD 21704.";
    expect(valuesOf(text)).toEqual([
      'name:Oyelaran, Babatunde T.',
      'mrn:KV-0447182',
      'date:08/19/1957',
      'name:Oyelaran',
      "facility:St. Brigid's Medical Center",
      'date:March 4th, 2024',
      'name:Folasade',
      'phone:301-682-4419',
      'address:1420 Oak Hollow Ln',
      'city:Frederick',
      'zip:21704',
    ]);
  });

  test('roles come from titles, kin and labels', () => {
    const text = 'Patient: Maria Lopez, wife of José Lopez. Her daughter Elena called. Seen by Dr. Alan Brandt.';
    const roles = Object.fromEntries(
      detector.detect(text).findings.map(({ start, end, role }) => [text.slice(start, end), role]),
    );
    expect(roles).toMatchObject({ 'Maria Lopez': 'patient', Elena: 'relative', 'Alan Brandt': 'clinician' });
  });

  test('a name read once is known again', () => {
    expect(valuesOf('Patient: Ifeoma Quansah. Later that day Quansah felt better, and quansah went home.')).toEqual([
      'name:Ifeoma Quansah',
      'name:Quansah',
      'name:quansah',
    ]);
  });

  test('an age under 90 is a quasi-identifier, one over 89 a finding', () => {
    const { findings, quasi } = detector.detect('67-year-old woman; her mother is 93 years old');
    expect(quasi.map(({ kind }) => kind)).toEqual(['age']);
    expect(findings.map(({ category }) => category)).toEqual(['age-over-89']);
  });

  test('offsets are those of the user’s own text', () => {
    const text = 'chart: ＳＳＮ ５３６\u200b-90-4399 ok';
    const [finding] = detector.detect(text).findings;
    expect(finding?.category).toBe('ssn');
    expect(text.slice(finding?.start, finding?.end)).toBe('５３６\u200b-90-4399');
  });

  test('reasons never repeat the text', () => {
    const text = 'Dr. Quansah, MRN 998877, quansah@example.org';
    const reasons = JSON.stringify(detector.detect(text).findings.map(({ because }) => because)).toLowerCase();
    for (const value of ['quansah', '998877', 'example.org']) expect(reasons).not.toContain(value);
  });

  test.each([
    'What are the side effects of losartan in a 55-year-old Asian man with hypertension?',
    'Compare Wegener, Crohn and Hodgkin; cite NEJM 2019;380:1234 and the 2023 ADA guideline.',
    'Warfarin 5 mg, INR 2.0-3.0, BP 120/80, HR 72, SpO2 98 %, strength 5/5, pain 7/10, T2N1M0, CPT 99213.',
    'Call 911 or 988; poison control is 1-800-222-1222.',
    '',
  ])('a general question is clear: %s', (text) => {
    expect(valuesOf(text)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { tagText } from '../../../src/phi/model/tag-text.ts';
import { createTagger } from '../../../src/phi/model/tagger.ts';
import { detector, lexicon, model } from '../lexicon-fixture.ts';

const tagger = createTagger(model);

function tagged(text: string) {
  return tagText(text, [], [], lexicon, tagger);
}

describe('tagging', () => {
  test('finds a name without any rule', () => {
    const text = 'Patient: Oyelaran, Babatunde was seen by Dr. Priscilla Dunmore today.';
    const names = tagged(text).filter(({ category, probability }) => category === 'name' && probability > 0.5);
    expect(names.map(({ start, end }) => text.slice(start, end)).join('; ')).toContain('Dunmore');
  });

  test('is the same every time', () => {
    const text = 'pt Etxeberria 85-74-911 seen 3/4/24 at Lakeside Clinic';
    expect(tagged(text)).toEqual(tagged(text));
    expect(detector.detect(text)).toEqual(detector.detect(text));
  });

  test.each([
    ['empty', ''],
    ['lone surrogates', '\ud83d \udc00 \ud83d'.repeat(50)],
    ['NUL', '\u0000Dr. \u0000Smith\u0000 '.repeat(50)],
    ['100,000 digits', '7'.repeat(100_000)],
    ['a megabyte on one line', 'Dr. Smith saw Ada Okonkwo, 12/3. '.repeat(31_000)],
    ['a megabyte of cells', 'Smith,12,3/4|'.repeat(80_000)],
    ['right-to-left', 'المريض محمد عبد الله، رقم الملف 123456 '.repeat(20)],
  ])('survives %s', (_name, text) => {
    const wrong = tagged(text).filter(
      ({ start, end, probability }) =>
        start >= end || end > text.length || end - start > 120 || !(probability <= 1 + 1e-6),
    );
    expect(wrong).toEqual([]);
  });

  test.each(['Dr. Smith saw Ada on 12/3.\n', 'a|b,', '{"family":"Doe"},', 'x9-'])(
    'takes twice as long for twice the text of %j',
    (piece) => {
      const text = piece.repeat(Math.ceil(60_000 / piece.length));
      const once = cpuMs(text);
      const twice = cpuMs(text + text);
      // A quadratic step would make it four times; small times are noise.
      expect(twice).toBeLessThan(3 * once + 150);
    },
  );
});

/** The least of three: what else the machine does only ever adds. */
function cpuMs(text: string): number {
  let least = Infinity;
  for (let round = 0; round < 3; round++) {
    const cpu = process.cpuUsage();
    tagged(text);
    const { user, system } = process.cpuUsage(cpu);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

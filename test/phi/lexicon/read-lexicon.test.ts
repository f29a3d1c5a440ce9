import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/phi/lexicon/fold.ts';
import { LEXICON_FLAGS } from '../../../src/phi/lexicon/lexicon.ts';
import { readLexicon } from '../../../src/phi/lexicon/read-lexicon.ts';
import { lexicon } from '../lexicon-fixture.ts';

const { commonGiven, everyday, surname, vocabulary, place } = LEXICON_FLAGS;

describe('the packed lexicon', () => {
  test.each([
    ['maria', commonGiven],
    ['smith', surname],
    ['the', everyday],
    ['apixaban', vocabulary],
    ['los angeles', place],
  ])('knows %s', (word, flag) => {
    expect(lexicon.flagsOf(word) & flag).toBe(flag);
  });

  test.each(['', 'zzzqqq', 'Smith', 'los angeles '])('does not know %j', (word) => {
    expect(lexicon.flagsOf(word)).toBe(0);
  });

  test.each(['los', 'new', 'san'])('has places that begin with %s', (word) => {
    expect(lexicon.mayBegin(word)).toBe(true);
  });

  test('knows of most words that no place begins with them', () => {
    const words = 'apixaban metformin denies presented dyspnoea ketoacidosis thrombolysis zzzqqq'.split(' ');
    expect(words.filter((word) => lexicon.mayBegin(word)).length).toBeLessThan(2);
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['other bytes', new Uint8Array(64)],
    [
      'a lexicon cut short',
      Uint8Array.from([0x43, 0x48, 0x4c, 0x58, 1, 9, 0, 0, 0, ...Array.from({ length: 15 }, () => 0), 0, 0xe1]),
    ],
  ])('is refused when it is %s', (_name, bytes) => {
    expect(() => readLexicon(bytes)).toThrow(RangeError);
  });
});

test.each([
  ['Quiñonez', 'quinonez'],
  ['SZCZEPAŃSKI', 'szczepanski'],
  ['Łukasz', 'lukasz'],
  ['Straße', 'strasse'],
  ['O’Brien', "o'brien"],
])('%s is looked up as %s', (word, folded) => {
  expect(fold(word)).toBe(folded);
});

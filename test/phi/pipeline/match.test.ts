import { describe, expect, test } from 'vitest';
import { labelIndexOf } from '../../../src/phi/pipeline/label-index.ts';
import { match } from '../../../src/phi/pipeline/match.ts';
import { date } from '../../../src/phi/rules/date.ts';
import type { Rule } from '../../../src/phi/rules/rule.ts';
import { documentOf } from '../../../src/phi/text/document.ts';
import { lexicon } from '../lexicon-fixture.ts';

function seen(rule: Rule, text: string): string[] {
  return match(documentOf(text, lexicon), [rule], labelIndexOf([rule])).map(({ candidate }) =>
    text.slice(candidate.start, candidate.end),
  );
}

describe('a pattern that refuses some of its matches', () => {
  test('is searched for on behind the first character of one that it refused', () => {
    expect(seen(date, 'bed 12 abc 14-may-24')).toContain('14-may-24');
    expect(seen(date, 'bed 12 abc 14 mat 2024')).toEqual([]);
  });

  test.each(['4 ſeptember 2024', '10 OCTOBRE 2024', '3rdmay', '5 stycznia', '28ABR24', 'Tues March 5', "Août '23"])(
    'finds %s',
    (text) => {
      expect(seen(date, `on ${text} at noon`)).toContain(text);
    },
  );

  test('comes to an end when it refuses letters beyond the 16-bit ones', () => {
    const refuses: Rule = {
      ...date,
      patterns: [{ name: 'any', strength: 1, regex: /\p{L}/gu, accepts: () => false }],
    };
    expect(seen(refuses, '𝒜𝒜 x')).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { RULES } from '../../../src/phi/rules/index.ts';
import { parseMarked } from '../marked.ts';

const texts = RULES.flatMap(({ finds, ignores }) => [...finds.map((source) => parseMarked(source).text), ...ignores]);
const gated = RULES.flatMap(({ id, patterns = [] }) =>
  patterns.flatMap(({ name, regex, gate }) => (gate === undefined ? [] : [{ name: `${id}/${name}`, regex, gate }])),
);

/** One more for each pattern that the rules' own examples do not show. */
const MORE = [
  'fe80:0:0:0:202:b3ff:fe1e:8329 and 2001:db8::1 and 00-1B-44-11-3A-B7',
  'jane (AT) example (dot) com, b.lee{at}x.org',
  'wolfpup#4471 open CARINGBRIDGE.ORG/visit/x share.well.care/f/9',
  '2024-03-04T10:22Z 3/4/24 12APR71 Sat Aug 10 4º de julio ene/2025 09/2025 2/13 17/09 03/07 Tues 3/4 the 19th',
  "Christmas Eve 2023 DOB 19740826 |20240304| mother's day 2022 24/12",
];

describe.each(gated)('the gate of $name', ({ regex, gate }) => {
  test('stands in every match', () => {
    const matches = [...texts, ...MORE].flatMap((text) => [...text.matchAll(regex)].map(([found]) => found));
    expect(matches).not.toEqual([]);
    expect(matches.filter((found) => !gate.test(found))).toEqual([]);
  });
});

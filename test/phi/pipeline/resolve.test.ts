import { expect, test } from 'vitest';
import { resolve } from '../../../src/phi/pipeline/resolve.ts';
import type { Scored } from '../../../src/phi/pipeline/sighting.ts';
import { defineRule } from '../../../src/phi/rules/rule.ts';

const rule = defineRule({ id: 'example', category: 'mrn', finds: [], ignores: [], source: 'this test' });

function scored(start: number, end: number, score: number, quasi?: 'age'): Scored {
  return {
    rule,
    candidate: { start, end, strength: score, because: [], ...(quasi === undefined ? {} : { quasi }) },
    score,
    because: [],
  };
}

function spans(list: readonly Scored[]): string[] {
  return list.map(({ candidate }) => `${candidate.start}-${candidate.end}`);
}

test('the surer of two that overlap stays', () => {
  expect(spans(resolve([scored(0, 10, 0.7), scored(5, 8, 0.9)]).findings)).toEqual(['5-8']);
});

test('between equals the longer one stays', () => {
  expect(spans(resolve([scored(2, 5, 0.8), scored(0, 9, 0.8)]).findings)).toEqual(['0-9']);
});

test('neighbours that only touch both stay, sorted by start', () => {
  expect(spans(resolve([scored(5, 9, 0.9), scored(0, 5, 0.7)]).findings)).toEqual(['0-5', '5-9']);
});

test('the threshold makes three lists and forgets the rest', () => {
  const { findings, possible, quasi } = resolve([
    scored(0, 2, 0.6),
    scored(3, 5, 0.59),
    scored(6, 8, 0.34),
    scored(9, 11, 0.9, 'age'),
  ]);
  expect([spans(findings), spans(possible), spans(quasi)]).toEqual([['0-2'], ['3-5'], ['9-11']]);
});

test('spans far longer than a block still meet', () => {
  expect(spans(resolve([scored(0, 1000, 0.9), scored(700, 702, 0.8)]).findings)).toEqual(['0-1000']);
});

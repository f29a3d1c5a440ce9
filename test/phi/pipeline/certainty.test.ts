import { describe, expect, test } from 'vitest';
import { CERTAINTY, certaintyOf as weighed } from '../../../src/phi/pipeline/certainty.ts';

function certaintyOf({ probability, presence }: { probability: number; presence: number }, evidence: number): number {
  return weighed({ probability, presence, nearby: presence, isBacked: false }, evidence, CERTAINTY);
}

describe('how certain a finding is', () => {
  test('grows with each clue', () => {
    const plain = certaintyOf({ probability: 0.6, presence: 0 }, 0);
    expect(certaintyOf({ probability: 0.9, presence: 0 }, 0)).toBeGreaterThan(plain);
    expect(certaintyOf({ probability: 0.6, presence: 2 }, 0)).toBeGreaterThan(plain);
    expect(certaintyOf({ probability: 0.6, presence: 0 }, 2)).toBeGreaterThan(plain);
  });

  test('is no longer moved by more of one clue alone', () => {
    expect(certaintyOf({ probability: 0.6, presence: 50 }, 0)).toBe(certaintyOf({ probability: 0.6, presence: 5 }, 0));
    expect(certaintyOf({ probability: 0.6, presence: 0 }, 90)).toBe(certaintyOf({ probability: 0.6, presence: 0 }, 3));
  });

  test('of a sure tag is not taken away by a page without patients', () => {
    expect(certaintyOf({ probability: 1, presence: -50 }, 0)).toBeGreaterThan(0.5);
    expect(certaintyOf({ probability: 0.8, presence: -50 }, 0)).toBeLessThan(0.5);
  });

  test('is not taken away where a rule saw the same', () => {
    const hidden = { probability: 0.95, presence: -50, nearby: -50 };
    expect(weighed({ ...hidden, isBacked: false }, 0, CERTAINTY)).toBeLessThan(0.5);
    expect(weighed({ ...hidden, isBacked: true }, 0, CERTAINTY)).toBeGreaterThan(0.5);
  });

  test.each([0, 1])('is a share for a probability of %s', (probability) => {
    const certainty = certaintyOf({ probability, presence: 0 }, 0);
    expect(certainty).toBeGreaterThan(0);
    expect(certainty).toBeLessThan(1);
  });
});

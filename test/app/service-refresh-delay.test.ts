import { describe, expect, it } from 'vitest';
import { refreshDelay } from '../../src/app/service/refresh-delay.ts';

const MINUTE = 60_000;

describe('the delay to the next fetch', () => {
  it('is the regular interval, a tenth more or less', () => {
    expect([0, 0.5, 1].map((random) => refreshDelay(60, 0, random) / MINUTE)).toEqual([54, 60, 66]);
  });

  it('doubles with each failure and never exceeds the regular interval', () => {
    expect([1, 2, 3, 7, 50].map((failures) => refreshDelay(60, failures, 0) / MINUTE)).toEqual([1, 2, 4, 60, 60]);
    expect(refreshDelay(60, 3, 1) / MINUTE).toBe(2);
  });
});

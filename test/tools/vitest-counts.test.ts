import { describe, expect, it } from 'vitest';
import { countsOf } from '../../tools/test/vitest-counts.ts';

const fine = {
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  testResults: [{ status: 'passed', assertionResults: [1, 2, 3] }],
};

describe('countsOf', () => {
  it('counts tests', () => {
    expect(countsOf(0, fine)).toEqual({ passed: 3, failed: 0 });
    expect(countsOf(1, { ...fine, success: false, numFailedTests: 2 })).toEqual({ passed: 3, failed: 2 });
  });

  it('counts a file that failed before its first test', () => {
    const testResults = [...fine.testResults, { status: 'failed', assertionResults: [] }];
    expect(countsOf(1, { ...fine, success: false, testResults })).toEqual({ passed: 3, failed: 1 });
  });

  it.each([
    ['no report', 0, null],
    ['a bad exit status', 1, fine],
    ['a report that says no', 0, { ...fine, success: false }],
    ['no tests at all', 0, { ...fine, numPassedTests: 0, testResults: [] }],
  ])('never takes %s for success', (_, status, report) => {
    expect(countsOf(status, report).failed).toBe(1);
  });
});

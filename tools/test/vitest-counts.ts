import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './command.ts';
import type { Counts } from './part.ts';

/** The part of vitest's JSON report that is read here. */
interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** Runs vitest; its output is kept only when something failed. */
export async function runVitest(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Counts & { readonly output: string }> {
  const dir = mkdtempSync(join(tmpdir(), 'chaperone-test-'));
  const file = join(dir, 'report.json');
  const { status, output } = await runTool(
    'vitest/vitest.mjs',
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, '--silent=passed-only'],
    environment,
  );
  const counts = countsOf(status, readReport(file));
  rmSync(dir, { recursive: true, force: true });
  return { ...counts, output: counts.failed === 0 ? '' : output };
}

/**
 * Counts a report. A file that failed before its first test counts as one failure, and so does a run that ended
 * badly or without a report although no test failed.
 */
export function countsOf(status: number, report: Report | null): Counts {
  if (report === null) return { passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + broken;
  const isBad = status !== 0 || !report.success || report.numPassedTests === 0;
  return { passed: report.numPassedTests, failed: failed === 0 && isBad ? 1 : failed };
}

function readReport(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

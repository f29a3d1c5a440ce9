import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const SCAN = fileURLToPath(new URL('../../tools/scan.ts', import.meta.url));

function scan(args: readonly string[], input = ''): { status: number | null; lines: string[]; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCAN, ...args], { input, encoding: 'utf8' });
  return { status, lines: stdout.split('\n').filter((line) => line !== ''), errors: stderr };
}

/** Each test starts a process of its own, on a machine that may be busy. */
const PATIENT = { timeout: 30_000 };

describe('scan --jsonl', PATIENT, () => {
  test('answers every line, in order, with offsets into its text', () => {
    const text = 'Dr. Quansah saw 😀 MRN: KV-0447182';
    const { status, lines } = scan(
      ['--jsonl'],
      `${JSON.stringify({ id: 'a', text })}\n${JSON.stringify({ id: 7, text: '' })}\n`,
    );
    expect(status).toBe(0);
    const [first, second] = lines.map(
      (line) => JSON.parse(line) as { id: unknown; findings: Record<string, unknown>[] },
    );
    expect(first?.id).toBe('a');
    expect(first?.findings.map(({ start, end }) => text.slice(Number(start), Number(end)))).toEqual([
      'Quansah',
      'KV-0447182',
    ]);
    expect(Object.keys(first?.findings[0] ?? {})).toEqual(['start', 'end', 'category', 'role', 'score', 'rule']);
    expect(second).toEqual({ id: 7, findings: [], possible: [], quasi: [] });
  });

  test('a malformed line is named by its number, the others are answered, the status is 1', () => {
    const { status, lines, errors } = scan(
      ['--jsonl'],
      '{"id":1,"text":"ok"}\nnot json\n{"id":2}\n{"id":3,"text":"fine"}',
    );
    expect(status).toBe(1);
    expect(lines.map((line) => (JSON.parse(line) as { id: number }).id)).toEqual([1, 3]);
    expect(errors).toMatch(/line 2/);
    expect(errors).toMatch(/line 3/);
    expect(errors).not.toContain('not json');
  });
});

describe('scan FILE', PATIENT, () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'scan-'));
    writeFileSync(join(folder, 'note.txt'), 'first line\nPatient: Ifeoma Quansah\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('prints where and what, and keeps the value to itself', () => {
    const { status, lines } = scan([join(folder, 'note.txt')]);
    expect(status).toBe(0);
    expect(lines[0]).toMatch(/note\.txt:2:10 {2}name {2}patient {2}person-name {2}0\.\d\d {2}/);
    expect(lines.join()).not.toContain('Quansah');
    expect(lines.at(-1)).toMatch(/1 findings, 0 possible/);
  });

  test('--show prints it', () => {
    expect(scan(['--show', join(folder, 'note.txt')]).lines[0]).toContain('"Ifeoma Quansah"');
  });

  test('a file that cannot be read does not stop the others', () => {
    const { status, lines, errors } = scan([join(folder, 'none.txt'), join(folder, 'note.txt')]);
    expect(status).toBe(1);
    expect(errors).toContain('none.txt: cannot be read');
    expect(lines.length).toBe(2);
  });

  test('without anything to scan it says how it is used', () => {
    const { status, errors } = scan([]);
    expect(status).toBe(1);
    expect(errors).toMatch(/usage/);
  });
});

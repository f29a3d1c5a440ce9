import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const SCAN = fileURLToPath(new URL('../../tools/scan.ts', import.meta.url));

function scan(
  args: readonly string[],
  input: string | Buffer = '',
): { status: number | null; lines: string[]; errors: string } {
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

  test('only a line feed ends a line, and a byte order mark is no part of the first', () => {
    const text = 'Dr. Quansah\u2028MRN: KV-0447182\u2029 \u0085';
    // As other programs write JSON: the separators stand in the string as they are.
    const { status, lines } = scan(['--jsonl'], `\ufeff{"id":1,"text":"${text}"}\r\n{"id":2,"text":"\ufeff"}`);
    expect(status).toBe(0);
    const [first] = lines.map((line) => JSON.parse(line) as { findings: { start: number; end: number }[] });
    expect(lines.length).toBe(2);
    expect(first?.findings.map(({ start, end }) => text.slice(start, end))).toEqual(['Quansah', 'KV-0447182']);
  });

  test('a line that is not UTF-8 is an error of its own', () => {
    const { status, lines, errors } = scan(
      ['--jsonl'],
      Buffer.concat([Buffer.from('{"id":1,"text":"Jos'), Buffer.from([0xe9]), Buffer.from('"}\n{"id":2,"text":""}')]),
    );
    expect(status).toBe(1);
    expect(lines.length).toBe(1);
    expect(errors).toContain('line 1: not UTF-8');
  });

  test('takes no files', () => {
    const { status, lines, errors } = scan(['--jsonl', 'note.txt'], '{"id":1,"text":""}');
    expect(status).toBe(1);
    expect(lines).toEqual([]);
    expect(errors).toMatch(/--jsonl .*no files\n\nusage/);
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
    expect(lines[0]).toMatch(/note\.txt:2:10 {2}name {2}patient {2}model {2}[01]\.\d\d {2}/);
    expect(lines.join()).not.toContain('Quansah');
    expect(lines.at(-1)).toMatch(/1 findings, 0 possible/);
  });

  test('--show prints it', () => {
    expect(scan(['--show', join(folder, 'note.txt')]).lines[0]).toContain('"Ifeoma Quansah"');
  });

  test('a file that cannot be read does not stop the others', () => {
    const { status, lines, errors } = scan([join(folder, 'none.txt'), join(folder, 'note.txt')]);
    expect(status).toBe(1);
    expect(errors).toContain('none.txt: cannot be read: there is no such file');
    expect(lines.length).toBe(2);
  });

  test('a folder is said to be one', () => {
    const { status, errors } = scan([folder]);
    expect(status).toBe(1);
    expect(errors).toBe(`${folder}: cannot be read: it is a folder, not a file\n`);
  });

  test('an option that it does not know is named', () => {
    const { status, errors } = scan(['--frob', join(folder, 'note.txt')]);
    expect(status).toBe(1);
    expect(errors).toMatch(/^scan: unknown option --frob\n\nusage/);
  });

  test('without anything to scan it says how it is used', () => {
    const { status, errors } = scan([]);
    expect(status).toBe(1);
    expect(errors).toMatch(/usage/);
  });

  test('UTF-16 with a byte order mark is read, in both orders', () => {
    const text = '\ufeffPatient: Ifeoma Quansah\n';
    const little = Buffer.from(text, 'utf16le');
    for (const [name, bytes] of [
      ['le.txt', little],
      ['be.txt', Buffer.from(little).swap16()],
    ] as const) {
      writeFileSync(join(folder, name), bytes);
      const { status, lines } = scan(['--show', join(folder, name)]);
      expect(status).toBe(0);
      expect(lines[0]).toMatch(/:1:10 {2}name .*"Ifeoma Quansah"/);
    }
  });

  test.each([
    ['latin1.txt', Buffer.from('Patient: José Quansah\n', 'latin1'), /not UTF-8; .*iconv/],
    ['utf16-unmarked.txt', Buffer.from('Patient: Ifeoma Quansah\n', 'utf16le'), /not text .*plain text/],
    ['letter.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0x41]), /not text/],
    ['cut.txt', Buffer.from([0xff, 0xfe, 0x41]), /UTF-16/],
  ])('%s is an error and never looks clear', (name, bytes, fault) => {
    writeFileSync(join(folder, name), bytes);
    const { status, lines, errors } = scan([join(folder, name)]);
    expect(status).toBe(1);
    expect(lines).toEqual([]);
    expect(errors).toContain(`${name}: `);
    expect(errors).toMatch(fault);
  });

  test('a finding far down a large file has its line and column', () => {
    writeFileSync(join(folder, 'large.txt'), `${'nothing to see\n'.repeat(20_000)}  MRN 0447182\n`);
    const { status, lines } = scan([join(folder, 'large.txt')]);
    expect(status).toBe(0);
    expect(lines.find((line) => line.includes('  mrn  '))).toContain('large.txt:20001:7  ');
  });

  test('--help explains itself and is no error', () => {
    const { status, lines, errors } = scan(['--help']);
    expect(status).toBe(0);
    expect(errors).toBe('');
    for (const word of ['--show', '--jsonl', 'possible', 'Exit status']) expect(lines.join('\n')).toContain(word);
  });
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FOLDERS } from '../../tools/demo/machine-policy.ts';

/** The tools alone, without lockfile and dependencies: whatever began to install something would break there. */
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'chaperone-bare-'));
  cpSync('tools', join(root, 'tools'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

function start(program: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const ended = spawnSync(process.execPath, [join(root, 'tools', program), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: '', ...environment },
  });
  expect(readdirSync(root)).toEqual(['tools']);
  return { status: ended.status, out: ended.stdout, err: ended.stderr };
}

describe('npm start, npm run matrix and npm test in a fresh clone', () => {
  it.each([
    ['demo/start.mjs', 'prosemirror-typed'],
    ['matrix/start.mjs', 'shared'],
    ['test/run.mjs', '--check'],
  ])('%s --help explains itself and installs nothing', (program, word) => {
    const { status, out, err } = start(program, ['--help', '--walk']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^usage: npm /);
    expect(out).toContain(word);
  });

  it.each(['demo/start.mjs', 'matrix/start.mjs', 'test/run.mjs'])(
    '%s refuses in one line, with status 2',
    (program) => {
      const { status, out, err } = start(program, ['--frob']);
      expect({ status, out }).toEqual({ status: 2, out: '' });
      expect(err).toMatch(/^npm (start|run matrix|test): unknown option --frob; .*--help\)\n$/);
    },
  );

  it.each(['/nonexistent', tmpdir()])('a variable that names no program file is said to: %s', (path) => {
    const told = (name: string) => `${name} names ${path}, which is no program file: correct it or unset it\n`;
    const refused = (name: string) => ({ status: 1, out: '', err: told(name) });
    expect(start('demo/start.mjs', [], { CHROME_PATH: path })).toEqual(refused('CHROME_PATH'));
    expect(start('demo/start.mjs', ['--browser', 'firefox'], { FIREFOX_PATH: path })).toEqual(refused('FIREFOX_PATH'));
    expect(start('matrix/start.mjs', [], { FIREFOX_PATH: path })).toEqual(refused('FIREFOX_PATH'));
  });
});

describe('the README', () => {
  it('says before the commands what they change on the machine', () => {
    const [before = ''] = readFileSync('README.md', 'utf8').split('```');
    for (const word of ['As root', 'Debian', 'apt-get', ...CHROMIUM_FOLDERS]) expect(before).toContain(word);
  });
});

/**
 * `npm run bench`: runs every benchmark, prints its table and writes it into README.md between its markers. Numbers in
 * the README come from here and from nowhere else. `--print`: leave the README as it is. `--only=NAME,NAME`: only these.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Those in real browsers come last: they want a machine that does nothing else. */
const BENCHES = ['accuracy', 'latency', 'size', 'document-start', 'clean-send', 'heap'] as const;
const ROOT = new URL('../', import.meta.url);
const README = new URL('README.md', ROOT);

function tableOf(bench: string): string {
  const script = fileURLToPath(new URL(`${bench}.ts`, import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [script], {
    cwd: fileURLToPath(ROOT),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`bench/${bench}.ts ended with status ${status}`);
  return stdout.trim();
}

function between(readme: string, bench: string, table: string): string {
  const begin = `<!-- bench:${bench} -->`;
  const end = `<!-- /bench:${bench} -->`;
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md lacks the markers ${begin} and ${end}`);
  return `${readme.slice(0, from + begin.length)}\n${table}\n${readme.slice(to)}`;
}

/** Sizes are of a build of exactly this tree. */
function build(): void {
  const wxt = fileURLToPath(new URL('node_modules/wxt/bin/wxt.mjs', ROOT));
  for (const args of [['build'], ['build', '-b', 'firefox', '--mv3']]) {
    const { status } = spawnSync(process.execPath, [wxt, ...args], { cwd: fileURLToPath(ROOT), stdio: 'ignore' });
    if (status !== 0) throw new Error(`wxt ${args.join(' ')} ended with status ${status}`);
  }
}

const only = process.argv
  .find((arg) => arg.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
build();
let readme = readFileSync(README, 'utf8');
for (const bench of BENCHES) {
  if (only !== undefined && !only.includes(bench)) continue;
  const table = tableOf(bench);
  console.log(`\n${bench}\n${table}`);
  readme = between(readme, bench, table);
}
if (!process.argv.includes('--print')) writeFileSync(README, readme);

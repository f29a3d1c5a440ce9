/** Prints what a page pays for the guard, and the package's size, from the builds in .output. `node bench/size.ts` */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const OUTPUT = new URL('../.output/', import.meta.url);
const BUILDS = ['chrome-mv3', 'firefox-mv3'] as const;
/** Budgets of the design, in kB: gzip for scripts in pages, plain for the package. */
const SCRIPTS = [
  { file: 'guard.js', what: 'guard, on AI sites', budgetKb: 40 },
  { file: 'content-scripts/gate.js', what: 'gate, on AI sites', budgetKb: 10 },
  { file: 'recognise.js', what: 'recogniser, on every other page', budgetKb: 2 },
] as const;
const PACKAGE_BUDGET_KB = 40_000;

function sizeBelow(folder: URL): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(`${parentPath}/${name}`).size, 0);
}

function kb(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

console.log('| build | what | kB, gzip | budget |\n|---|---|---|---|');
for (const build of BUILDS) {
  const folder = new URL(`${build}/`, OUTPUT);
  if (!existsSync(folder)) throw new Error(`.output/${build} is missing: run npm run build`);
  for (const { file, what, budgetKb } of SCRIPTS) {
    console.log(`| ${build} | ${what} | ${kb(gzipSync(readFileSync(new URL(file, folder))).length)} | ${budgetKb} |`);
  }
  console.log(`| ${build} | package, unpacked, not compressed | ${kb(sizeBelow(folder))} | ${PACKAGE_BUDGET_KB} |`);
}

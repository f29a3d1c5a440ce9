import { partOf, selectionText } from '../matrix/cells/select.ts';
import { toolPart, vitestPart, type Counts, type Part } from './part.ts';
import { sizesPart } from './sizes.ts';

/**
 * `npm test`: every check of this repository, and as the very last line `N passed, N failed`. `--check`: only what
 * takes seconds.
 */
const args = process.argv.slice(2);
const isCheck = args.includes('--check');

// A fresh clone has no generated types yet, and the linter reads them too.
const LINT = toolPart('lint', ['wxt/bin/wxt.mjs', 'prepare'], ['oxlint/bin/oxlint', '--deny-warnings']);
const FORMAT = toolPart('format', ['oxfmt/bin/oxfmt', '--check']);
const TYPES = toolPart('types', ['typescript/bin/tsc', '--noEmit']);
const UNUSED = toolPart('unused code', ['knip/bin/knip.js']);
const ARCHITECTURE = vitestPart('architecture', ['--project', 'unit', 'test/architecture.test.ts']);
const UNIT = vitestPart('unit', ['--project', 'unit']);
const BUILD = toolPart('build', ['wxt/bin/wxt.mjs', 'build'], ['wxt/bin/wxt.mjs', 'build', '-b', 'firefox', '--mv3']);

/** The browsers that the bootstrap found, handed on under the names by which tests look for them. */
function browserEnvironment(): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, variable] of [
    ['chromium', 'CHROME_PATH'],
    ['firefox', 'FIREFOX_PATH'],
  ] as const) {
    const path = args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
    if (path !== undefined) environment[variable] = path;
  }
  return environment;
}

/** Stages one after the other; of a stage the rows side by side, of a row the parts in turn. */
async function runAll(stages: readonly (readonly (readonly Part[])[])[]): Promise<Counts> {
  let [passed, failed] = [0, 0];
  for (const rows of stages) {
    const counts = await Promise.all(rows.map(runRow));
    for (const count of counts.flat()) {
      passed += count.passed;
      failed += count.failed;
    }
  }
  return { passed, failed };
}

async function runRow(parts: readonly Part[]): Promise<Counts[]> {
  const counts: Counts[] = [];
  for (const part of parts) {
    const startedAt = Date.now();
    const result = await part.run();
    if (result.output !== '') console.log(result.output.trimEnd());
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(
      `${result.failed === 0 ? 'ok    ' : 'FAILED'} ${part.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
    );
    counts.push(result);
  }
  return counts;
}

const BROWSERS = vitestPart('Chromium and Firefox', ['--project', 'browser'], browserEnvironment());
if (!isCheck) console.log(`leak matrix: ${selectionText(partOf(Date.now()))}`);
const { passed, failed } = await runAll(
  isCheck
    ? [[[LINT, FORMAT, TYPES, ARCHITECTURE]]]
    : [[[LINT]], [[UNIT], [FORMAT, TYPES, UNUSED, BUILD, sizesPart()]], [[BROWSERS]]],
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

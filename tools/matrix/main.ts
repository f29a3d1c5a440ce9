import { buildExtension } from '../demo/build-extension.ts';
import { readMatrixArguments } from './arguments.ts';
import { allCells } from './cells/grid.ts';
import { openActor } from './run/open-actor.ts';
import { runColumn, type Ran } from './run/run-column.ts';
import { makeProperties } from './server/stage.ts';

/** Tabs at a time: Firefox has one for each instance. */
const LANES = { chromium: 6, firefox: 3 };

async function main(): Promise<number> {
  const args = readMatrixArguments(process.argv.slice(2));
  const cells = allCells().filter(({ id }) => args.cells.length === 0 || args.cells.some((part) => id.includes(part)));
  const properties = await makeProperties(cells);
  const results: Ran[] = [];
  for (const browser of args.browsers) {
    const mine = cells.filter((cell) => cell.browsers.includes(browser));
    const common = { browser, executable: args.executables[browser], properties, lanes: args.tabs ?? LANES[browser] };
    const buildDir = await buildExtension(browser);
    const [guarded, control] = await Promise.all([
      openActor({ ...common, buildDir }),
      openActor({ ...common, buildDir: null }),
    ]);
    const startedAt = Date.now();
    try {
      results.push(...(await runColumn({ cells: mine, guarded, control, lanes: common.lanes, told })));
    } finally {
      await Promise.all([guarded.close(), control.close()]);
    }
    console.log(`${browser}: ${mine.length} cells in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  const bad = results.filter(({ judged }) => judged.outcome !== 'ok');
  const leaks = bad.filter(({ judged }) => judged.outcome === 'leak').length;
  console.log(`${leaks} leaks of ${results.length}`);
  return bad.length === 0 ? 0 : 1;
}

function told({ cell, judged }: Ran): void {
  console.log(`${judged.outcome.padEnd(8)} ${cell.id} ${judged.detail}`);
}

process.exit(await main());

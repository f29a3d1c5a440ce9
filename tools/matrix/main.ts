import { understand } from '../bootstrap/options.mjs';
import { buildExtension } from '../demo/build-extension.ts';
import { canInstallByPolicy } from '../demo/driver/policy-install.ts';
import { readMatrixArguments, type MatrixArguments } from './arguments.ts';
import type { BrowserName, Cell } from './cells/cell.ts';
import { allCells } from './cells/grid.ts';
import { partOf, selectCells, selectionText } from './cells/select.ts';
import { COLUMNS } from './columns.ts';
import { USAGE } from './options.mjs';
import { runBlind } from './run/run-blind.ts';
import { runMatrix } from './run/run-matrix.ts';
import type { Ran } from './run/run-cells.ts';
import { cellLine, isBad, lastLines, openText, tableText, unplayedText } from './run/table.ts';

/** `npm run matrix`: every cell in every column, the table, what is open, and as its last line `0 leaks of N`. */
async function main(): Promise<number> {
  const args = understand('npm run matrix', USAGE, readMatrixArguments);
  if (args.isBlind) return blindOnly(args);
  const named = allCells().filter(({ id }) => args.cells.length === 0 || args.cells.some((part) => id.includes(part)));
  const part = args.isSelection ? partOf(Date.now()) : null;
  const cells = part === null ? named : selectCells(named, part);
  if (args.isList) return list(cells, args);
  if (part !== null) console.log(selectionText(part));
  const asked = COLUMNS.filter(({ id, browser }) => args.columns.includes(id) && args.browsers.includes(browser));
  const columns = asked.filter(({ install }) => install !== 'policy' || canInstallByPolicy());
  const results: Ran[] = [];
  const blind: { readonly line: string; readonly isBad: boolean }[] = [];
  for (const browser of args.browsers) {
    const mine = columns.filter((column) => column.browser === browser);
    if (mine.length === 0) continue;
    await buildExtension(browser);
    const startedAt = Date.now();
    const told = (ran: Ran) => console.log(cellLine(ran));
    const { lanes } = args;
    const ran = await runMatrix({ browser, executable: args.executables[browser], cells, columns: mine, lanes, told });
    results.push(...ran.results);
    const seconds = (Date.now() - startedAt) / 1000;
    if (args.cells.length === 0 && !args.isSelection)
      blind.push(...(await blindLines(browser, args.executables[browser])));
    console.log(`${browser} ${ran.version}: ${ran.results.length} played in ${seconds.toFixed(0)} s\n`);
  }
  const bad = results.filter(isBad);
  if (bad.length > 0) console.log(`not ok:\n${bad.map(cellLine).join('\n')}\n`);
  for (const column of asked)
    if (!columns.includes(column)) console.log(`${column.title}: not played, it needs Linux and the right to mount`);
  for (const line of unplayedText(cells, args.browsers)) console.log(line);
  console.log(`\n${tableText(results)}\n`);
  const open = openText(results);
  if (open !== '') console.log(`${open}\n`);
  if (blind.length > 0) console.log(`${blind.map(({ line }) => line).join('\n')}\n`);
  console.log(lastLines(results));
  return bad.length === 0 && !blind.some(({ isBad }) => isBad) ? 0 : 1;
}

/** Ids alone on standard output, so that other programs can read them. */
function list(cells: readonly Cell[], { browsers }: MatrixArguments): number {
  for (const cell of cells) if (cell.browsers.some((browser) => browsers.includes(browser))) console.log(cell.id);
  return 0;
}

async function blindOnly({ browsers, executables }: MatrixArguments): Promise<number> {
  const lines = [];
  for (const browser of browsers) {
    await buildExtension(browser);
    lines.push(...(await blindLines(browser, executables[browser])));
  }
  console.log(lines.map(({ line }) => line).join('\n'));
  return lines.some(({ isBad }) => isBad) ? 1 : 0;
}

async function blindLines(browser: BrowserName, executable: string) {
  const ran = await runBlind(browser, executable);
  return ran.map(({ id, problems }) => ({
    line: `${problems.length === 0 ? 'ok' : 'NOT OK'}  ${browser}  ${id}  ${problems.join('; ')}`.trimEnd(),
    isBad: problems.length > 0,
  }));
}

process.exit(await main());

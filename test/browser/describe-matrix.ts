import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../tools/bootstrap/browsers.mjs';
import { buildDirOf } from '../../tools/demo/build-extension.ts';
import type { BrowserName } from '../../tools/matrix/cells/cell.ts';
import { allCells } from '../../tools/matrix/cells/grid.ts';
import { partOf, selectCells, selectionText } from '../../tools/matrix/cells/select.ts';
import { COLUMNS } from '../../tools/matrix/columns.ts';
import type { Ran } from '../../tools/matrix/run/run-cells.ts';
import { runMatrix } from '../../tools/matrix/run/run-matrix.ts';
import { isBad } from '../../tools/matrix/run/table.ts';

/** Cells are played side by side, all before the first test; this is far more than they take. */
const LIMIT_MS = 600_000;

/** Beside two other suites: a lane that gets no processor time would be taken for a guard that loses prompts. */
const CORES = availableParallelism();
const LANES = { chromium: Math.min(6, CORES + 1), firefox: Math.min(3, Math.ceil(CORES / 2)) };

/** The leak matrix in one browser: its core and the day's part of the rest, every cell a test. */
export function describeMatrix(browser: BrowserName): void {
  const part = partOf(Date.now());
  describe(`the leak matrix in ${browser}: ${selectionText(part)}`, () => {
    const cells = selectCells(allCells(), part).filter((cell) => cell.browsers.includes(browser));
    const columns = COLUMNS.filter((column) => column.browser === browser && column.install === 'unpacked');
    const results = new Map<string, Ran>();

    beforeAll(async () => {
      const executable = findBrowser(browser);
      if (executable === null) throw new Error(`no ${browser} was found; npm test finds or installs it`);
      if (!existsSync(buildDirOf(browser))) throw new Error('the extension is not built; run npm run build');
      const run = await runMatrix({ browser, executable, cells, columns, lanes: LANES[browser], told: () => {} });
      for (const ran of run.results) results.set(ran.cell.id, ran);
    }, LIMIT_MS);

    it.each(cells)('$id', ({ id }) => {
      const ran = results.get(id);
      expect(ran === undefined ? 'not played' : isBad(ran) ? `${ran.outcome}: ${ran.detail}` : 'ok').toBe('ok');
    });
  });
}

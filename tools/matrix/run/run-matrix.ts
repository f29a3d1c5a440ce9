import { buildDirOf } from '../../demo/build-extension.ts';
import type { MatrixBrowser } from '../browser/tab.ts';
import type { BrowserName, Cell } from '../cells/cell.ts';
import type { Column } from '../columns.ts';
import { makeProperties } from '../server/stage.ts';
import { openActor, type OpenActor } from './open-actor.ts';
import { addressOf } from './played.ts';
import { runCells, type Ran } from './run-cells.ts';

export interface MatrixRun {
  readonly browser: BrowserName;
  readonly executable: string;
  readonly cells: readonly Cell[];
  readonly columns: readonly Column[];
  /** Null: as many as the browser does best with. */
  readonly lanes: number | null;
  readonly told: (ran: Ran) => void;
}

/** Tabs at a time: a Firefox drives one, so each of them is a browser. */
const LANES: Readonly<Record<BrowserName, number>> = { chromium: 6, firefox: 3 };

/** How long the extension takes to guard a host that it has just recognised, with a wide margin. */
const RECOGNISED_MS = 1500;

/** A host that no list knows is guarded from the page after the one on which it was recognised. */
async function introduce(browser: MatrixBrowser, cells: readonly Cell[]): Promise<void> {
  const unlisted = cells.find(({ home }) => home === 'unlisted');
  if (unlisted === undefined) return;
  const tab = await browser.openTab('no');
  await tab.open(addressOf(unlisted), RECOGNISED_MS);
  await new Promise((resolve) => setTimeout(resolve, RECOGNISED_MS));
  await tab.close();
}

/** Plays cells in the columns of one browser, whose builds must be there; gives the browser's version as well. */
export async function runMatrix(run: MatrixRun): Promise<{ readonly version: string; readonly results: Ran[] }> {
  const { browser, executable } = run;
  const cells = run.cells.filter((cell) => cell.browsers.includes(browser));
  const lanes = Math.min(run.lanes ?? LANES[browser], Math.max(1, cells.length));
  const common = { browser, executable, properties: await makeProperties(cells), lanes };
  const open: OpenActor[] = [];
  const actor = async (options: Parameters<typeof openActor>[0]) => {
    const opened = await openActor(options);
    open.push(opened);
    return opened;
  };
  try {
    const [control, ...guards] = await Promise.all([
      actor({ ...common, buildDir: null, install: 'unpacked' }),
      ...run.columns.map(({ install }) => actor({ ...common, buildDir: buildDirOf(browser), install })),
    ]);
    const guarded = new Map(
      run.columns.flatMap(({ id }, index) => {
        const guard = guards[index];
        return guard === undefined ? [] : [[id, guard] as const];
      }),
    );
    await Promise.all(guards.map(({ browser: guard }) => introduce(guard, cells)));
    const results = await runCells({ cells, guarded, control, lanes, told: run.told });
    return { version: control.browser.version, results };
  } finally {
    await Promise.all(open.map((each) => each.close()));
  }
}

import type { MatrixBrowser } from '../browser/tab.ts';
import type { Cell } from '../cells/cell.ts';
import { openRow, type OpenRow } from '../cells/open.ts';
import type { ColumnId } from '../columns.ts';
import type { Stage } from '../server/stage.ts';
import { controlFault, hasArrived, judgeCell, type Judged } from './judge-cell.ts';
import { play, type Played } from './played.ts';

/** A browser with the server that it speaks to. */
export interface Actor {
  readonly browser: MatrixBrowser;
  readonly stage: Stage;
}

/** What one cell came to in one column. */
export interface Ran extends Judged {
  readonly cell: Cell;
  readonly column: ColumnId;
}

export interface CellRun {
  readonly cells: readonly Cell[];
  readonly guarded: ReadonlyMap<ColumnId, Actor>;
  readonly control: Actor;
  /** How many cells are played at the same time. */
  readonly lanes: number;
  readonly told: (ran: Ran) => void;
}

/** After the last tab has closed: what a browser still has to send then counts too. */
const LATE_MS = 600;

/**
 * Plays every cell without the guard and, at the same time, with it in each column; gives what each came to, in the
 * order given. Told of each as it ends; what arrives only after that is in what is given.
 */
export async function runCells({ cells, guarded, control, lanes, told }: CellRun): Promise<Ran[]> {
  const controls = new Map<Cell, Played>();
  const played: { readonly cell: Cell; readonly column: ColumnId; readonly actor: Actor; readonly with: Played }[] = [];
  const open = [...cells];
  const lane = async () => {
    for (let cell = open.shift(); cell !== undefined; cell = open.shift()) {
      const mine = cell;
      const [without, ...withGuard] = await Promise.all([
        playControl(control, mine),
        ...[...guarded].map(async ([column, actor]) => ({
          cell: mine,
          column,
          actor,
          with: await playIn(actor, mine, true),
        })),
      ]);
      controls.set(mine, without);
      played.push(...withGuard);
      for (const each of withGuard) told(ran(each));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await new Promise((resolve) => setTimeout(resolve, LATE_MS));
  const order = new Map(cells.map((cell, index) => [cell, index]));
  return played.map(ran).toSorted((a, b) => (order.get(a.cell) ?? 0) - (order.get(b.cell) ?? 0));

  function ran({ cell, column, actor, with: withGuard }: (typeof played)[number]): Ran {
    const without = controls.get(cell);
    if (without === undefined) throw new Error(`${cell.id} has no control`);
    const shown = (by: Actor, each: Played) => ({ played: each, received: by.stage.arrivals.of(cell.key) });
    const judged = judgeCell(cell, shown(actor, withGuard), shown(control, without));
    return { cell, column, ...declared(judged, openRow(cell, column)) };
  }
}

/** A leak that the list names is open; a cell of the list that leaks nothing shows that the list is out of date. */
function declared(judged: Judged, row: OpenRow | null): Judged {
  if (row === null) return judged;
  if (judged.outcome === 'leak') return { outcome: 'open', detail: row.reason };
  if (judged.outcome !== 'ok' || row.isRace) return judged;
  return { outcome: 'shut', detail: `does not leak, but is said to: ${row.reason}` };
}

/** How often a control is played again: Firefox may close a socket before the server has heard the reason. */
const CONTROLS_AGAIN = 3;

/** A control that let the patient out to nobody says nothing about the guard either: it is played again. */
async function playControl(control: Actor, cell: Cell): Promise<Played> {
  const { arrivals } = control.stage;
  let played = await playIn(control, cell, false);
  for (let again = 0; again < CONTROLS_AGAIN; again++) {
    if (controlFault(cell, { played, received: arrivals.of(cell.key) }) === null) break;
    arrivals.forget(cell.key);
    played = await playIn(control, cell, false);
  }
  return played;
}

/** A browser that dies under a cell says nothing about the cell: it is played once more. */
async function playIn(actor: Actor, cell: Cell, isGuarded: boolean): Promise<Played> {
  const played = await playOnce(actor, cell, isGuarded);
  return /Target closed|opens no tab/.test(played.fault ?? '') ? playOnce(actor, cell, isGuarded) : played;
}

async function playOnce({ browser, stage }: Actor, cell: Cell, isGuarded: boolean): Promise<Played> {
  const tab = await browser.openTab(POPUPS[cell.page] ?? 'no').catch(() => null);
  if (tab === null) return { fault: 'the browser opens no tab', patientMark: 0, cleanMark: 0, errors: [], note: '' };
  const { arrivals } = stage;
  return play(cell, tab, { arrivals, isGuarded }, () => hasArrived(cell, arrivals.of(cell.key)));
}

const POPUPS: Readonly<Partial<Record<Cell['page'], 'own' | 'blank'>>> = { popup: 'own', 'blank-popup': 'blank' };

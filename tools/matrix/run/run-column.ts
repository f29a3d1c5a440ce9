import type { Cell } from '../cells/cell.ts';
import type { MatrixBrowser } from '../browser/tab.ts';
import type { Stage } from '../server/stage.ts';
import { hasArrived, judgeCell, type Judged, type Shown } from './judge-cell.ts';
import { play, type Played, type Side } from './played.ts';

/** A browser with the server that it speaks to. */
export interface Actor {
  readonly browser: MatrixBrowser;
  readonly stage: Stage;
}

export interface Ran {
  readonly cell: Cell;
  readonly judged: Judged;
}

export interface ColumnRun {
  readonly cells: readonly Cell[];
  readonly guarded: Actor;
  readonly control: Actor;
  /** How many cells are played at the same time. */
  readonly lanes: number;
  readonly told: (ran: Ran) => void;
}

/** After the last tab has closed: what a browser still has to send then counts too. */
const LATE_MS = 600;

/** Plays every cell with the guard and, at the same time, without it; gives what each came to, in the order given. */
export async function runColumn({ cells, guarded, control, lanes, told }: ColumnRun): Promise<Ran[]> {
  const played = new Map<Cell, readonly [Played, Played]>();
  const open = [...cells];
  const worker = async () => {
    for (let cell = open.shift(); cell !== undefined; cell = open.shift()) {
      const both = await Promise.all([playIn(guarded, cell, true), playIn(control, cell, false)]);
      played.set(cell, both);
      told({ cell, judged: judged(cell, both) });
    }
  };
  await Promise.all(Array.from({ length: lanes }, worker));
  await new Promise((resolve) => setTimeout(resolve, LATE_MS));
  return cells.flatMap((cell) => {
    const both = played.get(cell);
    return both === undefined ? [] : [{ cell, judged: judged(cell, both) }];
  });

  function judged(cell: Cell, [withGuard, without]: readonly [Played, Played]): Judged {
    const show = (actor: Actor, each: Played): Shown => ({ played: each, received: actor.stage.arrivals.of(cell.key) });
    return judgeCell(cell, show(guarded, withGuard), show(control, without));
  }
}

async function playIn({ browser, stage }: Actor, cell: Cell, isGuarded: boolean): Promise<Played> {
  const tab = await browser.openTab(POPUPS[cell.page] ?? 'no').catch(() => null);
  if (tab === null) return { fault: 'the browser opens no tab', patientMark: 0, cleanMark: 0, errors: [] };
  const side: Side = { arrivals: stage.arrivals, isGuarded };
  return play(cell, tab, side, () => hasArrived(cell, stage.arrivals.of(cell.key)));
}

const POPUPS: Readonly<Partial<Record<Cell['page'], 'own' | 'blank'>>> = { popup: 'own', 'blank-popup': 'blank' };

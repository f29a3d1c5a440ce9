import { buildDirOf } from '../../demo/build-extension.ts';
import type { Tab } from '../browser/tab.ts';
import { blindCells, type BlindCell, type BlindGesture } from '../cells/blind.ts';
import type { BrowserName, Cell } from '../cells/cell.ts';
import { leaksIn } from '../leak/measure.ts';
import type { Arrivals } from '../server/received.ts';
import { makeProperties } from '../server/stage.ts';
import { hasArrived } from './judge-cell.ts';
import { openActor } from './open-actor.ts';
import { addressOf } from './played.ts';
import type { Actor } from './run-cells.ts';

export interface BlindRan {
  readonly id: string;
  readonly problems: readonly string[];
}

const READY_MS = 30_000;
const QUIET_MS = 500;
const ARRIVAL_MS = 20_000;
/** The chip over a send whose text was not found, and the dashboard's words for it. */
const HELD_CHIP = /text (to be sent )?was not found|could not find the text|no text was found/i;
const REPORTED = /page has changed/gi;

/**
 * Plays the pages on which the guard sees no editor, with it and without: nothing of the patient may leave, a send by
 * the site's own button is held, and the record says so, once for each.
 */
export async function runBlind(browser: BrowserName, executable: string): Promise<BlindRan[]> {
  const cells = blindCells();
  const properties = await makeProperties(cells.map(({ cell }) => cell));
  const common = { browser, executable, properties, lanes: 1, install: 'unpacked' } as const;
  const [guarded, control] = await Promise.all([
    openActor({ ...common, buildDir: buildDirOf(browser) }),
    openActor({ ...common, buildDir: null }),
  ]);
  try {
    const results: BlindRan[] = [];
    for (const each of cells) {
      const [held, arrived] = await Promise.all([playGuarded(guarded, each), playControl(control, each)]);
      const leaks = leaksIn(guarded.stage.arrivals.of(each.cell.key), each.cell.patient);
      results.push({
        id: each.cell.id,
        problems: [
          ...(arrived ? [] : ['control: the patient did not arrive']),
          ...(leaks.length > 0 ? [`${leaks.length} parts arrived, such as "${leaks[0]}"`] : []),
          ...(held === null ? [] : [held]),
        ],
      });
    }
    const expected = cells.filter(({ isHeld }) => isHeld).length;
    const reported = [...(await guarded.browser.dashboard()).matchAll(REPORTED)].length;
    const problem = `${reported} held sends are on the record instead of ${expected}`;
    return [...results, { id: 'blind: the record', problems: reported === expected ? [] : [problem] }];
  } finally {
    await Promise.all([guarded.close(), control.close()]);
  }
}

/** What is wrong with how the send was held; null when nothing is. */
async function playGuarded(actor: Actor, { cell, gesture, isHeld }: BlindCell): Promise<string | null> {
  return inTab(actor, cell, async (tab) => {
    await write(tab, cell, gesture);
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const shown = await tab.guard();
    return !isHeld || HELD_CHIP.test(shown) ? null : `the guard does not say that it found no text: ${shown}`;
  });
}

async function playControl(actor: Actor, { cell, gesture }: BlindCell): Promise<boolean> {
  const { arrivals }: { arrivals: Arrivals } = actor.stage;
  return inTab(actor, cell, async (tab) => {
    await write(tab, cell, gesture);
    return arrivals.until(cell.key, () => hasArrived(cell, arrivals.of(cell.key)), ARRIVAL_MS);
  });
}

async function inTab<T>({ browser }: Actor, cell: Cell, work: (tab: Tab) => Promise<T>): Promise<T> {
  const tab = await browser.openTab('no');
  try {
    if (!(await tab.open(addressOf(cell), READY_MS))) throw new Error(`${cell.id}: the page did not start`);
    return await work(tab);
  } finally {
    await tab.close();
  }
}

/** The button is pressed by the keyboard: a trusted click that needs no coordinates. */
async function write(tab: Tab, { patient, pause }: Cell, gesture: BlindGesture): Promise<void> {
  await tab.type(gesture === 'pause' ? patient.pauses[pause] : patient.prompt);
  if (gesture === 'click') await tab.press('Tab', 'Enter');
  else if (gesture === 'Enter') await tab.press('Enter');
}

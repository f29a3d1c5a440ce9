import type { Cell, Way } from '../cells/cell.ts';
import type { Tab } from '../browser/tab.ts';

/** Brings the patient's text into the page on the cell's way and makes the gesture that its moment waits for. */
export async function enterPatient(cell: Cell, tab: Tab): Promise<void> {
  const { page, way, moment, patient, pause } = cell;
  const text = moment === 'draft' ? patient.pauses[pause] : patient.prompt;
  // An editor that takes each character away is one only for characters that come one by one.
  if (way === 'type' && page.endsWith('sink')) await tab.type(text);
  else if (way !== 'prefilled') await WAYS[way](tab, text);
  if (moment === 'at-send' || moment === 'after-hold') await tab.press('Enter');
  else if (moment === 'unseen') await tab.press('F8');
  else if (moment === 'after-deletion') await tab.press('Control+a', 'Delete');
}

const WAYS: Readonly<Record<Exclude<Way, 'prefilled'>, (tab: Tab, text: string) => Promise<void>>> = {
  // The beginning comes in at once: what the guard does at a pause depends on the last few keys only.
  type: async (tab, text) => {
    await tab.enter(text.slice(0, -KEYS));
    await tab.type(text.slice(-KEYS));
  },
  paste: (tab, text) => tab.paste(text),
  drop: async (tab, text) => {
    if (tab.drop === null) throw new Error('this browser cannot be made to drop text');
    await tab.drop(text);
  },
  compose: async (tab, text) => {
    if (tab.compose === null) throw new Error('this browser cannot be made to compose text');
    await tab.compose(text);
  },
  insert: async (tab, text) => {
    await tab.evaluate(`matrix.template = ${JSON.stringify(text)}`);
    await tab.press('F4');
  },
  'set-value': async (tab, text) => {
    await tab.evaluate(`matrix.setValue(${JSON.stringify(text)})`);
  },
  undo: async (tab, text) => {
    await tab.enter(text);
    // Editors take what follows at once for the same step and undo both.
    await new Promise((resolve) => setTimeout(resolve, UNDO_STEP_MS));
    await tab.press('Control+a', 'Delete', 'Control+z');
  },
};

/** How many of the last characters are typed by single keys. */
const KEYS = 4;
const UNDO_STEP_MS = 600;

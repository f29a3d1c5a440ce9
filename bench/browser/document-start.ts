import { openInstitution } from '../../tools/demo/institution/institution.ts';
import type { BrowserName } from '../../tools/demo/open-scene.ts';
import { openLab } from './lab.ts';
import { markScripts, type MarkedScript } from './script-marks.ts';

export interface StartCost {
  readonly frame: 'page' | 'frame in it';
  readonly script: MarkedScript;
  /** Each start's milliseconds. */
  readonly costs: readonly number[];
}

const FRAMES_A_PAGE = 3;

/** What the page's own clock says of each start of gate and guard in this document; scripts that did not run are missing. */
const COSTS = `(() => {
  const at = (timeline, name) => timeline.getEntriesByName(name)[0]?.startTime;
  const cost = (timeline, name) => at(timeline, name + ' to') - at(timeline, name + ' from');
  const all = (name) => ({
    page: cost(performance, name),
    frames: [...document.querySelectorAll('iframe')].map((frame) => cost(frame.contentWindow.performance, name)),
  });
  return { gate: all('gate'), guard: all('guard') };
})()`;

const ADD_FRAME = `new Promise((resolve) => {
  const frame = document.createElement('iframe');
  frame.srcdoc = '<!doctype html><p>an answer';
  frame.onload = () => resolve(0);
  document.body.append(frame);
})`;

type Told = Record<MarkedScript, { readonly page: number; readonly frames: readonly number[] }>;

/** Compiling and running gate and guard at document_start, in a chat page and in frames of it. */
export async function measureStarts(browser: BrowserName, pages: number): Promise<StartCost[]> {
  const institution = await openInstitution();
  const lab = await openLab({ browser, ports: institution, side: 'guarded', prepare: markScripts });
  try {
    const told: Told[] = [];
    for (let page = 0; page < pages; page++) {
      await lab.open(institution.page('chatgpt').url);
      for (let frame = 0; frame < FRAMES_A_PAGE; frame++) await lab.evaluate(ADD_FRAME);
      told.push((await lab.evaluate(COSTS)) as Told);
    }
    return (['gate', 'guard'] as const).flatMap((script): StartCost[] => [
      { frame: 'page', script, costs: told.map((each) => each[script].page) },
      { frame: 'frame in it', script, costs: told.flatMap((each) => each[script].frames) },
    ]);
  } finally {
    await lab.close();
    institution.close();
  }
}

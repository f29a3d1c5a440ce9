import { setTimeout as pause } from 'node:timers/promises';
import { openInstitution, type Institution } from '../../tools/demo/institution/institution.ts';
import type { BrowserName } from '../../tools/demo/open-scene.ts';
import type { ChatPage } from '../../tools/demo/pages/chat-page.ts';
import { promptsIn, selectorOf, until } from '../../tools/demo/story/scene.ts';
import { openLab, type Lab } from './lab.ts';

/** ready: the person stops before Enter. at once: Enter comes in the same breath as the paste. */
export const PACES = ['ready', 'at once'] as const;
export type Pace = (typeof PACES)[number];

/** How long one clean prompt took, in milliseconds from the key press that the browser dates. */
interface Send {
  /** Until the browser began the request: the page's own clock only, nothing of the driver and of the network. */
  readonly dispatchMs: number;
  /** Until the server had read all of it. */
  readonly arrivalMs: number;
}

/** Sends with and without the guard, in turn; the two of one index were made at about the same moment. */
export interface Sends {
  readonly pace: Pace;
  readonly guarded: readonly Send[];
  readonly control: readonly Send[];
}

/** Ahead of the guard's own listener, which keeps a held key press from every later one. */
const NOTE_ENTER = `addEventListener('keydown', (event) => {
  if (event.isTrusted && event.key === 'Enter') window.enteredAt = event.timeStamp;
}, true);`;

/** Longer than a verdict takes, also where four browsers share two cores. */
const READY_MS = 700;
const ARRIVAL_LIMIT_MS = 8_000;

/** No identifiers in it, and no two alike: a verdict of an earlier one must not serve. */
const promptOf = (turn: number) =>
  `Question ${turn}: which dose of apixaban fits a creatinine clearance of ${20 + (turn % 60)} mL/min?`;

interface Side {
  readonly lab: Lab;
  readonly institution: Institution;
  readonly page: ChatPage;
}

export async function measureCleanSends(browser: BrowserName, times: number): Promise<Sends[]> {
  const [guarded, control] = await Promise.all([openSide(browser, 'guarded'), openSide(browser, 'control')]);
  const sides = { guarded, control };
  try {
    for (const side of Object.values(sides)) for (const pace of PACES) await sendOne(side, pace, 0);
    const sends: Sends[] = [];
    for (const pace of PACES) {
      const made = { guarded: [] as Send[], control: [] as Send[] };
      for (let turn = 1; turn <= times; turn++)
        for (const name of ['guarded', 'control'] as const) made[name].push(await sendOne(sides[name], pace, turn));
      sends.push({ pace, ...made });
    }
    return sends;
  } finally {
    await Promise.all([guarded.lab.close(), control.lab.close()]);
    for (const { institution } of [guarded, control]) institution.close();
  }
}

async function openSide(browser: BrowserName, side: 'guarded' | 'control'): Promise<Side> {
  const institution = await openInstitution();
  const page = institution.page('chatgpt');
  const lab = await openLab({ browser, ports: institution, side });
  await lab.preload(NOTE_ENTER);
  await lab.open(page.url);
  return { lab, institution, page };
}

/** @throws Error when the prompt did not arrive, whole and once */
async function sendOne({ lab, institution: { record }, page }: Side, pace: Pace, turn: number): Promise<Send> {
  const prompt = promptOf(turn + (pace === 'ready' ? 0 : 1_000));
  await lab.copy(prompt);
  await lab.evaluate(
    `performance.clearResourceTimings() ?? document.querySelector(${JSON.stringify(selectorOf(page.composer))}).focus()`,
  );
  const mark = record.mark();
  if (pace === 'at once') await lab.press('paste', 'Enter');
  else {
    await lab.press('paste');
    await pause(READY_MS);
    await lab.press('Enter');
  }
  await until(() => promptsIn(record.since(mark), page).length > 0, ARRIVAL_LIMIT_MS);
  const dispatch = await dispatched(lab, page);
  const prompts = promptsIn(record.since(mark), page);
  if (prompts.length !== 1 || prompts[0] !== prompt) throw new Error(`arrived: ${JSON.stringify(prompts)}`);
  const arrival = record.since(mark).find((entry) => promptsIn([entry], page).length > 0);
  return {
    dispatchMs: dispatch.at - dispatch.enteredAt,
    arrivalMs: (arrival?.at ?? NaN) - dispatch.origin - dispatch.enteredAt,
  };
}

interface Dispatch {
  readonly enteredAt: number;
  readonly at: number;
  /** What the page's clock counts from, in milliseconds since the epoch. */
  readonly origin: number;
}

/** The browser's own record of the request, which it makes when the answer has ended. */
async function dispatched(lab: Lab, page: ChatPage): Promise<Dispatch> {
  const look = `(() => {
    const entry = performance.getEntriesByType('resource').find(({ name }) => new URL(name).pathname === ${JSON.stringify(page.prompt.path)});
    return entry && { enteredAt: window.enteredAt, at: entry.startTime, origin: performance.timeOrigin };
  })()`;
  let found: unknown;
  await until(async () => (found = await lab.evaluate(look)) !== undefined, ARRIVAL_LIMIT_MS);
  if (found === undefined) throw new Error('the browser kept no record of the request');
  return found as Dispatch;
}

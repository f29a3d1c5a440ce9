import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../tools/demo/story/scene.ts';
import type { CellPage } from '../../tools/matrix/cells/cell.ts';
import { inventPatients } from '../../tools/matrix/patient.ts';
import { makeProperties, openStage, type Stage } from '../../tools/matrix/server/stage.ts';
import { openLab, type Lab } from './lab.ts';

/** Bytes of a page's heap after so many messages. */
export interface HeapSample {
  readonly messages: number;
  readonly bytes: number;
}

export interface Conversation {
  readonly messages: number;
  /** Every so many messages the heap is looked at. */
  readonly sampleEvery: number;
  /** Every so many messages one is about a patient; 1: all, 0: none. */
  readonly patientEvery: number;
}

/** A page that keeps nothing of what it has sent: what grows is not its own. */
const PAGE: CellPage = {
  page: 'prosemirror',
  channel: 'fetch-prompt',
  encoding: 'prompt',
  moment: 'at-send',
  key: 'heap',
  cleanChannel: 'fetch-prompt',
};

/** Few enough that all of them are known before the first sample; what is protected stays so, and has to be kept. */
const PATIENTS = inventPatients(10);

const SEND_LIMIT_MS = 10_000;
/** Between two presses of Enter: the panel takes none at once. */
const PRESS_AGAIN_MS = 350;

/** Chromium only: no protocol of Firefox tells the size of a page's heap. */
export async function measureHeap(side: 'guarded' | 'control', conversation: Conversation): Promise<HeapSample[]> {
  const stage = await openStage(await makeProperties([PAGE]));
  const ports = { chatPort: stage.port, proxyPort: stage.proxyPort };
  const lab = await openLab({ browser: 'chromium', ports, side });
  try {
    await lab.open(`https://${PAGE.key}.chatgpt.com/`);
    if (!(await until(async () => (await lab.evaluate('window.matrix?.isReady === true')) === true)))
      throw new Error('the page did not start');
    const samples: HeapSample[] = [];
    for (let turn = 1; turn <= conversation.messages; turn++) {
      await say(lab, stage, textOf(turn, conversation));
      if (turn % conversation.sampleEvery !== 0) continue;
      await pause(PRESS_AGAIN_MS);
      samples.push({ messages: turn, bytes: (await lab.heapBytes()) ?? Number.NaN });
    }
    return samples;
  } finally {
    await lab.close();
    stage.close();
  }
}

function textOf(turn: number, { patientEvery }: Conversation): string {
  if (patientEvery === 0 || turn % patientEvery !== 0)
    return `Question ${turn}: which dose of apixaban fits a creatinine clearance of ${20 + (turn % 60)} mL/min?`;
  return PATIENTS[(turn / patientEvery) % PATIENTS.length]?.prompt ?? '';
}

/** Writes, presses Enter, and again until it has gone out: the first Enter opens the panel where there is something. */
async function say(lab: Lab, { arrivals }: Stage, text: string): Promise<void> {
  const prompts = () =>
    arrivals.of(PAGE.key).filter(({ method, target }) => method === 'POST' && target.endsWith('/conversation')).length;
  const before = prompts();
  await lab.insert(text);
  const end = Date.now() + SEND_LIMIT_MS;
  while (Date.now() < end) {
    await lab.press('Enter');
    if (await arrivals.until(PAGE.key, () => prompts() > before, PRESS_AGAIN_MS)) return;
  }
  throw new Error(`not sent: ${text}`);
}

/** Bytes a message between the first and the last sample. */
export function growthOf(samples: readonly HeapSample[]): number {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || first === last) return Number.NaN;
  return (last.bytes - first.bytes) / (last.messages - first.messages);
}

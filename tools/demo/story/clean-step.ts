import { setTimeout as pause } from 'node:timers/promises';
import type { ChatPage } from '../pages/chat-page.ts';
import { promptsIn, requestsTo, selectorOf, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';
import { pathOf, textOf } from '../institution/record.ts';

/** A prompt without identifiers, which must arrive once, unchanged, and without anything in its way. */
export interface CleanStep {
  readonly id: string;
  readonly title: string;
  readonly page: string;
  readonly enter: 'type' | 'paste';
  readonly prompt: string;
  /** How often it is sent, in one conversation; the delay is the median. */
  readonly times: number;
  /** From the key press to the arrival; generous, because test machines are busy. The measured value is printed. */
  readonly delayLimitMs: number;
}

const TELEMETRY = '/ces/v1/t';

export function cleanStep(row: CleanStep): Step {
  return {
    id: row.id,
    title: row.title,
    needsPolicy: false,
    play: (scene, screenshot) => run(row, scene, screenshot),
    control: (scene) => run(row, scene, null),
  };
}

async function run(row: CleanStep, scene: Scene, screenshot: string | null): Promise<Played> {
  const { driver, institution } = scene;
  const page = institution.page(row.page);
  const opened = institution.record.mark();
  const delays: number[] = [];
  const problems: string[] = [];
  await driver.open(page.url);
  for (let turn = 0; turn < row.times; turn++) {
    const delayMs = await oneTurn(row, scene, page);
    if (delayMs === null) problems.push('the prompt did not arrive once and unchanged');
    else delays.push(delayMs);
  }
  if (screenshot !== null) await driver.screenshot(screenshot);
  if (!(await until(() => telemetryOf(scene, page, opened).size === 3))) {
    problems.push(`telemetry that arrived: ${[...telemetryOf(scene, page, opened)].join(', ') || 'none'}`);
  }
  const medianMs = delays.toSorted((a, b) => a - b)[Math.floor(delays.length / 2)] ?? 0;
  if (medianMs > row.delayLimitMs) problems.push(`it took ${medianMs} ms`);
  const view = await driver.guard();
  if (view.panel !== '') problems.push('the panel opened on a prompt without identifiers');
  return {
    saw: view.surface || 'nothing in the way',
    received: `unchanged, once, ${medianMs} ms after the key`,
    problems,
  };
}

/** Milliseconds from the key press to the one arrival of the unchanged prompt, or null. */
async function oneTurn(row: CleanStep, scene: Scene, page: ChatPage): Promise<number | null> {
  const { driver, institution } = scene;
  const { record } = institution;
  await driver.focus(selectorOf(page.composer));
  if (row.enter === 'type') await driver.type(row.prompt);
  else await driver.paste(row.prompt);
  const mark = record.mark();
  const pressedAt = Date.now();
  await driver.press('Enter');
  await until(() => promptsIn(record.since(mark), page).length > 0);
  await pause(600);
  const entries = record.since(mark);
  const prompts = promptsIn(entries, page);
  const arrival = requestsTo(entries, page).find((entry) => promptsIn([entry], page).length > 0);
  return prompts.length === 1 && prompts[0] === row.prompt && arrival !== undefined ? arrival.at - pressedAt : null;
}

/** The names of the telemetry events that a page got through. */
function telemetryOf(scene: Scene, page: ChatPage, mark: number): Set<string> {
  const beacons = requestsTo(scene.institution.record.since(mark), page).filter((entry) => pathOf(entry) === TELEMETRY);
  return new Set(beacons.map((entry) => /"name":"(\w+)"/.exec(textOf(entry))?.[1] ?? ''));
}

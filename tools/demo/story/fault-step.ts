import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../driver/driver.ts';
import { decide, panelProblem } from './decide.ts';
import { leakProblem } from './leak.ts';
import { CLEAN_PROMPT, PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendPlain, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

interface FaultStep {
  readonly id: string;
  readonly title: string;
  /** What breaks, one after the other, while a prompt stands in the box. */
  readonly faults: readonly Fault[];
  /** What the dashboard must say of the send that was held; null when the extension mends itself before anybody sees. */
  readonly recorded: RegExp | null;
  readonly browsers?: Step['browsers'];
}

/**
 * A part of the extension dies or hangs: a harmless prompt is held as long as nobody can check it, visibly and on the
 * record, and goes out once, unchanged, when the part is back; a prompt with identifiers never goes unchecked.
 */
export function faultStep(row: FaultStep): Step {
  return {
    id: row.id,
    title: row.title,
    needsPolicy: false,
    ...(row.browsers === undefined ? {} : { browsers: row.browsers }),
    play: (scene, screenshot) => play(row, scene, screenshot),
    control,
  };
}

async function play(row: FaultStep, scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const { record } = institution;
  const page = institution.page('claude');
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  const problems: string[] = [];
  if (!(await sendPlain(scene, page, CLEAN_PROMPT))) problems.push('a clean prompt did not arrive before the fault');
  const mark = record.mark();
  const mends: (() => Promise<void>)[] = [];
  for (const fault of row.faults) {
    const mend = await driver.breakPart(fault);
    if (mend === null) return { saw: '', received: '', problems: [`${fault} could not be reached`] };
    mends.push(mend);
  }
  await driver.focus(selectorOf(page.composer));
  await driver.paste(CLEAN_PROMPT);
  await driver.press('Enter');
  const hasArrived = () => promptsIn(record.since(mark), page).includes(CLEAN_PROMPT);
  let saw = 'nothing: it mended itself';
  if (row.recorded !== null) {
    if (!(await until(async () => /not sent/i.test((await driver.guard()).surface))))
      problems.push('the chip does not say that the prompt was not sent');
    saw = /not sent[^.]*\./i.exec((await driver.guard()).surface)?.[0] ?? 'nothing';
    await driver.screenshot(screenshot);
    if (hasArrived()) problems.push('an unchecked prompt left');
  }
  for (const mend of mends) await mend();
  // On a busy machine the new part may be too late for the first try; then the hold must be seen.
  const isHeld = async () => /not sent/i.test((await driver.guard()).surface);
  if (row.recorded === null && !(await until(async () => hasArrived() || (await isHeld()))))
    problems.push('the clean prompt neither arrived by itself nor was it held visibly');
  if (!hasArrived()) await sendAgain(scene, hasArrived);
  if (!hasArrived()) problems.push('the same prompt did not arrive once the part was back');
  await pause(800);
  if (promptsIn(record.since(mark), page).length !== 1) problems.push('the prompt did not arrive once');
  const second = record.mark();
  await driver.focus(selectorOf(page.composer));
  await driver.paste(PROMPT);
  await driver.press('Enter');
  problems.push(...(await panelProblem(scene)));
  if (row.recorded === null) await driver.screenshot(screenshot);
  await decide(driver, 'edit');
  problems.push(...leakProblem(record.since(second), 'after the fault'));
  if (row.recorded !== null) problems.push(...(await recordProblem(scene, row.recorded)));
  return { saw, received: 'the clean prompt, once', problems };
}

/** Uses the chip's own button where it stands, and sends again once the text is checked. */
async function sendAgain({ driver, institution }: Scene, hasArrived: () => boolean): Promise<void> {
  await until(async () => {
    await driver.focus(selectorOf(institution.page('claude').composer));
    await driver.press('Enter');
    return await until(hasArrived, 2_500);
  }, 60_000);
}

async function recordProblem({ driver }: Scene, recorded: RegExp): Promise<string[]> {
  await driver.open(`${driver.extensionUrl}dashboard.html`);
  const isThere = await until(async () => recorded.test((await driver.textOf('main')) ?? ''));
  return isThere ? [] : [`the dashboard does not say ${recorded.source}`];
}

async function control(scene: Scene): Promise<Played> {
  const page = scene.institution.page('claude');
  await scene.driver.open(page.url);
  await scene.driver.focus(selectorOf(page.composer));
  const isClean = await sendPlain(scene, page, CLEAN_PROMPT);
  await scene.driver.focus(selectorOf(page.composer));
  const isSecond = await sendPlain(scene, page, PROMPT);
  return {
    saw: '',
    received: isClean && isSecond ? 'both as written' : 'not as written',
    problems: isClean && isSecond ? [] : ['the prompts did not arrive as written'],
  };
}

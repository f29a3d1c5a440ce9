import { setTimeout as pause } from 'node:timers/promises';
import { CLEAN_PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendUnguarded, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/** A detector that does not answer: even a harmless prompt is held, and the chip says so. Unscanned is never clear. */
export const SILENT_STEP: Step = {
  id: 'silent',
  title: 'The detector does not answer',
  needsPolicy: false,
  browsers: ['chromium'],
  play,
  control: (scene) => sendUnguarded(scene, 'claude', CLEAN_PROMPT),
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const page = institution.page('claude');
  const problems: string[] = [];
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  const wake = await driver.stallDetector();
  if (wake === null) return { saw: '', received: '', problems: ['the detector could not be reached'] };
  const mark = institution.record.mark();
  await driver.paste(CLEAN_PROMPT);
  await driver.press('Enter');
  const isTold = await until(async () => /not sent/i.test((await driver.guard()).surface));
  if (!isTold) problems.push('the chip does not say that the prompt was not sent');
  await pause(1_000);
  await driver.screenshot(screenshot);
  const { surface } = await driver.guard();
  if (promptsIn(institution.record.since(mark), page).length > 0) problems.push('an unscanned prompt left');
  await wake();
  await driver.focus(selectorOf(page.composer));
  await driver.press('Enter');
  if (!(await until(() => promptsIn(institution.record.since(mark), page).includes(CLEAN_PROMPT)))) {
    problems.push('the prompt did not leave once the detector was back');
  }
  return {
    saw: /not sent[^.]*\./i.exec(surface)?.[0] ?? surface,
    received: 'nothing; the prompt once the detector was back',
    problems,
  };
}

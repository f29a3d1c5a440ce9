import { setTimeout as pause } from 'node:timers/promises';
import { decide, panelProblem } from './decide.ts';
import { leakProblem } from './leak.ts';
import { PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendPlain, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/** After a de-identified send, undo brings the original back into the box: it is held like the first time. */
export const UNDO_STEP: Step = {
  id: 'undo',
  title: 'Undo brings the original back',
  needsPolicy: false,
  play,
  control: async (scene) => {
    const { driver, institution } = scene;
    const page = institution.page('perplexity');
    await driver.open(page.url);
    await driver.focus(selectorOf(page.composer));
    const isFirst = await sendPlain(scene, page, PROMPT);
    const mark = institution.record.mark();
    const isBack = await undo(scene);
    await driver.press('Enter');
    const isSecond = await until(() => promptsIn(institution.record.since(mark), page).includes(PROMPT));
    return {
      saw: '',
      received: isFirst && isBack && isSecond ? 'as written, twice' : 'not as written twice',
      problems: isFirst && isBack && isSecond ? [] : ['the prompt did not come back and arrive again'],
    };
  },
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const { record } = institution;
  const page = institution.page('perplexity');
  const problems: string[] = [];
  const mark = record.mark();
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  await driver.paste(PROMPT);
  await driver.press('Enter');
  problems.push(...(await panelProblem(scene)));
  await decide(driver, 'deidentify');
  if (!(await until(() => promptsIn(record.since(mark), page).length === 1))) problems.push('no prompt arrived');
  await pause(800);
  await driver.focus(selectorOf(page.composer));
  if (!(await undo(scene))) problems.push('undo does not bring the original back');
  await driver.press('Enter');
  problems.push(...(await panelProblem(scene)));
  await driver.screenshot(screenshot);
  const { panel } = await driver.guard();
  await decide(driver, 'edit');
  await pause(800);
  if (promptsIn(record.since(mark), page).length !== 1) problems.push('the original was sent');
  problems.push(...leakProblem(record.since(mark), 'in the end'));
  return { saw: `held again: ${panel.split('\n')[0] ?? ''}`, received: 'placeholders, once', problems };
}

/** Undoes until the whole original stands in the box again. */
async function undo({ driver, institution }: Scene): Promise<boolean> {
  const box = selectorOf(institution.page('perplexity').composer);
  for (let tries = 0; tries < 12; tries++) {
    if ((await driver.textOf(box))?.trim() === PROMPT) return true;
    await driver.press('Control+z');
    await pause(150);
  }
  return false;
}

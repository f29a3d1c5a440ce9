import { setTimeout as pause } from 'node:timers/promises';
import { decide, panelProblem } from './decide.ts';
import { leakProblem } from './leak.ts';
import { PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendUnguarded, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/** A site that shows the replacement and sends what stood there before: its request is stopped, and the chip says so. */
export const KEEPER_STEP: Step = {
  id: 'keeper',
  title: 'The site sends another text than shown',
  needsPolicy: false,
  play,
  control: (scene) => sendUnguarded(scene, 'keeper'),
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const { record } = institution;
  const page = institution.page('keeper');
  const mark = record.mark();
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  await driver.paste(PROMPT);
  await driver.press('Enter');
  const problems = await panelProblem(scene);
  await decide(driver, 'deidentify');
  const isTold = await until(async () => /stopped/i.test((await driver.guard()).surface));
  await pause(800);
  const { surface } = await driver.guard();
  if (!isTold || !/stopped/i.test(surface)) problems.push(`the chip does not say that it was stopped: ${surface}`);
  await driver.screenshot(screenshot);
  const after = record.since(mark);
  if (promptsIn(after, page).length > 0) problems.push('a prompt left');
  problems.push(...leakProblem(after, 'in the end'));
  return { saw: /stopped[^.]*\./i.exec(surface)?.[0] ?? surface, received: 'nothing', problems };
}

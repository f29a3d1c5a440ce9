import { setTimeout as pause } from 'node:timers/promises';
import { PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendPlain, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/** A site that the institution has prohibited: the page does not come up and nothing reaches its server. */
export const PROHIBITED_STEP: Step = {
  id: 'prohibited',
  title: 'A prohibited site is stopped',
  needsPolicy: true,
  play,
  control,
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const page = institution.page('deepseek');
  const mark = institution.record.mark();
  await driver.open(page.url);
  await pause(1_000);
  await driver.screenshot(screenshot);
  const problems: string[] = [];
  const heading = await driver.textOf('h1');
  if ((await driver.textOf(selectorOf(page.composer))) !== null) problems.push('the chat came up');
  const received = institution.record.since(mark).filter((entry) => entry.host === new URL(page.url).hostname);
  if (received.length > 0) problems.push(`${received.length} requests reached the site`);
  if (!(await driver.url()).includes('stopped.html')) problems.push(`the tab shows ${await driver.url()}`);
  return {
    saw: heading ?? (await driver.url()),
    received: received.length === 0 ? 'nothing' : 'requests',
    problems,
  };
}

async function control(scene: Scene): Promise<Played> {
  const page = scene.institution.page('deepseek');
  await scene.driver.open(page.url);
  const mark = scene.institution.record.mark();
  await scene.driver.focus(selectorOf(page.composer));
  const hasArrived = await sendPlain(scene, page, PROMPT);
  const isOnce = promptsIn(scene.institution.record.since(mark), page).length === 1;
  return {
    saw: '',
    received: hasArrived && isOnce ? 'as written' : 'not as written',
    problems: hasArrived && isOnce ? [] : ['the prompt did not arrive as written'],
  };
}

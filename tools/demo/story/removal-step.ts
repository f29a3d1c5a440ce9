import { setTimeout as pause } from 'node:timers/promises';
import { leakProblem } from './leak.ts';
import { CLEAN_PROMPT, PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendPlain, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/** What the clinician adds when the first try did not go. */
const MORE = ' Answer for Phoebe Kowalczyk only.';

/** The extension goes away under an open page, as with every update: the prompt in it can no longer be checked. */
export const REMOVAL_STEP: Step = {
  id: 'removal',
  title: 'The extension goes away',
  needsPolicy: false,
  play,
  control: async (scene) => {
    const page = scene.institution.page('chatgpt');
    await scene.driver.open(page.url);
    await scene.driver.focus(selectorOf(page.composer));
    const hasArrived = await sendPlain(scene, page, PROMPT);
    await pause(500);
    await scene.driver.reload();
    await scene.driver.focus(selectorOf(page.composer));
    const isBack = await sendPlain(scene, page, CLEAN_PROMPT);
    return {
      saw: '',
      received: hasArrived ? 'as written' : 'nothing',
      problems: hasArrived && isBack ? [] : ['the prompts did not arrive as written'],
    };
  },
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const { record } = institution;
  const page = institution.page('chatgpt');
  const problems: string[] = [];
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  const mark = record.mark();
  await driver.paste(PROMPT);
  const bringBack = await driver.removeExtension();
  let saw = '';
  try {
    await pause(500);
    await driver.press('Enter');
    await pause(2_500);
    await driver.type(MORE);
    await driver.press('Enter');
    await pause(1_000);
    const { surface } = await driver.guard();
    saw = /not sent[^.]*\./i.exec(surface)?.[0] ?? driver.prompts().at(-1) ?? '';
    // Whoever says it, the text is still in the box.
    if (!(await driver.textOf(selectorOf(page.composer)))?.includes(PROMPT)) problems.push('the text is gone');
    await driver.screenshot(screenshot);
  } finally {
    await bringBack();
  }
  if (!/not sent|nothing was sent/i.test(saw)) problems.push('nobody says that the prompt was not sent');
  if (promptsIn(record.since(mark), page).length > 0) problems.push('a prompt left');
  problems.push(...leakProblem(record.since(mark), 'after the extension was gone'));
  await pause(500);
  await driver.reload();
  await driver.focus(selectorOf(page.composer));
  if (!(await sendPlain(scene, page, CLEAN_PROMPT))) problems.push('a clean prompt does not arrive after a reload');
  problems.push(...leakProblem(record.since(mark), 'after the reload'));
  return {
    saw,
    received: 'nothing; after a reload the next prompt',
    problems,
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import { decide, panelProblem } from './decide.ts';
import { leakProblem } from './leak.ts';
import { PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendPlain, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/** A value that was let go is let go in its conversation only: in the next one it is asked about again. */
export const CONVERSATION_STEP: Step = {
  id: 'conversation',
  title: 'An override ends with its conversation',
  needsPolicy: false,
  play,
  control: async (scene) => {
    const { page, record, driver } = open(scene);
    await driver.open(page.url);
    await driver.focus(selectorOf(page.composer));
    const isFirst = await sendPlain(scene, page, PROMPT);
    await startAnother(scene);
    const mark = record.mark();
    const isSecond = await sendPlain(scene, page, PROMPT);
    const isOnce = promptsIn(record.since(mark), page).length === 1;
    await goBack(scene);
    return {
      saw: '',
      received: isFirst && isSecond && isOnce ? 'as written in both' : 'not as written',
      problems: isFirst && isSecond && isOnce ? [] : ['the prompt did not arrive as written in both conversations'],
    };
  },
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { page, record, driver } = open(scene);
  const problems: string[] = [];
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  const first = record.mark();
  await driver.paste(PROMPT);
  await driver.press('Enter');
  problems.push(...(await panelProblem(scene)));
  await decide(driver, 'override');
  if (!(await until(() => promptsIn(record.since(first), page).includes(PROMPT)))) {
    problems.push('the override did not arrive');
  }
  await pause(500);
  await driver.focus(selectorOf(page.composer));
  if (!(await sendPlain(scene, page, PROMPT))) problems.push('in the same conversation it was asked about again');
  await startAnother(scene);
  const second = record.mark();
  await driver.paste(PROMPT);
  await driver.press('Enter');
  problems.push(...(await panelProblem(scene)));
  const { panel } = await driver.guard();
  await driver.screenshot(screenshot);
  await decide(driver, 'edit');
  await pause(800);
  const after = record.since(second);
  if (promptsIn(after, page).length > 0) problems.push('a prompt left the second conversation');
  problems.push(...leakProblem(after, 'in the second conversation'));
  const third = record.mark();
  await goBack(scene);
  await driver.press('Enter');
  if (!(await until(() => promptsIn(record.since(third), page).includes(PROMPT)))) {
    problems.push('back in the first conversation it was asked about again');
  }
  return {
    saw: `second conversation: ${panel.split('\n')[0] ?? ''}`,
    received: 'as written in the first conversation, also after coming back to it; nothing in the second',
    problems,
  };
}

function open(scene: Scene) {
  const { driver, institution } = scene;
  return { page: institution.page('chatgpt'), record: institution.record, driver };
}

/** Back to the first conversation; what stands in the box stays there. */
async function goBack({ driver, institution }: Scene): Promise<void> {
  await driver.inPage('void history.back()');
  await pause(500);
  await driver.focus(selectorOf(institution.page('chatgpt').composer));
}

async function startAnother({ driver, institution }: Scene): Promise<void> {
  await driver.click("[part='new']");
  await driver.focus(selectorOf(institution.page('chatgpt').composer));
}

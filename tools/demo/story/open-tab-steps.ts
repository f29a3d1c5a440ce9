import { setTimeout as pause } from 'node:timers/promises';
import { decide, panelProblem } from './decide.ts';
import { leakProblem } from './leak.ts';
import { CLEAN_PROMPT, PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendPlain, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/** A tab was open, with a prompt in its box, before the extension came. */
export const LATE_STEP: Step = {
  id: 'late',
  title: 'A tab that was open before the install',
  needsPolicy: false,
  play: async (scene, screenshot) => {
    const bringBack = await scene.driver.removeExtension();
    await openWithPrompt(scene);
    const mark = scene.institution.record.mark();
    await bringBack();
    return await goOn(scene, screenshot, mark);
  },
  control,
};

/** The extension is updated under an open tab: the new guard takes over from the orphan, with the text in the box. */
export const UPDATE_STEP: Step = {
  id: 'update',
  title: 'An update under an open tab',
  needsPolicy: false,
  play: async (scene, screenshot) => {
    const mark = scene.institution.record.mark();
    await openWithPrompt(scene);
    const bringBack = await scene.driver.removeExtension();
    await pause(500);
    await scene.driver.press('Enter');
    await pause(2_500);
    const between = (await scene.driver.guard()).surface + scene.driver.prompts().join(' ');
    await bringBack();
    const played = await goOn(scene, screenshot, mark);
    const isHeld = /not sent|nothing was sent/i.test(between);
    return { ...played, problems: [...played.problems, ...(isHeld ? [] : ['without a guard nobody says "not sent"'])] };
  },
  control,
};

async function openWithPrompt({ driver, institution }: Scene): Promise<void> {
  const page = institution.page('claude');
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  await driver.paste(PROMPT);
}

/** From the moment in which the extension is there (again): the prompt is held, de-identified and sent once. */
async function goOn(scene: Scene, screenshot: string, mark: number): Promise<Played> {
  const { driver, institution } = scene;
  const { record } = institution;
  const page = institution.page('claude');
  const problems: string[] = [];
  await driver.focus(selectorOf(page.composer));
  const isRead = async () => /\d identifiers/.test((await driver.guard()).surface);
  if (!(await until(isRead))) problems.push('the text in the box was not read');
  await driver.press('Enter');
  problems.push(...(await panelProblem(scene)));
  const { panel } = await driver.guard();
  await driver.screenshot(screenshot);
  await decide(driver, 'deidentify');
  if (!(await until(() => promptsIn(record.since(mark), page).length > 0))) problems.push('no prompt arrived');
  await pause(1_000);
  const { surface } = await driver.guard();
  if ((surface.match(/replaced/g) ?? []).length !== 1) problems.push(`not one chip: ${surface || 'nothing'}`);
  await driver.focus(selectorOf(page.composer));
  if (!(await sendPlain(scene, page, CLEAN_PROMPT))) problems.push('the next clean prompt did not arrive');
  await pause(500);
  const prompts = promptsIn(record.since(mark), page);
  if (prompts.length !== 2) problems.push(`${prompts.length} prompts arrived instead of two`);
  problems.push(...leakProblem(record.since(mark), 'once the extension was there'));
  return {
    saw: panel.split('\n')[0] ?? '',
    received: prompts[0] ?? 'nothing',
    problems,
  };
}

async function control(scene: Scene): Promise<Played> {
  const { driver, institution } = scene;
  const page = institution.page('claude');
  const mark = institution.record.mark();
  await openWithPrompt(scene);
  await driver.press('Enter');
  const hasArrived = await until(() => promptsIn(institution.record.since(mark), page).includes(PROMPT));
  return {
    saw: '',
    received: hasArrived ? 'as written' : 'nothing',
    problems: hasArrived ? [] : ['the prompt did not arrive as written'],
  };
}

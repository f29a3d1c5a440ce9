import { setTimeout as pause } from 'node:timers/promises';
import { pathOf, textOf } from '../institution/record.ts';
import { matches } from '../institution/path-pattern.ts';
import { decide, panelProblem } from './decide.ts';
import { leakProblem } from './leak.ts';
import { CLEAN_PROMPT, PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendPlain, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/**
 * A front end that sends the whole conversation with every turn: what was let go in it goes with each turn and with
 * each regenerated answer, unasked and unchanged; in the next conversation it is held again.
 */
export const HISTORY_STEP: Step = {
  id: 'history',
  title: 'The whole conversation with every turn',
  needsPolicy: false,
  play,
  control: async (scene) => {
    const { driver } = scene;
    const page = pageOf(scene);
    const mark = scene.institution.record.mark();
    await driver.open(page.url);
    await driver.focus(selectorOf(page.composer));
    await sendPlain(scene, page, PROMPT);
    const problems = await goOn(scene, mark);
    await driver.click("[part='new']");
    await driver.focus(selectorOf(page.composer));
    if (!(await sendPlain(scene, page, PROMPT))) problems.push('the second conversation did not arrive');
    return { saw: '', received: problems.length === 0 ? 'all turns as written' : 'not as written', problems };
  },
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const { record } = institution;
  const page = pageOf(scene);
  const first = record.mark();
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  await driver.paste(PROMPT);
  await driver.press('Enter');
  const problems = await panelProblem(scene);
  await decide(driver, 'override');
  problems.push(...(await goOn(scene, first)));
  await driver.click("[part='new']");
  await driver.focus(selectorOf(page.composer));
  const second = record.mark();
  await driver.paste(PROMPT);
  await driver.press('Enter');
  problems.push(...(await panelProblem(scene)));
  await driver.screenshot(screenshot);
  const { panel } = await driver.guard();
  await decide(driver, 'edit');
  await pause(800);
  problems.push(...leakProblem(record.since(second), 'in the second conversation'));
  return {
    saw: `second conversation: ${panel.split('\n')[0] ?? ''}`,
    received: 'three turns with the first prompt as written, nothing in the second conversation',
    problems,
  };
}

/** A second turn and a new answer to it; each must carry both turns as written, once. */
async function goOn(scene: Scene, mark: number): Promise<string[]> {
  const { driver, institution } = scene;
  const page = pageOf(scene);
  const turns = () => historiesIn(scene, mark);
  if (!(await until(() => turns().length === 1))) return ['the first turn did not arrive once'];
  await pause(1_500);
  await driver.focus(selectorOf(page.composer));
  await sendPlain(scene, page, CLEAN_PROMPT);
  await pause(1_500);
  await driver.click("[part='again']");
  await until(() => turns().length === 3);
  await pause(500);
  const expected = [[PROMPT], [PROMPT, CLEAN_PROMPT], [PROMPT, CLEAN_PROMPT]];
  const isRight = JSON.stringify(turns()) === JSON.stringify(expected);
  const isOnce = promptsIn(institution.record.since(mark), page).length === 3;
  return isRight && isOnce ? [] : [`turns did not arrive once and as written: ${turns().length} requests`];
}

/** What the person wrote in each request so far, oldest first. */
function historiesIn(scene: Scene, mark: number): string[][] {
  const page = pageOf(scene);
  return scene.institution.record
    .since(mark)
    .filter((entry) => entry.method === 'POST' && matches(page.prompt.path, pathOf(entry)))
    .map((entry) => {
      const { messages }: { messages: { role: string; content: string }[] } = JSON.parse(textOf(entry));
      return messages.filter(({ role }) => role === 'user').map(({ content }) => content);
    });
}

function pageOf({ institution }: Scene) {
  return institution.page('unlisted');
}

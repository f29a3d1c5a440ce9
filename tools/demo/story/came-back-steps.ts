import { setTimeout as pause } from 'node:timers/promises';
import type { ChatPage } from '../pages/chat-page.ts';
import { decide, panelProblem } from './decide.ts';
import { leakProblem } from './leak.ts';
import { CLEAN_PROMPT, PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendPlain, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/** How a document comes to be on the screen without having been loaded for it; gives what went wrong. */
type Way = (scene: Scene, page: ChatPage) => Promise<string[]>;

/** Left by a link and come back to: the browser shows the very document that was frozen. */
const fromCache: Way = async ({ driver, institution }, page) => {
  await driver.open(page.url);
  // Chromium drops a frozen page to which the extension speaks, as it does when a policy has just come.
  await pause(6_000);
  await driver.inPage('void (window.wasFrozen = true)');
  await driver.inPage(
    `void setTimeout(() => { location.href = ${JSON.stringify(institution.page('chatgpt').url)}; }, 50)`,
  );
  await pause(2_000);
  await driver.inPage('void setTimeout(() => history.back(), 50)');
  const isBack = await until(
    async () => (await driver.inPage('window.wasFrozen === true').catch(() => false)) === true,
  );
  return isBack ? [] : ['the page did not come out of the cache'];
};

/** `document.open()` takes every listener off the window, in both worlds. */
const reopened: Way = async ({ driver }, page) => {
  await driver.open(page.url);
  await driver.inPage(`(() => {
    const html = document.documentElement.outerHTML;
    document.open();
    document.write(html);
    document.close();
  })()`);
  await pause(1_500);
  return [];
};

function cameBackStep(id: string, title: string, way: Way): Step {
  return {
    id,
    title,
    needsPolicy: false,
    play: async (scene, screenshot) => {
      const { driver, institution } = scene;
      const page = institution.page('claude');
      const problems = await way(scene, page);
      const mark = institution.record.mark();
      await driver.focus(selectorOf(page.composer));
      await driver.paste(PROMPT);
      await driver.press('Enter');
      problems.push(...(await panelProblem(scene)));
      const { panel } = await driver.guard();
      await driver.screenshot(screenshot);
      await decide(driver, 'deidentify');
      await until(() => promptsIn(institution.record.since(mark), page).length > 0);
      await pause(800);
      await driver.focus(selectorOf(page.composer));
      if (!(await sendPlain(scene, page, CLEAN_PROMPT))) problems.push('a clean prompt did not arrive');
      await pause(500);
      const prompts = promptsIn(institution.record.since(mark), page);
      if (prompts.length !== 2) problems.push(`${prompts.length} prompts arrived instead of two`);
      problems.push(...leakProblem(institution.record.since(mark), 'from the page that came back'));
      return { saw: panel.split('\n')[0] ?? '', received: prompts.join(' | '), problems };
    },
    control: async (scene): Promise<Played> => {
      const page = scene.institution.page('claude');
      const problems = await way(scene, page);
      await scene.driver.focus(selectorOf(page.composer));
      if (!(await sendPlain(scene, page, PROMPT))) problems.push('the prompt did not arrive as written');
      return { saw: '', received: problems.length === 0 ? 'as written' : 'nothing', problems };
    },
  };
}

export const CAME_BACK_STEPS: readonly Step[] = [
  cameBackStep('cached', 'A page that comes back from the cache', fromCache),
  cameBackStep('reopened', 'A page that opens its document anew', reopened),
];

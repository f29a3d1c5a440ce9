import { setTimeout as pause } from 'node:timers/promises';
import { leakProblem } from './leak.ts';
import { CLEAN_PROMPT, PROMPT } from './planted.ts';
import { promptsIn, selectorOf, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/** A page that sends what stands in its box by a timer: there is no gesture to hold, only the request. */
export const TIMER_STEP: Step = {
  id: 'timer',
  title: 'The page sends by itself',
  needsPolicy: false,
  play: async (scene, screenshot) => {
    const clean = await typed(scene, CLEAN_PROMPT);
    const problems = isOnly(clean, CLEAN_PROMPT) ? [] : ['a clean prompt did not arrive once and unchanged'];
    const mark = scene.institution.record.mark();
    const withPhi = await typed(scene, PROMPT);
    if (withPhi.length > 0) problems.push('a prompt with identifiers left');
    problems.push(...leakProblem(scene.institution.record.since(mark), 'without a gesture'));
    await scene.driver.screenshot(screenshot);
    const { surface } = await scene.driver.guard();
    if (!/stopped|not sent/i.test(surface)) problems.push(`the chip does not say that it was stopped: ${surface}`);
    return {
      saw: /(stopped|not sent)[^.]*\./i.exec(surface)?.[0] ?? surface,
      received: 'the clean prompt, unchanged, and nothing of the other',
      problems,
    };
  },
  control: async (scene): Promise<Played> => {
    const clean = await typed(scene, CLEAN_PROMPT);
    const withPhi = await typed(scene, PROMPT);
    const isRight = isOnly(clean, CLEAN_PROMPT) && isOnly(withPhi, PROMPT);
    return {
      saw: '',
      received: isRight ? 'both as written' : 'not as written',
      problems: isRight ? [] : ['the prompts did not arrive once and as written'],
    };
  },
};

/** Pastes a text, touches nothing more, and gives the prompts that the page then sent. */
async function typed({ driver, institution }: Scene, text: string): Promise<string[]> {
  const { record } = institution;
  const page = institution.page('timer');
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  const mark = record.mark();
  await driver.paste(text);
  await until(() => promptsIn(record.since(mark), page).length > 0, 3_000);
  await pause(500);
  return promptsIn(record.since(mark), page);
}

function isOnly(prompts: readonly string[], text: string): boolean {
  return prompts.length === 1 && prompts[0] === text;
}

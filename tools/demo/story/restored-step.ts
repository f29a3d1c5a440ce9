import { setTimeout as pause } from 'node:timers/promises';
import type { Entry } from '../institution/record.ts';
import { pathOf, textOf } from '../institution/record.ts';
import { decide, panelProblem } from './decide.ts';
import { leakProblem } from './leak.ts';
import { PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendPlain, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

const AUTOSAVE = '/api/autosave';
const KEEP = `void localStorage.setItem('kept', ${JSON.stringify(PROMPT)})`;
const RESTORE = `void fetch('${AUTOSAVE}', { method: 'POST', body: JSON.stringify({ text: localStorage.getItem('kept') }) }).catch(() => {})`;

/** A page that kept the text in its own storage and sends it, after a reload, to an address that no list knows. */
export const RESTORED_STEP: Step = {
  id: 'restored',
  title: 'A kept draft after a reload',
  needsPolicy: false,
  play,
  control: async (scene) => {
    const { driver, institution } = scene;
    const page = institution.page('chatgpt');
    await driver.open(page.url);
    await driver.focus(selectorOf(page.composer));
    const isSent = await sendPlain(scene, page, PROMPT);
    const restored = await restore(scene);
    const hasArrived = restored.some((entry) => JSON.parse(textOf(entry)).text === PROMPT);
    return {
      saw: '',
      received: hasArrived ? 'the kept text as written' : 'no kept text',
      problems: isSent && hasArrived ? [] : ['the prompt or the kept text did not arrive as written'],
    };
  },
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const { record } = institution;
  const page = institution.page('chatgpt');
  const mark = record.mark();
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  await driver.paste(PROMPT);
  await driver.press('Enter');
  const problems = await panelProblem(scene);
  await decide(driver, 'deidentify');
  if (!(await until(() => promptsIn(record.since(mark), page).length === 1))) problems.push('no prompt arrived');
  await pause(500);
  const restored = await restore(scene);
  await driver.screenshot(screenshot);
  problems.push(...leakProblem(record.since(mark), 'in the end'));
  const { surface } = await driver.guard();
  return { saw: surface, received: `placeholders; ${restored.length} of the kept drafts`, problems };
}

/** Reloads in the middle of the conversation; gives what the page's own script then sent. */
async function restore({ driver, institution }: Scene): Promise<Entry[]> {
  await driver.inPage(KEEP);
  await driver.reload();
  // What the tab protects comes from the detector's document; a page that is faster than that is not this step.
  await pause(1_000);
  const mark = institution.record.mark();
  await driver.inPage(RESTORE);
  await pause(1_200);
  return institution.record.since(mark).filter((entry) => pathOf(entry) === AUTOSAVE);
}

import { setTimeout as pause } from 'node:timers/promises';
import { pathOf, textOf, type Entry } from '../institution/record.ts';
import { leaksIn, leakProblem } from './leak.ts';
import { CLEAN_PROMPT, PATIENT, PAUSES } from './planted.ts';
import { promptsIn, selectorOf, sendPlain, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

const AUTOSAVE = '/api/frame-autosave';

/** A frame of the page's own origin whose script sends what stands in the parent's box, over and over. */
function frameOf(composer: string): string {
  const script = `setInterval(() => {
    const text = parent.document.querySelector(${JSON.stringify(composer)})?.innerText ?? '';
    if (text.trim() !== '') fetch('${AUTOSAVE}', { method: 'POST', body: JSON.stringify({ text }) }).catch(() => {});
  }, 150)`;
  return `(() => {
    const frame = document.createElement('iframe');
    frame.srcdoc = ${JSON.stringify(`<script>${script}</script>`)};
    document.body.append(frame);
  })()`;
}

/** What is typed in one frame is kept back in every other one of its origin, from the first letter of a name on. */
export const FRAME_STEP: Step = {
  id: 'frame',
  title: 'A frame sends what is typed beside it',
  needsPolicy: false,
  play: async (scene, screenshot) => {
    const saved = await typeBeside(scene);
    await scene.driver.screenshot(screenshot);
    const problems = leakProblem(saved, 'from the frame');
    const page = scene.institution.page('claude');
    await scene.driver.press('Control+a');
    await scene.driver.press('Delete');
    const mark = scene.institution.record.mark();
    if (!(await sendPlain(scene, page, CLEAN_PROMPT))) problems.push('a clean prompt did not arrive afterwards');
    if (promptsIn(scene.institution.record.since(mark), page).length !== 1) problems.push('it did not arrive once');
    const { surface } = await scene.driver.guard();
    return { saw: surface, received: `${saved.length} requests of the frame, no name`, problems };
  },
  control: async (scene): Promise<Played> => {
    const leaks = leaksIn(await typeBeside(scene), PATIENT);
    return {
      saw: '',
      received: leaks.length > 0 ? 'the name' : 'no name',
      problems: leaks.length > 0 ? [] : ['the frame sent no name'],
    };
  },
};

/** Types half a name, stops to think, types on; gives what the frame sent meanwhile. */
async function typeBeside({ driver, institution }: Scene): Promise<Entry[]> {
  const { record } = institution;
  const page = institution.page('claude');
  await driver.open(page.url);
  await driver.inPage(frameOf(selectorOf(page.composer)));
  await pause(800);
  const mark = record.mark();
  await driver.focus(selectorOf(page.composer));
  for (const part of PAUSES) {
    await driver.type(part);
    await pause(1_000);
  }
  return record.since(mark).filter((entry) => pathOf(entry) === AUTOSAVE && textOf(entry) !== '');
}

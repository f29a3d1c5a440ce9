import { pathOf, textOf } from '../institution/record.ts';
import { NOISE_ROUNDS, noiseOf } from '../pages/noise.ts';
import { panelProblem } from './decide.ts';
import { leakProblem } from './leak.ts';
import { PROMPT } from './planted.ts';
import { selectorOf, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

const EXPECTED = Array.from({ length: NOISE_ROUNDS }, (_, round) => noiseOf(round))
  .flat()
  .map(({ method, target, body }) => `${method} ${target} ${body}`)
  .toSorted();

/** While identifiers stand in the composer, and while their send is held, the page's harmless requests all arrive. */
export const NOISE_STEP: Step = {
  id: 'noise',
  title: 'Telemetry beside an open prompt',
  needsPolicy: false,
  play: async (scene, screenshot) => {
    const mark = scene.institution.record.mark();
    await enter(scene);
    // The step is about what runs beside the panel: on a busy machine the key waits for the paste to be read.
    await until(async () => (await scene.driver.guard()).surface.includes('identifiers'));
    await scene.driver.press('Enter');
    const problems = await panelProblem(scene);
    await scene.driver.screenshot(screenshot);
    const arrived = await arrivals(scene, mark);
    const { surface } = await scene.driver.guard();
    problems.push(...leakProblem(scene.institution.record.since(mark), 'beside the telemetry'));
    return {
      saw: surface,
      received: `${arrived.count} of ${EXPECTED.length} harmless requests`,
      problems: [...problems, ...arrived.problems],
    };
  },
  control: async (scene): Promise<Played> => {
    const mark = scene.institution.record.mark();
    await enter(scene);
    const { count, problems } = await arrivals(scene, mark);
    return { saw: '', received: `${count} of ${EXPECTED.length} harmless requests`, problems };
  },
};

async function enter({ driver, institution }: Scene): Promise<void> {
  const page = institution.page('chatty');
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  await driver.paste(PROMPT);
}

/** Compares what came to the telemetry's addresses, byte for byte, with what the page sent. */
async function arrivals({ institution }: Scene, mark: number): Promise<{ count: number; problems: string[] }> {
  const received = () =>
    institution.record
      .since(mark)
      .filter(
        (entry) => pathOf(entry).startsWith('/ces/v2/') && !(entry.method === 'GET' && pathOf(entry).endsWith('/live')),
      )
      .map((entry) => `${entry.method} ${entry.target} ${textOf(entry)}`)
      .toSorted();
  await until(() => received().length >= EXPECTED.length);
  const arrived = received();
  const missing = EXPECTED.filter((each) => !arrived.includes(each));
  const foreign = arrived.filter((each) => !EXPECTED.includes(each));
  const problems = [
    ...(missing.length > 0 ? [`${missing.length} did not arrive, such as ${missing[0]}`] : []),
    ...(foreign.length > 0 ? [`${foreign.length} arrived changed, such as ${foreign[0]}`] : []),
    ...(arrived.length > EXPECTED.length ? ['some arrived twice'] : []),
  ];
  return { count: arrived.length, problems };
}

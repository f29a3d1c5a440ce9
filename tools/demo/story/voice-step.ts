import { setTimeout as pause } from 'node:timers/promises';
import { pathOf, type Entry } from '../institution/record.ts';
import { selectorOf, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

const VOICE_PATH = '/api/dictation';
const TYPED = 'Please add to this: ';
/** Matroska and Ogg, in which Chromium and Firefox record. */
const CONTAINERS = ['1a45dfa3', '4f676753'];

/** What a page does that takes dictation: it records for a moment and posts what it recorded. */
const record = (constraints: string) => `(() => {
  globalThis.dictation = 'asked';
  const take = async () => {
    const stream = await navigator.mediaDevices.getUserMedia(${constraints});
    globalThis.dictation = 'recording';
    const recorder = new MediaRecorder(stream);
    const parts = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const ended = new Promise((resolve) => { recorder.onstop = resolve; });
    recorder.start();
    await new Promise((resolve) => setTimeout(resolve, 700));
    recorder.stop();
    await ended;
    for (const track of stream.getTracks()) track.stop();
    const answer = await fetch('${VOICE_PATH}', { method: 'POST', body: new Blob(parts, { type: recorder.mimeType }) });
    globalThis.dictation = 'sent ' + answer.status;
  };
  void take().catch((error) => { globalThis.dictation = 'failed ' + error.name; });
})()`;
const VOICE = '{ audio: true }';
const CAMERA = '{ video: true }';
/** The surface's own element stands beside the body. */
const IS_IN_SURFACE =
  'document.activeElement !== document.body && document.activeElement?.parentElement === document.documentElement';

const QUESTION = /cannot read speech/i;

/** Dictation on a site that policy neither allows nor blocks: warned once, and then it works. */
export const VOICE_STEP: Step = {
  id: 'voice',
  title: 'Dictation is warned of once',
  needsPolicy: false,
  play: playVoice,
  control: (scene) => control(scene, VOICE),
};

/** The camera on a site where policy blocks it. */
export const CAMERA_STEP: Step = {
  id: 'camera-blocked',
  title: 'A camera that policy blocks',
  needsPolicy: true,
  play: playCamera,
  control: (scene) => control(scene, CAMERA),
};

async function playVoice(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const problems: string[] = [];
  const mark = await enter(scene);
  await driver.inPage(record(VOICE));
  if (!(await until(() => says(scene, QUESTION)))) problems.push('nobody was warned');
  await pause(1_500);
  await driver.screenshot(screenshot);
  const before = await state(scene);
  if (before !== 'asked') problems.push(`the page did not wait: ${before}`);
  if ((await driver.textOf(selectorOf(institution.page('openevidence').composer))) !== TYPED) {
    problems.push('the warning changed the text');
  }
  if (!(await reach(scene))) problems.push('no key reaches the buttons');
  await driver.press('Enter');
  problems.push(...(await arrival(scene, mark, 1)));
  const { surface } = await driver.guard();
  if (QUESTION.test(surface)) problems.push(`the warning stayed: ${surface}`);
  await driver.inPage(record(VOICE));
  problems.push(...(await arrival(scene, mark, 2)).map((problem) => `again: ${problem}`));
  problems.push(...(await declined(scene)));
  return { saw: 'a warning, once; after a reload Escape', received: 'two recordings, then none', problems };
}

/** After a reload it is a new page's life: asked again, and Escape is no. */
async function declined(scene: Scene): Promise<string[]> {
  const { driver } = scene;
  await driver.reload();
  const mark = await enter(scene, false);
  await driver.inPage(record(VOICE));
  const problems = (await until(() => says(scene, QUESTION))) ? [] : ['after a reload nobody was warned'];
  await driver.press('Escape');
  if (!(await until(async () => (await state(scene)) === 'failed NotAllowedError'))) {
    problems.push(`Escape did not refuse it: ${await state(scene)}`);
  }
  if (recordings(scene, mark).length > 0) problems.push('a recording left after Escape');
  if (await says(scene, QUESTION)) problems.push('the warning stayed after Escape');
  return problems;
}

async function playCamera(scene: Scene, screenshot: string): Promise<Played> {
  const { driver } = scene;
  const problems: string[] = [];
  const mark = await enter(scene);
  await driver.inPage(record(CAMERA));
  if (!(await until(() => says(scene, /blocked on this site: camera/i)))) problems.push('the chip does not say why');
  await pause(1_500);
  await driver.screenshot(screenshot);
  const { surface } = await driver.guard();
  const result = await state(scene);
  if (result !== 'failed NotAllowedError') problems.push(`the camera was not refused: ${result}`);
  if (recordings(scene, mark).length > 0) problems.push('a recording left');
  return { saw: /blocked[^.]*\./i.exec(surface)?.[0] ?? surface, received: 'nothing', problems };
}

async function control(scene: Scene, constraints: string): Promise<Played> {
  const mark = await enter(scene);
  await scene.driver.inPage(record(constraints));
  const problems = await arrival(scene, mark, 1);
  return { saw: '', received: problems.length === 0 ? 'a recording' : 'nothing', problems };
}

/** Something was typed before: from then on bodies that cannot be read are nobody's but a recording's. */
async function enter({ driver, institution }: Scene, isFresh = true): Promise<number> {
  const page = institution.page('openevidence');
  if (isFresh) await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  await driver.type(TYPED);
  return institution.record.mark();
}

/** Tabs to the first button of the surface. */
async function reach({ driver }: Scene): Promise<boolean> {
  for (let tabs = 0; tabs < 12; tabs += 1) {
    await driver.press('Tab');
    if ((await driver.inPage(IS_IN_SURFACE)) === true) return true;
  }
  return false;
}

function recordings({ institution }: Scene, mark: number): Entry[] {
  return institution.record
    .since(mark)
    .filter((entry) => pathOf(entry) === VOICE_PATH && CONTAINERS.includes(entry.bytes.toString('hex', 0, 4)));
}

async function arrival(scene: Scene, mark: number, count: number): Promise<string[]> {
  const hasCome = await until(() => recordings(scene, mark).length >= count);
  if (hasCome && recordings(scene, mark).length === count) return [];
  return [`${recordings(scene, mark).length} of ${count} recordings arrived: ${await state(scene)}`];
}

async function state({ driver }: Scene): Promise<string> {
  return String(await driver.inPage('globalThis.dictation'));
}

async function says({ driver }: Scene, words: RegExp): Promise<boolean> {
  return words.test((await driver.guard()).surface);
}

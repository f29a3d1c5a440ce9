import { decide, panelProblem } from './decide.ts';
import { leakProblem } from './leak.ts';
import { CLEAN_PROMPT, PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendPlain, sendUnguarded, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

const QUOTA_BYTES = 10_485_760;
/** Fills what the extension may keep to the last hundred bytes; a smaller write than the host's name fits no more. */
const FILL = `chrome.storage.local.getBytesInUse().then((used) =>
  chrome.storage.local.set({ filler: 'x'.repeat(${QUOTA_BYTES} - used - 20) }))`;
/** An earlier step may have been there: the host is to be recognised anew, which is to be kept. */
const FORGET = `chrome.scripting.unregisterContentScripts().then(() =>
  chrome.storage.local.remove('recognised-hosts'))`;
const EMPTY = "chrome.storage.local.remove('filler')";

/**
 * The extension's storage is full, so a chat that no list knows cannot be remembered: it is guarded all the same, and the
 * dashboard says what is not kept. Firefox has no such limit.
 */
export const FULL_STORAGE_STEP: Step = {
  id: 'full-storage',
  title: 'The storage is full',
  needsPolicy: false,
  browsers: ['chromium'],
  play,
  control: (scene) => sendUnguarded(scene, 'unlisted'),
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const { record } = institution;
  const page = institution.page('unlisted');
  const dashboard = `${driver.extensionUrl}dashboard.html`;
  const problems: string[] = [];
  await driver.open(dashboard);
  await driver.inPage(FORGET);
  await driver.inPage(FILL);
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  const mark = record.mark();
  await driver.paste(PROMPT);
  await until(async () => /\d identifiers/.test((await driver.guard()).surface));
  await driver.press('Enter');
  problems.push(...(await panelProblem(scene)));
  await decide(driver, 'deidentify');
  if (!(await until(() => promptsIn(record.since(mark), page).length > 0))) problems.push('no prompt arrived');
  await driver.focus(selectorOf(page.composer));
  if (!(await sendPlain(scene, page, CLEAN_PROMPT))) problems.push('a clean prompt did not arrive');
  problems.push(...leakProblem(record.since(mark), 'with a full storage'));
  await driver.open(dashboard);
  const said = async (): Promise<string> =>
    /[^.]*storage is full\./.exec((await driver.textOf('main')) ?? '')?.[0] ?? '';
  await until(async () => (await said()) !== '');
  const saw = await said();
  if (saw === '') problems.push('the dashboard does not say that the storage is full');
  await driver.screenshot(screenshot);
  await driver.inPage(EMPTY);
  return { saw: saw.trim(), received: promptsIn(record.since(mark), page)[0] ?? 'nothing', problems };
}

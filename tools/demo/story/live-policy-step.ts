import { setTimeout as pause } from 'node:timers/promises';
import type { Policy } from '../../../src/policy/schema.ts';
import { demoPolicy } from '../institution/demo-policy.ts';
import { decide, panelProblem } from './decide.ts';
import { leakProblem } from './leak.ts';
import { PROMPT } from './planted.ts';
import { refreshPolicy } from './refresh-policy.ts';
import { promptsIn, selectorOf, sendPlain, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

type Actions = NonNullable<Policy['sites'][number]['actions']>;

/** A page that stays open while new serials arrive: from redact to monitor, with the prompt in the box, to block. */
export const LIVE_POLICY_STEP: Step = {
  id: 'policy-live',
  title: 'A new policy reaches an open page',
  needsPolicy: true,
  play,
  control: async (scene) => {
    const page = scene.institution.page('chatgpt');
    await scene.driver.open(page.url);
    await scene.driver.focus(selectorOf(page.composer));
    const isFirst = await sendPlain(scene, page, PROMPT);
    await scene.driver.focus(selectorOf(page.composer));
    const isSecond = await sendPlain(scene, page, PROMPT);
    return {
      saw: '',
      received: isFirst && isSecond ? 'as written, twice' : 'not as written',
      problems: isFirst && isSecond ? [] : ['the prompts did not arrive as written'],
    };
  },
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const page = institution.page('chatgpt');
  try {
    await driver.open(page.url);
    await apply(scene, 11, { '*': 'redact' });
    await driver.focus(selectorOf(page.composer));
    await driver.paste(PROMPT);
    const problems = [
      ...((await until(async () => FOUND.test((await driver.guard()).surface))) ? [] : ['redact: nothing was shown']),
      ...(await monitored(scene)),
      ...(await blocked(scene, screenshot)),
    ];
    await driver.open(`${driver.extensionUrl}dashboard.html`);
    const isCounted = await until(async () => /noted, sent as written/i.test((await driver.textOf('body')) ?? ''));
    if (!isCounted) problems.push('monitor: the dashboard does not count it');
    return {
      saw: 'found, then nothing, then a panel that offers Edit only',
      received: 'under monitor as written, under block nothing',
      problems,
    };
  } finally {
    institution.office.answer = { status: 200, body: await institution.signer.sign(demoPolicy(14)) };
    await refreshPolicy(scene);
  }
}

const FOUND = /\d+ identifiers?/i;

/** The prompt stands in the composer when the policy turns to monitor: it goes as written and nothing is shown. */
async function monitored(scene: Scene): Promise<string[]> {
  const { driver, institution } = scene;
  const { record } = institution;
  const page = institution.page('chatgpt');
  const problems: string[] = [];
  await apply(scene, 12, { '*': 'monitor' });
  const isQuiet = await until(async () => !FOUND.test((await driver.guard()).surface));
  if (!isQuiet) problems.push('monitor: the chip still shows identifiers');
  const mark = record.mark();
  await driver.focus(selectorOf(page.composer));
  await driver.press('Enter');
  await until(() => promptsIn(record.since(mark), page).length > 0);
  const prompts = promptsIn(record.since(mark), page);
  if (prompts.length !== 1 || prompts[0] !== PROMPT) {
    problems.push(`monitor: ${prompts.length} prompts arrived, as written: ${prompts.includes(PROMPT)}`);
  }
  const { panel, surface } = await driver.guard();
  if (panel !== '') problems.push('monitor: the panel opened');
  if (FOUND.test(surface)) problems.push(`monitor: the chip says ${surface}`);
  return problems;
}

/** One category is blocked: the panel offers no send, and no key finds one. */
async function blocked(scene: Scene, screenshot: string): Promise<string[]> {
  const { driver, institution } = scene;
  const { record } = institution;
  const page = institution.page('chatgpt');
  await pause(500);
  await apply(scene, 13, { '*': 'monitor', mrn: 'block' });
  const mark = record.mark();
  await driver.focus(selectorOf(page.composer));
  await driver.press('Control+a');
  await driver.paste(PROMPT);
  await until(async () => FOUND.test((await driver.guard()).surface));
  await driver.press('Enter');
  const problems = (await panelProblem(scene)).map((problem) => `block: ${problem}`);
  const { panel } = await driver.guard();
  if (/send/i.test(panel)) problems.push(`block: the panel offers a send: ${panel}`);
  await driver.screenshot(screenshot);
  await decide(driver, 'override');
  await pause(1_000);
  const after = record.since(mark);
  if (promptsIn(after, page).length > 0) problems.push('block: a prompt left');
  return [...problems, ...leakProblem(after, 'under block')];
}

/** Publishes the next serial and has the extension fetch it, while the chat stays open. */
async function apply(scene: Scene, serial: number, actions: Actions): Promise<void> {
  const { office, signer } = scene.institution;
  const policy = demoPolicy(serial);
  const sites = policy.sites.map((rule) => (rule.match.includes('chatgpt') ? { ...rule, actions } : rule));
  office.answer = { status: 200, body: await signer.sign({ ...policy, sites }) };
  await refreshPolicy(scene);
}

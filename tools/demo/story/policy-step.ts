import { setTimeout as pause } from 'node:timers/promises';
import { demoPolicy } from '../institution/demo-policy.ts';
import type { Institution } from '../institution/institution.ts';
import type { PolicyAnswer } from '../institution/office-server.ts';
import { until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/** What the policy server does wrong, and the words in which the popup says so. */
interface Fault {
  readonly name: string;
  readonly says: RegExp;
  answer(institution: Institution): Promise<PolicyAnswer>;
}

const FAULTS: readonly Fault[] = [
  { name: 'down', says: /not reached/i, answer: () => Promise.resolve('no-answer') },
  {
    name: '500',
    says: /answered with an error/i,
    answer: () => Promise.resolve({ status: 500, body: 'out of order' }),
  },
  {
    name: 'not JSON',
    says: /not readable/i,
    answer: () => Promise.resolve({ status: 200, body: '<html>Sign in to the guest network</html>' }),
  },
  {
    name: 'wrong signature',
    says: /signature does not match/i,
    answer: async ({ signer }) => ({ status: 200, body: await signer.forge(demoPolicy(9)) }),
  },
  {
    name: 'older serial',
    says: /older than/i,
    answer: async ({ signer }) => ({ status: 200, body: await signer.sign(demoPolicy(1)) }),
  },
];

/**
 * The policy is fetched, applied live and kept through every fault of its server. Played without the guard there is
 * no policy; the control shows that the prohibited page would open.
 */
export const POLICY_STEP: Step = {
  id: 'policy',
  title: 'The last good policy stays',
  needsPolicy: true,
  play,
  control: async (scene) => {
    const page = scene.institution.page('deepseek');
    await scene.driver.open(page.url);
    const hasCome = (await scene.driver.url()) === page.url;
    return {
      saw: '',
      received: hasCome ? 'the prohibited page opens' : 'nothing',
      problems: hasCome ? [] : ['the page did not open'],
    };
  },
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const { office, signer } = institution;
  const problems: string[] = [];
  office.answer = { status: 200, body: await signer.sign(demoPolicy(2)) };
  await driver.open(`${driver.extensionUrl}popup.html`);
  if (!(await refreshed(scene, /No\. 2\b/))) problems.push('serial 2 was not applied');
  for (const fault of FAULTS) {
    office.answer = await fault.answer(institution);
    const mark = institution.record.mark();
    if (!(await refreshed(scene, fault.says))) problems.push(`${fault.name}: the popup does not say so`);
    if (!/No\. 2\b/.test((await driver.textOf('body')) ?? '')) problems.push(`${fault.name}: serial 2 did not stay`);
    if (institution.record.since(mark).length === 0) problems.push(`${fault.name}: the policy was not asked for`);
  }
  await driver.screenshot(screenshot);
  await driver.open(institution.page('deepseek').url);
  await pause(500);
  if (!(await driver.url()).includes('stopped.html')) problems.push('the prohibited site is no longer stopped');
  office.answer = { status: 200, body: await signer.sign(demoPolicy(2)) };
  return {
    saw: 'each fault named in the popup, serial 2 in force',
    received: 'only requests for the policy',
    problems,
  };
}

/** Presses the popup's button and waits for what it then says. */
async function refreshed({ driver }: Scene, says: RegExp): Promise<boolean> {
  await until(async () => /check the policy/i.test((await driver.textOf('body')) ?? ''));
  await driver.click('section.part button');
  return until(async () => says.test((await driver.textOf('body')) ?? ''));
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Policy } from '../../../src/policy/schema.ts';
import { demoPolicy } from '../institution/demo-policy.ts';
import { pathOf } from '../institution/record.ts';
import { refreshPolicy } from './refresh-policy.ts';
import { until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

type Status = Policy['sites'][number]['status'];

/** Ways in which a page that came up from its service worker's cache tries to reach its host, by the path they use. */
const WAYS = [
  'fetch',
  'beacon',
  'xhr-sync',
  'worker',
  'shared-worker',
  'service-worker',
  'image',
  'event-source',
  'socket',
  'form',
  'frame',
] as const;

/** A site that was used before it was prohibited: its service worker has its page, which comes past the request rules. */
export const PROHIBITED_CACHE_STEP: Step = {
  id: 'prohibited-cache',
  title: 'A prohibited site from its cache',
  needsPolicy: true,
  play,
  control,
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const { record } = institution;
  const page = institution.page('deepseek');
  const problems: string[] = [];
  try {
    await publish(scene, 21, 'restricted');
    await keepInCache(scene);
    await publish(scene, 22, 'prohibited');
    const mark = record.mark();
    await driver.open(page.url);
    await until(async () => (await driver.url()).includes('stopped.html'));
    await pause(1_000);
    await driver.screenshot(screenshot);
    if (!(await driver.url()).includes('stopped.html')) problems.push(`the tab shows ${await driver.url()}`);
    const received = record.since(mark).filter(({ host }) => host === new URL(page.url).hostname);
    problems.push(...received.map((entry) => `${entry.method} ${pathOf(entry)} reached the site`));
    return {
      saw: (await driver.textOf('h1')) ?? (await driver.url()),
      received: received.length === 0 ? 'nothing' : `${received.length} requests`,
      problems,
    };
  } finally {
    await publish(scene, 23, 'prohibited');
  }
}

async function control(scene: Scene): Promise<Played> {
  const { driver, institution } = scene;
  const page = institution.page('deepseek');
  await keepInCache(scene);
  const mark = institution.record.mark();
  await driver.open(page.url);
  const paths = () => institution.record.since(mark).map(pathOf);
  const missing = () => WAYS.filter((way) => !paths().includes(`/cached/${way}`));
  await until(() => missing().length === 0);
  const problems = missing().map((way) => `${way} did not reach the site`);
  if (paths().includes(new URL(page.url).pathname)) problems.push('the page did not come from the cache');
  return { saw: '', received: problems.length === 0 ? 'all of it' : 'not all of it', problems };
}

/** The page registers a service worker that answers from now on with a page that tries every way out at once. */
async function keepInCache({ driver, institution }: Scene): Promise<void> {
  await driver.open(institution.page('deepseek').url);
  await driver.inPage(`navigator.serviceWorker.register('/cached/worker.js', { scope: '/' }).then(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 20));
  })`);
}

async function publish(scene: Scene, serial: number, status: Status): Promise<void> {
  const { office, signer } = scene.institution;
  const policy = demoPolicy(serial);
  const sites = policy.sites.map((rule) => (rule.match.includes('deepseek') ? { ...rule, status } : rule));
  office.answer = { status: 200, body: await signer.sign({ ...policy, sites }) };
  await refreshPolicy(scene);
}

import { setTimeout as pause } from 'node:timers/promises';
import { pathOf, textOf } from '../institution/record.ts';
import { SIGN_IN_FIELDS, SIGN_IN_PATH } from '../pages/sign-in.ts';
import { selectorOf, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/** A log-in form: what is typed there is never read, and its submission is nobody's business. */
export interface LoginStep {
  readonly id: string;
  readonly title: string;
  readonly page: string;
  /** What stands in the composer meanwhile; null: nothing, or there is none. */
  readonly prompt: string | null;
  readonly send: 'Enter' | 'button';
}

const BODY = new URLSearchParams(SIGN_IN_FIELDS.map(({ name, value }) => [name, value])).toString();
/** How many marks the page shows, whoever made them. */
const MARKS = '[...(CSS.highlights?.values() ?? [])].reduce((sum, each) => sum + each.size, 0)';

export function loginStep(row: LoginStep): Step {
  return {
    id: row.id,
    title: row.title,
    needsPolicy: false,
    play: (scene, screenshot) => run(row, scene, screenshot),
    control: (scene) => run(row, scene, null),
  };
}

async function run(row: LoginStep, scene: Scene, screenshot: string | null): Promise<Played> {
  const { driver, institution } = scene;
  const page = institution.page(row.page);
  await driver.open(page.url);
  if (row.prompt !== null) {
    await driver.focus(selectorOf(page.composer));
    await driver.paste(row.prompt);
    if (scene.isGuarded) await until(async () => /\d+ identifiers/i.test((await driver.guard()).surface));
  }
  const mark = institution.record.mark();
  const before = await shown(scene);
  for (const { name, value } of SIGN_IN_FIELDS) {
    await driver.focus(`[name='${name}']`);
    await driver.type(value);
  }
  const after = await shown(scene);
  const problems = after === before ? [] : [`typing changed what the guard shows: ${before} -> ${after}`];
  if (row.send === 'Enter') await driver.press('Enter');
  else await driver.click("[part='sign-in'] button");
  await until(() => submissions(scene, mark).length > 0);
  await pause(500);
  if (screenshot !== null) await driver.screenshot(screenshot);
  const bodies = submissions(scene, mark);
  if (bodies.length !== 1 || bodies[0] !== BODY) {
    problems.push(`the form arrived ${bodies.length} times, as typed: ${bodies.includes(BODY)}`);
  }
  const { surface, panel } = await driver.guard();
  if (panel !== '') problems.push('the panel opened');
  if (/not sent|stopped/i.test(surface)) problems.push(`the guard says: ${surface}`);
  return {
    saw: surface || 'nothing',
    received: problems.length === 0 ? 'the form, once, as typed' : 'not the form as typed',
    problems,
  };
}

async function shown({ driver }: Scene): Promise<string> {
  const { surface, panel } = await driver.guard();
  return `${surface}|${panel}|${String(await driver.inPage(MARKS))} marks`;
}

function submissions({ institution }: Scene, mark: number): string[] {
  return institution.record
    .since(mark)
    .filter((entry) => entry.method === 'POST' && pathOf(entry) === SIGN_IN_PATH)
    .map(textOf);
}

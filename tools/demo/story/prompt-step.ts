import { setTimeout as pause } from 'node:timers/promises';
import type { ChatPage } from '../pages/chat-page.ts';
import { decide, panelProblem, type Decision } from './decide.ts';
import { leakProblem, leaksIn } from './leak.ts';
import { CLEAN_PROMPT, PATIENT, PROMPT } from './planted.ts';
import { draftsIn, promptsIn, selectorOf, sendPlain, typePrompt, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/** A prompt with PHI, entered and sent in one of the ways that clinicians have, and the clinician's decision. */
export interface PromptStep {
  readonly id: string;
  readonly title: string;
  readonly page: string;
  readonly enter: 'type' | 'paste' | 'drop';
  /** A prompt to paste instead of the usual one. */
  readonly prompt?: string;
  readonly send: 'Enter' | 'Control+Enter' | 'NumpadEnter' | 'button';
  /** How often in a row, by somebody in a hurry. */
  readonly presses?: number;
  readonly decision: Decision;
  /** Whether the prompt goes into the edit box of an earlier message. */
  readonly inEditBox?: boolean;
  readonly needsPolicy?: boolean;
  /** Where it can be played; absent: everywhere. */
  readonly browsers?: Step['browsers'];
  /** A word of the notice that must stand on the page before anything is typed. */
  readonly notice?: RegExp;
}

const PLACEHOLDER = String.raw`\[[A-Z][A-Z-]*-\d+\]`;

export function promptStep(row: PromptStep): Step {
  return {
    id: row.id,
    title: row.title,
    needsPolicy: row.needsPolicy ?? false,
    ...(row.browsers === undefined ? {} : { browsers: row.browsers }),
    play: (scene, screenshot) => play(row, scene, screenshot),
    control: (scene) => control(row, scene),
  };
}

async function play(row: PromptStep, scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const page = institution.page(row.page);
  const problems: string[] = [];
  const mark = await enter(row, scene, page);
  if (row.notice !== undefined && !row.notice.test((await driver.guard()).surface)) {
    problems.push('the notice about the site did not show');
  }
  await send(row, scene, page);
  problems.push(...(await panelProblem(scene)));
  const { panel, surface } = await driver.guard();
  await driver.screenshot(screenshot);
  const before = institution.record.since(mark);
  problems.push(...leakProblem(before, 'before the decision'));
  if (promptsIn(before, page).length > 0) problems.push('a prompt left before the decision');
  await decide(driver, row.decision);
  const prompts = await arrivals(row, scene, page, mark);
  problems.push(...judge(row, prompts));
  await driver.screenshot(screenshot.replace(/\.png$/, '-after.png'));
  if (row.decision !== 'override') {
    problems.push(...leakProblem(institution.record.since(mark), 'in the end'));
  }
  if (row.decision === 'edit' && (await driver.textOf(boxOf(row, page)))?.trim() !== promptOf(row)) {
    problems.push('the prompt did not stay as it was');
  }
  return { saw: sawOf(panel, surface), received: prompts.join(' | ') || 'nothing', problems };
}

async function control(row: PromptStep, scene: Scene): Promise<Played> {
  const page = scene.institution.page(row.page);
  const mark = await enter(row, scene, page);
  const { record } = scene.institution;
  const drafts = draftsIn(record.since(mark), page);
  const problems: string[] = [];
  if (page.drafts.length > 0 && row.inEditBox !== true && leaksIn(drafts, PATIENT).length === 0) {
    problems.push('the page sent no draft');
  }
  await send(row, scene, page);
  await until(() => promptsIn(record.since(mark), page).length > 0);
  const prompts = promptsIn(record.since(mark), page);
  if (prompts.length !== 1 || prompts[0] !== promptOf(row))
    problems.push(`${prompts.length} prompts arrived, as written: ${prompts.includes(promptOf(row))}`);
  const draftText = drafts.length > 0 ? `, ${drafts.length} drafts before it` : '';
  return { saw: '', received: problems.length === 0 ? `as written${draftText}` : 'not as written', problems };
}

/** Opens the page and enters the prompt; gives the record's mark from before the first key. */
async function enter(row: PromptStep, scene: Scene, page: ChatPage): Promise<number> {
  const { driver, institution } = scene;
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  if (row.inEditBox === true) {
    await sendPlain(scene, page, CLEAN_PROMPT);
    await pause(1_000);
    await driver.click("[part='edit']");
    await driver.press('Control+a');
  }
  const mark = institution.record.mark();
  if (row.enter === 'paste') await driver.paste(promptOf(row));
  else if (row.enter === 'drop') await driver.drop(boxOf(row, page), promptOf(row));
  else await typePrompt(driver);
  return mark;
}

async function send(row: PromptStep, scene: Scene, page: ChatPage): Promise<void> {
  if (row.send !== 'button')
    for (let press = 0; press < (row.presses ?? 1); press++) await scene.driver.press(row.send);
  else await scene.driver.click(row.inEditBox === true ? "[part='save']" : selectorOf(page.send));
}

function promptOf(row: PromptStep): string {
  return row.prompt ?? PROMPT;
}

function boxOf(row: PromptStep, page: ChatPage): string {
  return row.inEditBox === true ? selectorOf(page.edit) : selectorOf(page.composer);
}

/** Prompts since the mark, after waiting for one, or long enough to be sure that none comes. */
async function arrivals(row: PromptStep, scene: Scene, page: ChatPage, mark: number): Promise<string[]> {
  const { record } = scene.institution;
  if (row.decision === 'edit') await pause(1_000);
  else await until(() => promptsIn(record.since(mark), page).length > 0);
  await pause(500);
  return promptsIn(record.since(mark), page);
}

function judge(row: PromptStep, prompts: readonly string[]): string[] {
  const [only] = prompts;
  if (row.decision === 'edit') return only === undefined ? [] : ['a prompt left after Edit'];
  if (only === undefined || prompts.length > 1) return [`${prompts.length} prompts arrived instead of one`];
  if (row.decision === 'override') return only === promptOf(row) ? [] : ['the override did not arrive as written'];
  return deidentifiedPattern(promptOf(row)).test(only)
    ? []
    : ['what arrived is not the prompt with each value replaced'];
}

/** The whole prompt, word for word, with a placeholder in the place of each planted value. */
function deidentifiedPattern(prompt: string): RegExp {
  const values = [PATIENT.names.join(' '), ...PATIENT.numbers];
  const pattern = values.reduce((text, value) => text.replace(escaped(value), () => PLACEHOLDER), escaped(prompt));
  return new RegExp(`^${pattern}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

function sawOf(panel: string, surface: string): string {
  const heading = panel.split('\n').find((line) => line.trim() !== '');
  return heading ?? (surface || 'nothing');
}

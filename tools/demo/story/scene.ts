import { setTimeout as pause } from 'node:timers/promises';
import type { Driver } from '../driver/driver.ts';
import { matches } from '../institution/path-pattern.ts';
import type { Institution } from '../institution/institution.ts';
import { pathOf, textOf, type Entry } from '../institution/record.ts';
import type { ChatPage } from '../pages/chat-page.ts';
import { textsAt } from '../pages/request-body.ts';
import { PAUSES, PROMPT } from './planted.ts';
import type { Played } from './step.ts';

/** One browser with an institution of its own: two of them play a step, one with the guard and one without. */
export interface Scene {
  readonly driver: Driver;
  readonly institution: Institution;
  readonly isGuarded: boolean;
}

/** The texts that reached a page's prompt endpoint, oldest first; of a whole conversation the last turn. */
export function promptsIn(entries: readonly Entry[], page: ChatPage): string[] {
  return requestsTo(entries, page).flatMap((entry) => textIn(entry, page.prompt) ?? []);
}

/** What left before any send gesture. */
export function draftsIn(entries: readonly Entry[], page: ChatPage): Entry[] {
  return requestsTo(entries, page).filter((entry) => page.drafts.some((draft) => textIn(entry, draft) !== undefined));
}

/** The last text at a request's JSON path, when the entry is such a request. */
function textIn(entry: Entry, request: ChatPage['prompt']): string | undefined {
  return matches(request.path, pathOf(entry)) ? textsAt(JSON.parse(textOf(entry)), request.at).at(-1) : undefined;
}

/** Requests with a body and frames that a page's host received. */
export function requestsTo(entries: readonly Entry[], page: ChatPage): Entry[] {
  const { hostname } = new URL(page.url);
  return entries.filter(({ method, host }) => (method === 'POST' || method === 'WS') && host === hostname);
}

/** Waits for what must come: generously, for on a busy machine a browser may take seconds to start a page. */
export async function until(check: () => boolean | Promise<boolean>, limitMs = 30_000): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    if (await check()) return true;
    await pause(100);
  }
  return false;
}

/** A CSS selector of the element of a shape. */
export function selectorOf({ tag, attributes }: ChatPage['composer']): string {
  const conditions = Object.entries(attributes).map(([name, value]) =>
    name === 'class'
      ? value
          .split(' ')
          .map((each) => `.${each}`)
          .join('')
      : `[${name}='${value}']`,
  );
  return `${tag}${conditions.join('')}`;
}

/** Types the planted prompt with pauses inside a name and a number, as a person who thinks while typing. */
export async function typePrompt(driver: Driver): Promise<void> {
  const [first, second] = PAUSES;
  for (const part of [first, second, PROMPT.slice(first.length + second.length)]) await driver.type(part);
}

/** The control of a step with one prompt: without the guard it arrives as written. */
export async function sendUnguarded(
  scene: Scene,
  pageId: Parameters<Institution['page']>[0],
  text = PROMPT,
): Promise<Played> {
  const page = scene.institution.page(pageId);
  await scene.driver.open(page.url);
  await scene.driver.focus(selectorOf(page.composer));
  const hasArrived = await sendPlain(scene, page, text);
  return {
    saw: '',
    received: hasArrived ? 'as written' : 'nothing',
    problems: hasArrived ? [] : ['the prompt did not arrive as written'],
  };
}

/** Sends a text and waits until it has arrived and the answer has begun. */
export async function sendPlain(scene: Scene, page: ChatPage, text: string): Promise<boolean> {
  const mark = scene.institution.record.mark();
  await scene.driver.paste(text);
  await scene.driver.press('Enter');
  return until(() => promptsIn(scene.institution.record.since(mark), page).includes(text));
}

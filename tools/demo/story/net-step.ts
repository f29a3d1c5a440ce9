import { setTimeout as pause } from 'node:timers/promises';
import { leakProblem } from './leak.ts';
import { pathOf, textOf, type Entry } from '../institution/record.ts';
import { CLEAN_PROMPT, PROMPT } from './planted.ts';
import { selectorOf, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

/**
 * What a page can send without its own hooks having seen a word of it: the text travels inside the page as numbers, and
 * becomes text where it leaves. `send` has `url` (absolute) and `codes`; `text` gives the codes as text.
 */
const WAYS: Readonly<Record<string, string>> = {
  worker: `new Worker('/demo-assets/worker.js').postMessage({ url, codes })`,
  'shared-worker': `new SharedWorker('/demo-assets/worker.js').port.postMessage({ url, codes })`,
  'service-worker': `navigator.serviceWorker.register('/demo-assets/worker.js').then(async (registration) => {
    const worker = registration.active ?? registration.waiting ?? registration.installing;
    while (worker.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 20));
    worker.postMessage({ url, codes });
  })`,
  image: `void (new Image().src = url + '?q=' + encodeURIComponent(text()))`,
  style: `{
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('body::after { content: url("' + url + '?q=' + encodeURIComponent(text()) + '") }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }`,
};

/** The ways out that only the browser itself can show. */
export const NET_STEP: Step = {
  id: 'net',
  title: 'Workers, images and styles',
  needsPolicy: false,
  needsNet: true,
  play,
  control,
};

async function play(scene: Scene, screenshot: string): Promise<Played> {
  const { driver, institution } = scene;
  const problems: string[] = [];
  await openChat(scene);
  await driver.paste(PROMPT);
  await until(async () => /\d identifiers/.test((await driver.guard()).surface));
  const mark = institution.record.mark();
  // A click just before: what the page sends now is the person's send.
  await driver.click('h1');
  for (const way of Object.keys(WAYS)) await send(scene, way, PROMPT);
  await pause(1_000);
  const { surface } = await driver.guard();
  await driver.screenshot(screenshot);
  const arrived = waysIn(institution.record.since(mark));
  problems.push(...arrived.map((way) => `${way} left with the prompt`));
  problems.push(...leakProblem(institution.record.since(mark), 'past the page'));
  if (!/stopped: a message/i.test(surface)) problems.push(`the chip says "${surface}"`);
  problems.push(...(await sendClean(scene)));
  await driver.open(`${driver.extensionUrl}dashboard.html`);
  const isRecorded = await until(async () => /Request stopped/.test((await driver.textOf('main')) ?? ''));
  if (!isRecorded) problems.push('no event says it');
  const isSaid = await until(async () =>
    /Workers and images are checked, too/.test((await driver.textOf('main')) ?? ''),
  );
  if (!isSaid) problems.push('the dashboard does not say that workers are checked');
  return { saw: surface, received: 'nothing; clean text as written', problems };
}

async function control(scene: Scene): Promise<Played> {
  const { record } = scene.institution;
  await openChat(scene);
  const mark = record.mark();
  for (const way of Object.keys(WAYS)) await send(scene, way, PROMPT);
  const hasAll = await until(() => waysIn(record.since(mark)).length === Object.keys(WAYS).length);
  const problems = [...(await sendClean(scene))];
  if (!hasAll) problems.push(`only ${waysIn(record.since(mark)).join(', ')} arrived`);
  return { saw: '', received: hasAll ? 'as written' : 'not as written', problems };
}

async function openChat({ driver, institution }: Scene): Promise<void> {
  const page = institution.page('chatgpt');
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
}

/** The same ways with text that says nothing of anybody: each arrives once, unchanged. */
async function sendClean(scene: Scene): Promise<string[]> {
  const { record } = scene.institution;
  const mark = record.mark();
  for (const way of Object.keys(WAYS)) await send(scene, way, CLEAN_PROMPT);
  await until(() => waysIn(record.since(mark)).length >= Object.keys(WAYS).length);
  await pause(200);
  return Object.keys(WAYS).flatMap((way) => {
    const texts = record.since(mark).filter((entry) => pathOf(entry) === `/net/${way}`);
    const isAsWritten = texts.length === 1 && texts.every((entry) => textSent(entry) === CLEAN_PROMPT);
    return isAsWritten ? [] : [`clean text by ${way} arrived ${texts.length} times, or not as written`];
  });
}

function textSent(entry: Entry): unknown {
  if (entry.method === 'POST') return (JSON.parse(textOf(entry)) as { text?: unknown }).text;
  return new URL(entry.target, 'https://here').searchParams.get('q');
}

async function send({ driver }: Scene, way: string, text: string): Promise<void> {
  const codes = JSON.stringify(Array.from(text, (sign) => sign.charCodeAt(0)));
  await driver.inPage(`(() => {
    const codes = ${codes}, url = location.origin + '/net/${way}', text = () => String.fromCharCode(...codes);
    ${WAYS[way]}
  })()`);
}

/** The ways whose requests arrived, in order. */
function waysIn(entries: readonly Entry[]): string[] {
  return entries
    .map(pathOf)
    .filter((path) => path.startsWith('/net/'))
    .map((path) => path.slice('/net/'.length));
}

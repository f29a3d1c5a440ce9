import { setTimeout as pause } from 'node:timers/promises';
import { decide, panelProblem } from './decide.ts';
import { leakProblem } from './leak.ts';
import { PROMPT } from './planted.ts';
import { promptsIn, selectorOf, sendUnguarded, until, type Scene } from './scene.ts';
import type { Played, Step } from './step.ts';

interface HidingStep {
  readonly id: string;
  readonly title: string;
  /** What the page does from the moment in which the panel is open, as a script that runs with each frame. */
  readonly hide: string;
  readonly browsers?: Step['browsers'];
}

/** Longer than the guard puts the panel back. */
const GIVEN_UP_MS = 9_000;

/** A page works against the panel: the send stays held, the toolbar's popup says why, and when the page stops, the panel is there again. */
export function hidingStep({ id, title, hide, browsers }: HidingStep): Step {
  return {
    id,
    title,
    needsPolicy: false,
    ...(browsers === undefined ? {} : { browsers }),
    play: (scene, screenshot) => play(scene, screenshot, hide),
    control: (scene) => sendUnguarded(scene, 'claude'),
  };
}

const STOP = 'cancelAnimationFrame(window.hiding); window.cover?.remove();';

async function play(scene: Scene, screenshot: string, hide: string): Promise<Played> {
  const { driver, institution } = scene;
  const { record } = institution;
  const page = institution.page('claude');
  const problems: string[] = [];
  await driver.open(page.url);
  await driver.focus(selectorOf(page.composer));
  const mark = record.mark();
  await driver.paste(PROMPT);
  await driver.press('Enter');
  problems.push(...(await panelProblem(scene)));
  await driver.inPage(
    `(() => { const again = () => { ${hide}; window.hiding = requestAnimationFrame(again); }; again(); })()`,
  );
  await pause(300);
  await driver.press('Enter');
  await pause(GIVEN_UP_MS);
  if (promptsIn(record.since(mark), page).length > 0) problems.push('a prompt left while the panel was hidden');
  await driver.inPage(STOP);
  const isTold = await until(async () => /hides Chaperone/.test((await driver.guard()).surface));
  const saw = /not sent[^.]*\./i.exec((await driver.guard()).surface)?.[0] ?? 'nothing';
  await driver.screenshot(screenshot);
  if (!isTold) problems.push('nobody says that the page hides the panel');
  await driver.focus(selectorOf(page.composer));
  await driver.press('Enter');
  problems.push(...(await panelProblem(scene)));
  await decide(driver, 'deidentify');
  if (!(await until(() => promptsIn(record.since(mark), page).length > 0)))
    problems.push('no prompt arrived when the page had stopped');
  problems.push(...leakProblem(record.since(mark), 'with a page that hides the panel'));
  await driver.open(`${driver.extensionUrl}dashboard.html`);
  if (!(await until(async () => /The page hid the question/.test((await driver.textOf('main')) ?? ''))))
    problems.push('the dashboard does not say that the page hid the panel');
  return { saw, received: promptsIn(record.since(mark), page)[0] ?? 'nothing', problems };
}

const HOST = "document.querySelector('html > div:last-child, dialog > div:last-child')";

/** A new element over the whole page in the place of the last one; `show` brings it to the top. */
function coverAgain(tag: string, style: string, show: string): string {
  return `window.cover?.remove();
    window.cover = document.createElement('${tag}');
    window.cover.style = 'width:100vw;height:100vh;${style}';
    document.body.append(window.cover);
    window.cover.${show}`;
}

export const HIDING_STEPS: readonly Step[] = [
  hidingStep({
    id: 'host-removed',
    title: 'A page that removes the panel in each frame',
    hide: `${HOST}?.remove()`,
  }),
  hidingStep({
    id: 'host-layer',
    title: 'A page that lays a layer over everything, and takes the panel from the top',
    hide: `if (!window.cover?.isConnected) {
      window.cover = document.createElement('div');
      window.cover.style = 'position:fixed;inset:0;background:#fff;z-index:2147483647';
      document.documentElement.append(window.cover);
    }
    const host = [...document.querySelectorAll('html > div')].find((one) => one !== window.cover);
    if (host?.matches(':popover-open')) host.hidePopover();
    if (host?.nextSibling !== window.cover) document.documentElement.append(window.cover)`,
  }),
  hidingStep({
    id: 'host-dialog',
    title: 'A page that opens one modal dialog after the other',
    hide: coverAgain('dialog', 'max-width:none;max-height:none', 'showModal()'),
  }),
  hidingStep({
    id: 'host-veil',
    title: 'A page that lays a picture over the panel and lets clicks through',
    hide: coverAgain('div', 'background:#fff;pointer-events:none', "popover = 'manual', window.cover.showPopover()"),
    browsers: ['chromium'],
  }),
];

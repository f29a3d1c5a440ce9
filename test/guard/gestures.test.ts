// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composerOf, textFieldOf } from '../../src/guard/editor/composer-of.ts';
import type { Composer } from '../../src/guard/editor/composer.ts';
import { pressSend, type SendGesture } from '../../src/guard/editor/press.ts';
import { listenForGestures } from '../../src/guard/gestures.ts';
import type { SendHold } from '../../src/guard/send.ts';
import type { PanelOpener } from '../../src/guard/surface/surface.ts';
import { chatgpt } from '../../src/sites/builtin/chatgpt.ts';
import type { Site } from '../../src/sites/schema.ts';
import { keyDown, pause, press, type } from './person.ts';
import { createRecordingSurface, type RecordingSurface } from './recording-surface.ts';

const PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend'];

let leaving: AbortController;
let surface: RecordingSurface;
let area: HTMLTextAreaElement;
let button: HTMLButtonElement;
let form: HTMLFormElement;
let composer: Composer;
let site: Site | null;
let latest: Composer | null;
let isSettled: boolean;
let isUnread: boolean;
let holding: { -readonly [key in Exclude<keyof SendHold, 'isCovered'>]: SendHold[key] };
let held: { gesture: SendGesture; opener: PanelOpener | undefined }[];
let passed: HTMLElement[];
let reached: string[];
let touched: string[];
let moments: number;
let nothingFound: number;
/** Whether Escape has a media notice to answer, and how often it came to it. */
let isAsked: boolean;
let escapes: number;

beforeEach(() => {
  document.body.innerHTML =
    '<form><textarea name="prompt-textarea"></textarea><button type="submit" data-testid="send-button"><i></i></button></form><nav><button id="other">History</button></nav>';
  area = document.querySelector('textarea') as HTMLTextAreaElement;
  button = document.querySelector('button') as HTMLButtonElement;
  form = document.querySelector('form') as HTMLFormElement;
  composer = composerOf(area, chatgpt) as Composer;
  site = chatgpt;
  latest = composer;
  isSettled = false;
  isUnread = false;
  held = [];
  passed = [];
  reached = [];
  touched = [];
  moments = 0;
  nothingFound = 0;
  isAsked = false;
  escapes = 0;
  leaving = new AbortController();
  surface = createRecordingSurface();
  document.body.append(surface.own);
  holding = {
    isHolding: false,
    isReplaying: false,
    async hold(_composer, gesture, opener) {
      held.push({ gesture, opener });
    },
    passed: ({ node }) => void passed.push(node),
  };
  listenForGestures({
    window,
    signal: leaving.signal,
    site: () => site,
    isUnread: () => isUnread,
    composerOf: (event) => composerOf(event, site),
    latest: () => latest,
    surface,
    holding,
    isSettled: () => isSettled,
    incoming: () => undefined,
    fieldOf: textFieldOf,
    field: () => undefined,
    file: () => undefined,
    wrote: () => undefined,
    touch: () => void touched.push('read'),
    gesture: () => void (moments += 1),
    escape() {
      escapes += 1;
      return isAsked;
    },
    nothingFound: () => void (nothingFound += 1),
  });
  // The site listens everywhere, as early as a page can.
  for (const name of ['keydown', 'click', 'submit', ...PRESSES]) {
    document.addEventListener(name, () => void reached.push(name), { capture: true, signal: leaving.signal });
  }
});

afterEach(async () => {
  leaving.abort();
  // What a test left for the next frame is its own.
  await pause(20);
});

const ENTERS: [string, KeyboardEventInit][] = [
  ['Enter', {}],
  ['Ctrl+Enter', { ctrlKey: true }],
  ['Meta+Enter', { metaKey: true }],
  ['Enter of the number block', { code: 'NumpadEnter' }],
];

describe.each(ENTERS)('%s', (_name, init) => {
  it('is held on unsettled text, and can be repeated as it was', () => {
    const event = keyDown(area, init);
    expect(event.defaultPrevented).toBe(true);
    expect(reached).toEqual([]);
    const { code, ctrlKey, metaKey } = event;
    expect(held).toEqual([{ gesture: { key: { code, ctrlKey, metaKey } }, opener: 'person' }]);
    expect(passed).toEqual([]);
  });

  it('goes untouched on settled text', () => {
    isSettled = true;
    expect(keyDown(area, init).defaultPrevented).toBe(false);
    expect(reached).toEqual(['keydown']);
    expect(held).toEqual([]);
    expect(passed).toEqual([area]);
    expect(moments).toBe(1);
  });
});

describe('a key that does not send', () => {
  it.each<[string, KeyboardEventInit]>([
    ['Enter that picks a candidate of an input method', { isComposing: true }],
    ['Enter that an input method consumed', { keyCode: 229 }],
    ['Shift+Enter', { shiftKey: true }],
    ['Alt+Enter', { altKey: true }],
    ['a letter', { key: 'a', code: 'KeyA' }],
    ['Escape', { key: 'Escape', code: 'Escape' }],
  ])('%s goes untouched', (_name, init) => {
    expect(keyDown(area, init).defaultPrevented).toBe(false);
    expect(reached).toEqual(['keydown']);
    expect({ held, passed }).toEqual({ held: [], passed: [] });
  });

  it('may still be a send to the site where it is Enter with a key, but not with Shift or while composing', () => {
    keyDown(area, { shiftKey: true });
    keyDown(area, { isComposing: true });
    keyDown(area, { key: 'a', code: 'KeyA' });
    expect(moments).toBe(0);
    keyDown(area, { altKey: true });
    expect(moments).toBe(1);
  });

  it('Enter outside a composer goes untouched', () => {
    expect(keyDown(document.querySelector('#other') as HTMLElement).defaultPrevented).toBe(false);
    expect({ held, passed }).toEqual({ held: [], passed: [] });
  });
});

describe('a click on the send button', () => {
  it('is held on unsettled text', () => {
    expect(press(button).defaultPrevented).toBe(true);
    expect(reached).toEqual([]);
    expect(held).toEqual([{ gesture: { control: button }, opener: 'person' }]);
  });

  it('is held when it meets what is drawn in the button', () => {
    expect(press(button.firstElementChild as Element).defaultPrevented).toBe(true);
    expect(held).toEqual([{ gesture: { control: button }, opener: 'person' }]);
  });

  it('goes untouched on settled text, with the submit that it becomes', () => {
    isSettled = true;
    form.addEventListener('submit', (event) => event.preventDefault());
    press(button);
    expect(reached).toEqual(['click', 'submit']);
    expect(held).toEqual([]);
    expect(passed).toEqual([area, area]);
  });

  it('is stopped where no composer can be found, and said so', () => {
    latest = null;
    expect(press(button).defaultPrevented).toBe(true);
    expect(nothingFound).toBe(1);
  });

  it('on another button goes untouched, and is a moment in which something may be sent', () => {
    expect(press(document.querySelector('#other') as HTMLElement).defaultPrevented).toBe(false);
    expect({ held, passed, nothingFound, moments }).toEqual({ held: [], passed: [], nothingFound: 0, moments: 1 });
  });
});

describe.each(PRESSES)('%s on the send button', (name) => {
  it('is stopped on unsettled text and waits with its click', () => {
    expect(press(button, name).defaultPrevented).toBe(true);
    expect(reached).toEqual([]);
    expect(held).toEqual([]);
  });

  it('is stopped while a send is held', () => {
    isSettled = true;
    holding.isHolding = true;
    expect(press(button, name).defaultPrevented).toBe(true);
    expect(reached).toEqual([]);
  });

  it('goes untouched on settled text, and is no send by itself', () => {
    isSettled = true;
    expect(press(button, name).defaultPrevented).toBe(false);
    expect(reached).toEqual([name]);
    expect(passed).toEqual([]);
  });
});

describe('the submit of the form', () => {
  const submit = (target: HTMLFormElement): Event => {
    const event = new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button });
    target.dispatchEvent(event);
    return event;
  };

  it('is held on unsettled text, and known for one that a script made', () => {
    expect(submit(form).defaultPrevented).toBe(true);
    expect(reached).toEqual([]);
    expect(held).toEqual([{ gesture: { form, submitter: button }, opener: 'page' }]);
  });

  it('goes untouched on settled text', () => {
    isSettled = true;
    expect(submit(form).defaultPrevented).toBe(false);
    expect(reached).toEqual(['submit']);
    expect(passed).toEqual([area]);
  });

  it('of a form without the composer goes untouched', () => {
    const other = document.body.appendChild(document.createElement('form'));
    expect(submit(other).defaultPrevented).toBe(false);
    expect({ held, passed }).toEqual({ held: [], passed: [] });
  });
});

describe('while a send is held', () => {
  it('no gesture goes through, settled or not, and none starts a second hold', () => {
    isSettled = true;
    holding.isHolding = true;
    expect(keyDown(area).defaultPrevented).toBe(true);
    expect(press(button).defaultPrevented).toBe(true);
    expect(reached).toEqual([]);
    expect({ held, passed }).toEqual({ held: [], passed: [] });
  });
});

describe('events that pass', () => {
  it('are our own, while a released gesture is replayed', () => {
    form.addEventListener('submit', (event) => event.preventDefault());
    for (const gesture of [
      { key: { code: 'Enter', ctrlKey: false, metaKey: false } },
      { control: button },
      { form, submitter: button },
    ]) {
      holding.isReplaying = true;
      pressSend(composer, gesture);
      holding.isReplaying = false;
    }
    expect(reached).toEqual(['keydown', 'click', 'submit', 'submit']);
    expect({ held, passed }).toEqual({ held: [], passed: [] });
    keyDown(area);
    expect(held).toHaveLength(1);
  });

  it("are the surface's, also where they would be a send", () => {
    surface.own.append(button, area);
    expect(keyDown(area).defaultPrevented).toBe(false);
    expect(press(button).defaultPrevented).toBe(false);
    type(area, 'x');
    expect({ held, passed, touched }).toEqual({ held: [], passed: [], touched: [] });
  });

  it('are those of a page that is never read', async () => {
    isUnread = true;
    expect(keyDown(area).defaultPrevented).toBe(false);
    expect(press(button).defaultPrevented).toBe(false);
    type(area, 'x');
    await pause(30);
    expect({ held, passed, touched, moments }).toEqual({ held: [], passed: [], touched: [], moments: 0 });
  });
});

describe('with an open panel', () => {
  beforeEach(() => {
    void surface.panel(
      {
        action: 'redact',
        siteName: 'ChatGPT',
        status: 'approved',
        institution: null,
        items: [],
        overrideReasons: null,
        alternatives: [],
      },
      area,
    );
    isSettled = true;
  });

  it('Enter in the composer is its default action, Escape its way back; neither reaches the site', () => {
    expect(keyDown(area).defaultPrevented).toBe(true);
    expect(keyDown(area, { key: 'Escape', code: 'Escape' }).defaultPrevented).toBe(true);
    expect(surface.answers).toEqual(['default', 'escape']);
    expect(reached).toEqual([]);
  });

  it('comes before a media notice, which Escape would answer as well', () => {
    isAsked = true;
    keyDown(area, { key: 'Escape', code: 'Escape' });
    expect({ answers: surface.answers, escapes }).toEqual({ answers: ['escape'], escapes: 0 });
  });

  it('a key that is still down from the send answers nothing, and sends nothing', () => {
    expect(keyDown(area, { repeat: true }).defaultPrevented).toBe(true);
    expect(keyDown(area, { key: 'Escape', code: 'Escape', repeat: true }).defaultPrevented).toBe(true);
    expect({ answers: surface.answers, reached, held, passed }).toEqual({
      answers: [],
      reached: [],
      held: [],
      passed: [],
    });
  });

  it('a page cannot answer it', () => {
    holding.isHolding = true;
    const forged = new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true });
    Object.defineProperty(forged, 'isTrusted', { value: false });
    area.dispatchEvent(forged);
    expect(forged.defaultPrevented).toBe(true);
    expect({ answers: surface.answers, reached }).toEqual({ answers: [], reached: [] });
  });

  it('other keys go on writing', () => {
    expect(keyDown(area, { key: 'a', code: 'KeyA' }).defaultPrevented).toBe(false);
    expect(keyDown(area, { shiftKey: true }).defaultPrevented).toBe(false);
    expect(surface.answers).toEqual([]);
  });
});

describe('Escape without a panel', () => {
  it('is for the media notice if there is one, and for the page otherwise', () => {
    expect(keyDown(area, { key: 'Escape' }).defaultPrevented).toBe(false);
    isAsked = true;
    expect(keyDown(area, { key: 'Escape' }).defaultPrevented).toBe(true);
    expect(keyDown(area, { key: 'Escape', repeat: true }).defaultPrevented).toBe(false);
    expect(escapes).toBe(2);
  });
});

describe('a gesture that a script made', () => {
  it.each([
    ['key', () => area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))],
    ['click', () => button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))],
  ])('%s is held like any other, and known for what it is', (_name, make) => {
    expect(make()).toBe(false);
    expect(held.map(({ opener }) => opener)).toEqual(['page']);
  });
});

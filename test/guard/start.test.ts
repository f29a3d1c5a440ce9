// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Guard } from '../../src/guard/start.ts';
import type { Verdict } from '../../src/phi/finding.ts';
import type { SiteContext } from '../../src/policy/context.ts';
import { chatgpt } from '../../src/sites/builtin/chatgpt.ts';
import { at, keyDown, pause, press, trusted, type } from './person.ts';
import { body, playGate, type PlayedGate } from './played-gate.ts';
import { playGuard } from './played-guard.ts';
import { createRecordingSurface, type RecordingSurface } from './recording-surface.ts';
import { REWRITING } from './rewriting-site.ts';
import { scanByPattern } from './scan-by-pattern.ts';
import { siteContextFor } from './site-context-for.ts';

let context: SiteContext;
let leaving: AbortController;
let listeners: Parameters<Window['addEventListener']>[];
let area: HTMLTextAreaElement;
let surface: RecordingSurface;
let gate: PlayedGate;
let guard: Guard;
let scanned: string[];
let recorded: { channel: string; action: string; code: string }[];
let scan: (text: string) => Verdict;

const HELD = 'Summarise: Maria Gonzales, MRN 00482913, has a cough.';
const CLEAR = 'what is the usual dose';

/** The gate's end of the line is the test's. */
function start(change: Partial<SiteContext> = {}, isGateFirst = false): void {
  context = siteContextFor({ site: chatgpt, status: 'approved', ...change });
  if (isGateFirst) gate = playGate(window, leaving.signal);
  guard = playGuard({
    surface,
    leaving,
    ports: {
      scan: async (text) => {
        scanned.push(text);
        return scan(text);
      },
      context: () => context,
      replacements: (_text, findings) =>
        findings.map(({ start: from, end }, entity) => ({ start: from, end, entity, text: `[PHI-${entity}]` })),
      record: ({ channel, action, code }) => void recorded.push({ channel, action, code }),
    },
  });
  if (!isGateFirst) gate = playGate(window, leaving.signal);
}

async function typed(text: string): Promise<void> {
  type(area, text);
  await pause();
}

function prompt(text: string): ReturnType<PlayedGate['ask']> {
  const parts = body(JSON.stringify({ messages: [{ content: { parts: [text] } }] }));
  return gate.ask({ url: 'https://chatgpt.com/backend-api/conversation', parts });
}

function draft(text: string): ReturnType<PlayedGate['ask']> {
  return gate.ask({ url: 'https://chatgpt.com/draft', parts: body(JSON.stringify({ q: text })) });
}

function shortened(text: string): ReturnType<PlayedGate['ask']> {
  return { r: 'rewrite', url: 'https://chatgpt.com/draft', texts: [JSON.stringify({ q: text })] };
}

beforeEach(() => {
  document.execCommand = () => false;
  document.body.innerHTML =
    '<form><textarea name="prompt-textarea"></textarea><button type="submit" data-testid="send-button"></button></form>';
  area = document.querySelector('textarea') as HTMLTextAreaElement;
  at('/');
  leaving = new AbortController();
  listeners = [];
  scanned = [];
  recorded = [];
  scan = scanByPattern;
  surface = createRecordingSurface();
  const add = window.addEventListener;
  window.addEventListener = (...given: Parameters<Window['addEventListener']>) => {
    listeners.push(given);
    add.apply(window, given);
  };
  leaving.signal.addEventListener('abort', () => (window.addEventListener = add));
});

afterEach(async () => {
  leaving.abort();
  vi.restoreAllMocks();
  // What a test left for the next frame is its own.
  await pause(20);
});

describe('what leaves around a send', () => {
  it('is the prompt for a moment, and a draft again once the person goes on typing', async () => {
    start({ site: REWRITING });
    await typed('what is the usual dose for Maria');
    expect(draft('what is the usual dose for Maria')).toEqual(shortened('what is the usual dose for '));
    expect(keyDown(area).defaultPrevented).toBe(false);
    expect(draft('what is the usual dose for Maria')).toEqual({ r: 'pass' });
    await typed('and which one for Rosa');
    expect(draft('and which one for Rosa')).toEqual(shortened('and which one for '));
  });

  it('is the prompt for three seconds and no longer', async () => {
    let now = 10_000;
    vi.spyOn(window.performance, 'now').mockImplementation(() => now);
    const text = 'and which one for Rosa';
    const ask = () => draft(text)?.r;
    start({ site: REWRITING });
    await typed(CLEAR);
    keyDown(area);
    now += 2900;
    // The site's own doing, not the person's.
    area.value = text;
    area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    await pause();
    expect(ask()).toBe('pass');
    now += 200;
    expect(ask()).toBe('rewrite');
  });

  it('is stopped while it holds a value that is open in the box', async () => {
    start();
    await typed(HELD);
    expect(prompt(HELD)).toEqual({ r: 'stop' });
    expect(gate.ask({ parts: body('{"title":"Maria Gonzales"}') })).toEqual({ r: 'stop' });
  });
});

describe('another conversation', () => {
  it('forgets what was released in the one before', async () => {
    at('/c/one');
    start({ overrideReasons: ['test-data'] });
    await typed(HELD);
    expect(keyDown(area).defaultPrevented).toBe(true);
    await pause();
    surface.reply({ reply: 'override', reason: 'test-data' });
    await pause();
    expect(prompt(HELD)).toEqual({ r: 'pass' });
    at('/c/two');
    await typed(`${HELD} And more.`);
    expect(prompt(`${HELD} And more.`)).toEqual({ r: 'stop' });
  });

  it('does not begin where a new one gets its id', async () => {
    start({ overrideReasons: ['test-data'] });
    await typed(HELD);
    keyDown(area);
    await pause();
    surface.reply({ reply: 'override', reason: 'test-data' });
    await pause();
    at('/c/one');
    await typed(`${HELD} And more.`);
    expect(prompt(`${HELD} And more.`)).toEqual({ r: 'pass' });
  });
});

describe('a change of policy', () => {
  it('arms the gate with the endpoints of the site in force', () => {
    start({ site: null, status: 'unlisted' });
    expect(gate.armed).toEqual(['']);
    context = siteContextFor({ site: chatgpt, status: 'approved' });
    guard.contextChanged();
    expect(gate.armed).toHaveLength(2);
    for (const { method, path } of [...chatgpt.prompts, ...chatgpt.drafts])
      expect(new RegExp(gate.armed[1] ?? '').test(`${method} ${path}`)).toBe(true);
    expect(new RegExp(gate.armed[1] ?? '').test('POST /backend-api/other')).toBe(false);
  });

  it('shows its banner at once', () => {
    start();
    expect(surface.banners.at(-1)).toBe(null);
    context = siteContextFor({ site: chatgpt, status: 'unlisted' });
    guard.contextChanged();
    expect(surface.banners.at(-1)).toMatchObject({ status: 'unlisted', siteName: 'ChatGPT' });
  });
});

describe('a value that another frame shares', () => {
  const note = { parts: body('Rosa Almeida was seen today') };

  it('is stopped here too, until it is released', () => {
    start();
    expect(gate.ask(note)).toEqual({ r: 'pass' });
    const value = { value: 'Rosa Almeida', category: 'name', role: 'patient', before: '', after: '' } as const;
    guard.shared({ protect: [value], release: [], seen: [] });
    expect(gate.ask(note)).toEqual({ r: 'stop' });
    guard.shared({ protect: [], release: ['Rosa Almeida'], seen: [] });
    expect(gate.ask(note)).toEqual({ r: 'pass' });
  });

  it('is held in a box although the detector does not know it', async () => {
    start();
    const value = { value: 'Rosa Almeida', category: 'name', role: 'patient', before: '', after: '' } as const;
    guard.shared({ protect: [value], release: [], seen: [] });
    await typed('is Rosa Almeida allergic');
    expect(surface.chips.at(-1)).toEqual({ kind: 'found', count: 1, possible: 0 });
    expect(keyDown(area).defaultPrevented).toBe(true);
  });
});

describe('a gate that was ready first', () => {
  it('is armed at once', () => {
    start({}, true);
    expect(gate.armed).toHaveLength(1);
    expect(gate.armed[0]?.split('|')).toHaveLength(chatgpt.drafts.length + chatgpt.prompts.length);
    expect(gate.isEntered()).toBe(false);
    type(area, CLEAR);
    expect(gate.isEntered()).toBe(true);
  });
});

describe('document.open()', () => {
  it('takes the listeners off the window; the gate says so and they come back', async () => {
    start();
    await typed(HELD);
    for (const [name, listener, options] of listeners) window.removeEventListener(name, listener, options);
    expect(keyDown(area).defaultPrevented).toBe(false);
    expect(press(document.querySelector('button') as HTMLElement, 'mousedown').defaultPrevented).toBe(false);
    gate.reopened();
    expect(keyDown(area).defaultPrevented).toBe(true);
    expect(press(document.querySelector('button') as HTMLElement, 'mousedown').defaultPrevented).toBe(true);
    await pause();
    expect(surface.panels).toHaveLength(1);
    surface.reply({ reply: 'edit' });
    await typed(CLEAR);
    expect(scanned).toEqual([HELD, CLEAR]);
  });
});

describe('what is never read', () => {
  it.each(chatgpt.unread)('%s: nothing is read, held or told', async (path) => {
    at(`${path}/step`);
    start();
    await typed(HELD);
    expect(keyDown(area).defaultPrevented).toBe(false);
    expect(press(document.querySelector('button') as HTMLElement).defaultPrevented).toBe(false);
    await pause(30);
    expect({ scanned, recorded, chips: surface.chips, panels: surface.panels }).toEqual({
      scanned: [],
      recorded: [],
      chips: [],
      panels: [],
    });
    expect(gate.isEntered()).toBe(false);
    expect(guard.isEntered()).toBe(false);
  });

  it('is a path, not the site: the same box is read beside it', async () => {
    at('/login-help');
    start();
    await typed(HELD);
    expect(scanned).toEqual([HELD]);
    expect(gate.isEntered()).toBe(true);
  });

  it.each(['type="password"', 'autocomplete="one-time-code"', 'name="verification_code"'])(
    'an input with %s: what goes into it is not told, though a selector of the site fits',
    async (attributes) => {
      document.body.innerHTML = `<form><input id="prompt-textarea" ${attributes}><button type="submit">Continue</button></form>`;
      const field = document.querySelector('input') as HTMLInputElement;
      start();
      const paste = trusted(new ClipboardEvent('paste', { bubbles: true, clipboardData: new DataTransfer() }));
      type(field, '00482913');
      field.dispatchEvent(paste);
      expect(keyDown(field).defaultPrevented).toBe(false);
      await pause(30);
      expect(scanned).toEqual([]);
      expect(gate.isEntered()).toBe(false);
      expect(guard.isEntered()).toBe(false);
    },
  );
});

describe('a page in which something was entered', () => {
  it('is told to the gate before the page hears of the text', () => {
    start();
    const told: unknown[] = [];
    document.addEventListener('input', () => told.push(gate.isEntered()), { capture: true, once: true });
    expect(gate.isEntered()).toBe(false);
    type(area, CLEAR);
    expect(told).toEqual([true]);
    expect(guard.isEntered()).toBe(true);
  });

  it('knows a paste that the site takes for itself', () => {
    start();
    const clipboardData = new DataTransfer();
    const pasted = 'She came in on Tuesday with chest pain radiating to the left arm. MRN 00482913.';
    clipboardData.setData('text/plain', pasted);
    area.dispatchEvent(trusted(new ClipboardEvent('paste', { bubbles: true, clipboardData })));
    expect(gate.isEntered()).toBe(true);
    expect(gate.ask({ canWait: false, parts: body(pasted) })).toEqual({ r: 'stop' });
  });
});

describe('a prohibited site', () => {
  it('holds clear text and lets none of it leave', async () => {
    start({ status: 'prohibited' });
    await typed(CLEAR);
    expect(keyDown(area).defaultPrevented).toBe(true);
    await pause();
    expect(surface.chips.at(-1)).toEqual({ kind: 'held', why: 'site-prohibited' });
    expect(recorded).toEqual([{ channel: 'type', action: 'held', code: 'site-prohibited' }]);
    expect(prompt(CLEAR)).toEqual({ r: 'stop' });
  });
});

describe("a late guard's reload", () => {
  it('is offered only while no text would be lost', async () => {
    start({ coverage: 'late', status: 'restricted' });
    const offered = () => surface.banners.at(-1)?.offerReload;
    expect(offered()).toBe(true);
    await typed(CLEAR);
    expect(offered()).toBe(false);
    await typed('');
    expect(offered()).toBe(true);
  });

  it('is not offered by a guard that was there from the start', () => {
    start({ coverage: 'full', status: 'unlisted' });
    expect(surface.banners.at(-1)?.offerReload).toBe(false);
  });
});

describe('an open panel', () => {
  it('closes when the text becomes another one, and the send stays', async () => {
    start();
    await typed(HELD);
    keyDown(area);
    await pause();
    expect(guard.status()).toEqual({ state: 'holding', findings: 2 });
    await typed(CLEAR);
    expect(surface.panelOpen).toBe(false);
    expect(area.value).toBe(CLEAR);
    expect(guard.status()).toEqual({ state: 'clear', findings: 0 });
  });

  it('is told to the popup when the page hides it, until the next send', async () => {
    start();
    await typed(HELD);
    keyDown(area);
    await pause();
    surface.reply({ reply: 'edit', shown: 'hidden' });
    await pause();
    expect(guard.status()).toEqual({ state: 'covered', findings: 2 });
    keyDown(area);
    expect(guard.status().state).toBe('holding');
  });

  it('opens from the chip', async () => {
    start();
    await typed(HELD);
    surface.press('open');
    await pause();
    expect(surface.panels).toHaveLength(1);
  });
});

describe('a request that the net has stopped', () => {
  it('shows on the chip when the person is sending, and not when the page did it by itself', async () => {
    start();
    await typed(CLEAR);
    const chips = surface.chips.length;
    guard.stopped();
    expect(surface.chips.slice(chips)).toEqual([]);
    keyDown(area);
    guard.stopped();
    expect(surface.chips.slice(chips)).toEqual([{ kind: 'held', why: 'request-stopped' }]);
  });
});

describe('a text that could not be scanned', () => {
  it('is said not to work, and is asked about again from the chip', async () => {
    scan = () => ({ kind: 'unscanned', reason: 'detector-silent' });
    start();
    await typed(CLEAR);
    expect(guard.status().state).toBe('not-working');
    expect(keyDown(area).defaultPrevented).toBe(true);
    await pause();
    scan = scanByPattern;
    surface.press('retry');
    await pause();
    expect(guard.status().state).toBe('clear');
    expect(keyDown(area).defaultPrevented).toBe(false);
  });
});

describe('one send', () => {
  it('is counted once, although it is a key, a click and a submit', async () => {
    start({ actions: { ...siteContextFor().actions, name: 'monitor', mrn: 'monitor' } });
    await typed(HELD);
    const button = document.querySelector('button') as HTMLButtonElement;
    area.addEventListener('keydown', () => button.click(), { once: true });
    keyDown(area);
    expect(recorded).toEqual([{ channel: 'type', action: 'monitored', code: 'findings' }]);
  });
});

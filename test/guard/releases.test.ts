// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Guard } from '../../src/guard/start.ts';
import type { VaultChange } from '../../src/guard/vault.ts';
import { chatgpt } from '../../src/sites/builtin/chatgpt.ts';
import { at, keyDown, pause, type } from './person.ts';
import { body, playGate, type PlayedGate } from './played-gate.ts';
import { playGuard } from './played-guard.ts';
import { createRecordingSurface, type RecordingSurface } from './recording-surface.ts';
import { siteContextFor } from './site-context-for.ts';

const HELD = 'Summarise: Maria Gonzales, MRN 00482913, has a cough.';

let leaving: AbortController;
let area: HTMLTextAreaElement;
let surface: RecordingSurface;
let gate: PlayedGate;
let guard: Guard;
let shared: VaultChange[];

function start(): void {
  guard = playGuard({
    surface,
    leaving,
    ports: {
      context: () => siteContextFor({ site: chatgpt, status: 'approved', overrideReasons: [] }),
      share: (change) => void shared.push(change),
    },
  });
  gate = playGate(window, leaving.signal);
}

async function typed(text: string): Promise<void> {
  type(area, text);
  await pause();
}

beforeEach(() => {
  document.body.innerHTML = '<form><textarea name="prompt-textarea"></textarea></form>';
  area = document.querySelector('textarea') as HTMLTextAreaElement;
  at('/');
  leaving = new AbortController();
  shared = [];
  surface = createRecordingSurface();
});

afterEach(async () => {
  leaving.abort();
  await pause(20);
});

describe('a value that was let go', () => {
  const text = JSON.stringify({ messages: [{ content: { parts: ['again: Maria Gonzales, MRN 00482913'] } }] });
  const gonzales = {
    url: 'https://chatgpt.com/backend-api/conversation',
    parts: body(text),
  } as const;
  const answer = async () => {
    const ruling = gate.ask(gonzales);
    await pause();
    return ruling?.r === 'wait' ? gate.ruled().at(-1)?.r : ruling?.r;
  };

  async function override(): Promise<void> {
    start();
    await typed(HELD);
    keyDown(area);
    await pause();
    surface.reply({ reply: 'override', reason: null });
    await pause(60);
  }

  it('goes with the whole history again when the conversation has got its id, and in no other one', async () => {
    await override();
    at('/c/first');
    expect(await answer()).toBe('pass');
    expect(shared.at(-1)).toMatchObject({ conversation: 'first' });
    expect(shared.at(-1)?.release).toContain('maria gonzales');
    at('/');
    expect(await answer()).toBe('stop');
    at('/c/second');
    expect(await answer()).toBe('stop');
    at('/c/first');
    expect(await answer()).toBe('pass');
  });

  it('is held again when an undo brings it back into another conversation', async () => {
    await override();
    at('/c/first');
    await typed(HELD);
    expect(keyDown(area).defaultPrevented).toBe(false);
    at('/');
    await typed(HELD);
    expect(keyDown(area).defaultPrevented).toBe(true);
  });

  it('is free in the conversation in which another frame let it go', async () => {
    at('/c/first');
    start();
    guard.shared({ protect: [], release: ['Maria Gonzales', '00482913'], seen: [], conversation: 'second' });
    expect(await answer()).toBe('stop');
    at('/c/second');
    expect(await answer()).toBe('pass');
  });
});

describe('text that is not sent yet', () => {
  it('is told as long as it stands in the box', async () => {
    start();
    expect(guard.hasUnsentText()).toBe(false);
    await typed('what is the usual dose');
    expect(guard.hasUnsentText()).toBe(true);
    await typed('');
    expect(guard.hasUnsentText()).toBe(false);
  });
});

describe('a value that stands in a box of another frame', () => {
  it("does not leave from here, and ends this page's free pass", () => {
    start();
    const value = { value: 'Rosa Almeida', category: 'name', role: 'patient', before: '', after: '' } as const;
    guard.shared({ protect: [], release: [], seen: [value] });
    expect(gate.isEntered()).toBe(true);
    expect(gate.ask({ parts: body('Rosa Almeida was seen today') })).toEqual({ r: 'stop' });
  });
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Guard } from '../../src/guard/start.ts';
import type { SiteContext } from '../../src/policy/context.ts';
import { chatgpt } from '../../src/sites/builtin/chatgpt.ts';
import { at, keyDown, press, trusted, type } from './person.ts';
import { playGate, type PlayedGate } from './played-gate.ts';
import { playGuard } from './played-guard.ts';
import { createRecordingSurface, type RecordingSurface } from './recording-surface.ts';
import { siteContextFor } from './site-context-for.ts';

let context: SiteContext;
let leaving: AbortController;
let area: HTMLTextAreaElement;
let surface: RecordingSurface;
let gate: PlayedGate;
let guard: Guard;

const RECORDING = { parts: [{ kind: 'opaque', in: 'body', name: '', text: '' }] } as const;

beforeEach(() => {
  // happy-dom takes every event for a drag.
  vi.stubGlobal('DragEvent', class extends MouseEvent {});
  document.body.innerHTML = '<textarea name="prompt-textarea"></textarea><button>Dictate</button><input type="file">';
  area = document.querySelector('textarea') as HTMLTextAreaElement;
  at('/c/one');
  leaving = new AbortController();
  surface = createRecordingSurface();
  context = siteContextFor({ site: chatgpt, status: 'approved' });
  guard = playGuard({ surface, leaving, ports: { context: () => context } });
  gate = playGate(window, leaving.signal);
});

afterEach(() => {
  leaving.abort();
  vi.unstubAllGlobals();
});

describe('a page that wants the microphone', () => {
  it('gets it when the clinician says so, and once more without a question', () => {
    const asked = gate.askMedia('voice ', true);
    expect(asked.last()).toBe('wait');
    expect(surface.notices.at(-1)).toEqual({ kinds: ['voice'], isBlocked: false, isWaiting: true });
    surface.press('use');
    expect(asked.last()).toBe('pass');
    expect(surface.notices.at(-1)).toBeNull();
    expect(gate.askMedia('voice ', false).last()).toBe('pass');
  });

  it('does not get it on Escape, which the page then does not hear', () => {
    let heard = 0;
    document.body.addEventListener('keydown', () => (heard += 1), { signal: leaving.signal });
    const asked = gate.askMedia('voice ', true);
    expect(keyDown(area, { key: 'Escape', isComposing: true }).defaultPrevented).toBe(false);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect({ ruling: asked.last(), heard }).toEqual({ ruling: 'wait', heard: 2 });
    expect(keyDown(area, { key: 'Escape' }).defaultPrevented).toBe(true);
    expect({ ruling: asked.last(), heard }).toEqual({ ruling: 'stop', heard: 2 });
    expect(keyDown(area, { key: 'Escape' }).defaultPrevented).toBe(false);
  });

  it('is refused in silence until the person uses the page again', () => {
    gate.askMedia('voice ', true);
    surface.press('decline');
    expect(gate.askMedia('voice ', true).last()).toBe('stop');
    press(document.querySelector('button') as HTMLElement);
    expect(gate.askMedia('voice ', true).last()).toBe('wait');
  });

  it('has to ask again in another conversation', () => {
    gate.askMedia('voice ', true);
    surface.press('use');
    at('/c/two');
    expect(gate.askMedia('voice ', true).last()).toBe('wait');
  });

  it('is refused when the policy comes to block it', () => {
    const asked = gate.askMedia('voice ', true);
    context = siteContextFor({ site: chatgpt, media: { voice: 'block', camera: 'warn', screen: 'warn' } });
    guard.contextChanged();
    expect(asked.last()).toBe('stop');
    expect(surface.notices.at(-1)).toMatchObject({ isBlocked: true });
  });
});

describe('a recording', () => {
  it('is unreadable until speech was let go', () => {
    type(area, 'what is the usual dose');
    expect(gate.ask(RECORDING)).toEqual({ r: 'stop' });
    gate.askMedia('voice ', true);
    expect(gate.ask(RECORDING)).toEqual({ r: 'stop' });
    surface.press('use');
    expect(gate.ask(RECORDING)).toEqual({ r: 'pass' });
  });

  it('may be a file once one was chosen, until there is another conversation', () => {
    gate.askMedia('voice ', true);
    surface.press('use');
    const input = document.querySelector('input') as HTMLInputElement;
    input.dispatchEvent(trusted(new Event('change', { bubbles: true })));
    expect(gate.ask(RECORDING)).toEqual({ r: 'stop' });
    at('/c/two');
    gate.askMedia('voice ', true);
    expect(gate.ask(RECORDING)).toEqual({ r: 'pass' });
  });
});

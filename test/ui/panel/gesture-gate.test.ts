import { describe, expect, it } from 'vitest';
import { createGestureGate, SETTLE_MS } from '../../../src/ui/panel/gesture-gate.ts';

interface Gesture {
  readonly isTrusted?: boolean;
  readonly timeStamp?: number;
  readonly repeat?: boolean;
  readonly detail?: number;
}

/** A real event, made to look as if the browser had sent it at a given time. */
function gesture(change: Gesture): Event {
  const event = new Event('keydown');
  const looks = { isTrusted: true, timeStamp: 1000 + SETTLE_MS, repeat: false, detail: 0, ...change };
  for (const [name, value] of Object.entries(looks)) Object.defineProperty(event, name, { value });
  return event;
}

describe('the gesture gate', () => {
  const gate = createGestureGate();

  it('is shut until something is shown', () => {
    expect(gate.admits(gesture({}))).toBe(false);
    expect(gate.isOpen(1e9)).toBe(false);
    gate.restart(1000);
    expect(gate.admits(gesture({}))).toBe(true);
  });

  it('admits nothing while something lies over the panel, nor right after', () => {
    const open = createGestureGate();
    open.restart(0);
    open.cover(true, 500);
    expect(open.isOpen(5_000)).toBe(false);
    open.cover(false, 5_000);
    expect(open.isOpen(5_000 + SETTLE_MS - 1)).toBe(false);
    expect(open.isOpen(5_000 + SETTLE_MS)).toBe(true);
    open.cover(false, 9_000);
    expect(open.isOpen(9_000)).toBe(true);
  });

  it.each([
    ['a script’s event', { isTrusted: false }],
    ['the Enter that sent the prompt, pressed twice', { timeStamp: 1000 + SETTLE_MS - 1 }],
    ['a key that is held down', { repeat: true }],
    ['the second click of a double click', { detail: 2 }],
  ])('does not admit %s', (_what, change) => {
    gate.restart(1000);
    expect(gate.admits(gesture(change))).toBe(false);
  });
});

// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { scanByPattern } from './scan-by-pattern.ts';
import { createSendWorld, GESTURE, PROMPT, type SendWorld } from './send-world.ts';

let world: SendWorld;

beforeEach(() => {
  world = createSendWorld();
});

describe('a text that changes while the check is slow', () => {
  /** The box holds the text by the time at which the verdict on the one before has come. */
  function meanwhile(...texts: string[]): void {
    world.scan = (text) => {
      world.area.value = texts.shift() ?? world.area.value;
      return scanByPattern(text);
    };
  }

  it('opens no panel about what was deleted, and lets the box go', async () => {
    meanwhile('');
    await world.hold.hold(world.composer, GESTURE);
    expect(world.asked).toEqual([]);
    expect(world.sent).toEqual([]);
    expect(world.chips).toEqual([]);
    expect(world.hold.isHolding).toBe(false);
  });

  it('opens the panel about what stands there now', async () => {
    meanwhile('Ms. Maria Gonzales is better.');
    await world.hold.hold(world.composer, GESTURE);
    expect(world.asked.map(({ items }) => items.map(({ value }) => value))).toEqual([['Maria Gonzales']]);
    expect(world.sent).toEqual(['Ms. [PATIENT-1] is better.']);
  });

  it('does not send what was written after the gesture, clear or not', async () => {
    meanwhile('what is the dose');
    await world.hold.hold(world.composer, GESTURE);
    expect(world.asked).toEqual([]);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'press-again' });
  });

  it('asks for another press when it changes again and again', async () => {
    meanwhile('Maria Gonzales a', 'Maria Gonzales ab', 'Maria Gonzales abc');
    await world.hold.hold(world.composer, GESTURE);
    expect(world.asked).toEqual([]);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'press-again' });
  });
});

describe('an editor that the page replaces while its send is held', () => {
  /** A new node; with the same text in it, or with none. */
  function replaceEditor(text: string): HTMLTextAreaElement {
    const fresh = world.area.cloneNode() as HTMLTextAreaElement;
    fresh.value = text;
    fresh.addEventListener('keydown', () => {
      world.sent.push(fresh.value);
      fresh.value = '';
    });
    world.area.replaceWith(fresh);
    return fresh;
  }

  it('is followed to the new one with the same text, which goes out de-identified', async () => {
    world.answer = () => {
      replaceEditor(PROMPT);
      return { reply: 'deidentify', keep: [], reason: null };
    };
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual(['Summarise: [PATIENT-1], MRN [MRN-1], has a cough.']);
  });

  it('is followed while the verdict is pending', async () => {
    world.scan = () => {
      if (world.area.isConnected) replaceEditor(PROMPT);
      return { kind: 'clear', detection: { findings: [], possible: [], quasi: [] } };
    };
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([PROMPT]);
  });

  it.each(['deidentify', 'override'] as const)('asks for another press when there is none: %s', async (reply) => {
    world.answer = () => {
      replaceEditor('');
      return reply === 'override' ? { reply, reason: 'test-data' } : { reply, keep: [], reason: null };
    };
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'press-again' });
    expect(world.vault.holds(PROMPT)).toBe(true);
    expect(world.hold.isHolding).toBe(false);
  });

  it('does not swallow a clear send', async () => {
    world.scan = () => {
      if (world.area.isConnected) replaceEditor('');
      return { kind: 'clear', detection: { findings: [], possible: [], quasi: [] } };
    };
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'press-again' });
  });
});

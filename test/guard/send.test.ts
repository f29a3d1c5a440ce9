// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Composer } from '../../src/guard/editor/composer.ts';
import { verdictOf } from '../../src/phi/finding.ts';
import { scanByPattern } from './scan-by-pattern.ts';
import { createSendWorld, GESTURE, PROMPT, type SendWorld } from './send-world.ts';

let world: SendWorld;

beforeEach(() => {
  world = createSendWorld();
});

describe('a held send', () => {
  it('goes out de-identified, and the originals stay protected', async () => {
    world.answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual(['Summarise: [PATIENT-1], MRN [MRN-1], has a cough.']);
    expect(world.vault.holds('Maria Gonzales')).toBe(true);
    expect(world.recorded).toEqual([{ action: 'redacted', code: 'findings' }]);
    expect(world.asked[0]?.items.map(({ value, replacement, mentions }) => [value, replacement, mentions])).toEqual([
      ['Maria Gonzales', '[PATIENT-1]', 1],
      ['00482913', '[MRN-1]', 1],
    ]);
  });

  it('asks once more about what the replacement lays bare', async () => {
    const first = world.scan;
    world.scan = (text) => first(text.includes('[PATIENT-1]') ? text.replace('a cough', '12345678') : text);
    world.area.value = 'Maria Gonzales has a cough.';
    world.answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.asked).toHaveLength(2);
  });

  it('keeps single items where an override is allowed', async () => {
    world.answer = (model) => ({ reply: 'deidentify', keep: [model.items[0]?.key ?? 0], reason: 'test-data' });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual(['Summarise: Maria Gonzales, MRN [MRN-1], has a cough.']);
    expect(world.recorded.map(({ action }) => action)).toEqual(['overridden', 'redacted']);
  });

  it('keeps no item without the reason that policy wants, whatever the frame says', async () => {
    world.answer = (model) => ({ reply: 'deidentify', keep: model.items.map(({ key }) => key), reason: null });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual(['Summarise: [PATIENT-1], MRN [MRN-1], has a cough.']);
  });

  it('keeps no item where an override is forbidden, whatever the frame says', async () => {
    world.context = { ...world.context, overrideReasons: null };
    world.answer = (model) => ({ reply: 'deidentify', keep: model.items.map(({ key }) => key), reason: null });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual(['Summarise: [PATIENT-1], MRN [MRN-1], has a cough.']);
  });

  it('goes out as written after an override', async () => {
    world.answer = () => ({ reply: 'override', reason: 'test-data' });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([PROMPT]);
    expect(world.vault.holds(PROMPT)).toBe(false);
    expect(world.recorded).toEqual([{ action: 'overridden', code: 'test-data' }]);
  });

  it('is not overridden where policy forbids it, whatever the frame says', async () => {
    world.context = { ...world.context, overrideReasons: null };
    world.answer = () => ({ reply: 'override', reason: null });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toMatchObject({ kind: 'held' });
  });

  it('stays when something breaks, and no replacement is blamed for it', async () => {
    world.scan = () => {
      throw new Error('broken');
    };
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'detector-failed' });
    expect(world.recorded).toEqual([{ action: 'unscanned', code: 'detector-failed' }]);
    expect(world.hold.isHolding).toBe(false);
  });

  it('is asked about again, and called nothing else, when policy forbade it while the panel was open', async () => {
    world.answer = () => {
      world.context = { ...world.context, overrideReasons: null };
      return { reply: 'override', reason: 'test-data' };
    };
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'press-again' });
    expect(world.recorded).toEqual([]);
    world.answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.asked.at(-1)?.overrideReasons).toBeNull();
    expect(world.sent).toHaveLength(1);
  });

  it('stays after "edit", with the text as it was', async () => {
    world.answer = () => ({ reply: 'edit' });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.area.value).toBe(PROMPT);
  });

  it('stays when nobody could answer', async () => {
    world.answer = () => ({ reply: 'edit', shown: false });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'panel-unavailable' });
  });

  it('stays when the page hides the panel, and says so until the next send', async () => {
    world.answer = () => ({ reply: 'edit', shown: 'hidden' });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'host-covered' });
    expect(world.recorded.at(-1)).toEqual({ action: 'held', code: 'host-covered' });
    expect(world.hold.isCovered).toBe(true);
    world.answer = () => ({ reply: 'edit' });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.hold.isCovered).toBe(false);
  });

  it('stays when the text changed while the panel was open', async () => {
    world.answer = () => {
      world.area.value = `${PROMPT} And more.`;
      return { reply: 'override', reason: 'test-data' };
    };
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
  });

  it('stays when the editor puts the original back', async () => {
    world.answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    world.area.addEventListener('input', () => (world.area.value = PROMPT));
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'not-verified' });
  });

  it('stays when the new text is found to hold an identifier each time it is replaced', async () => {
    world.answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    world.scan = (text) => {
      const end = { start: text.length - 5, end: text.length, category: 'name', role: 'patient' } as const;
      return text === PROMPT
        ? scanByPattern(text)
        : verdictOf({ findings: [{ ...end, rule: 'test', score: 1, because: [] }], possible: [], quasi: [] });
    };
    await world.hold.hold(world.composer, GESTURE);
    expect(world.asked).toHaveLength(2);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'not-verified' });
    expect(world.recorded.at(-1)).toEqual({ action: 'held', code: 'not-verified' });
  });

  it('stays when the new text holds what another frame protects, though policy here only watches it', async () => {
    world.context = { ...world.context, actions: { ...world.context.actions, mrn: 'monitor' } };
    world.vault.protect([{ value: '00482913', category: 'mrn', role: 'patient', before: '', after: '' }]);
    world.answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.area.value).toBe('Summarise: [PATIENT-1], MRN 00482913, has a cough.');
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'not-verified' });
  });

  it('stays when the new text cannot be scanned', async () => {
    world.answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    world.scan = (text) =>
      text.includes('[PATIENT-1]') ? { kind: 'unscanned', reason: 'detector-silent' } : scanByPattern(text);
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'detector-silent' });
  });

  it('stays when the editor did not take the replacement for its own, whatever reads back', async () => {
    world.answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    const doubtful: Composer = {
      ...world.composer,
      replace: async (edits) => (await world.composer.replace(edits)) && false,
    };
    await world.hold.hold(doubtful, GESTURE);
    expect(world.area.value).toBe('Summarise: [PATIENT-1], MRN [MRN-1], has a cough.');
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'not-verified' });
  });

  it('stays when the text becomes yet another one while it settles, clear or not', async () => {
    world.answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    world.area.addEventListener('input', () => (world.area.value = 'a prompt that nobody wrote'));
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'not-verified' });
  });

  it.each(['detector-silent', 'detector-failed', 'extension-gone', 'too-long'] as const)(
    'stays when the text is unscanned: %s',
    async (reason) => {
      world.scan = () => ({ kind: 'unscanned', reason });
      await world.hold.hold(world.composer, GESTURE);
      expect(world.sent).toEqual([]);
      expect(world.chips.at(-1)).toEqual({ kind: 'held', why: reason });
      expect(world.recorded).toEqual([{ action: 'unscanned', code: reason }]);
    },
  );

  it('stays when the scan throws', async () => {
    world.scan = () => {
      throw new Error('broken');
    };
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toMatchObject({ kind: 'held' });
  });

  it('stays on a prohibited site, also without findings', async () => {
    world.context = { ...world.context, status: 'prohibited' };
    world.area.value = 'what is the dose';
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([]);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'site-prohibited' });
  });

  it('goes at once, unasked and once, when the verdict is clear', async () => {
    world.area.value = 'what is the dose';
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual(['what is the dose']);
    expect(world.asked).toEqual([]);
    expect(world.recorded).toEqual([]);
  });

  it('goes unasked where policy only watches, and is counted', async () => {
    world.context = { ...world.context, actions: { ...world.context.actions, name: 'monitor', mrn: 'allow' } };
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent).toEqual([PROMPT]);
    expect(world.asked).toEqual([]);
    expect(world.recorded).toEqual([
      { action: 'monitored', code: 'findings' },
      { action: 'allowed', code: 'findings' },
    ]);
  });

  it('finds a value again that it has de-identified before, where the detector alone does not', async () => {
    world.answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    await world.hold.hold(world.composer, GESTURE);
    world.area.value = 'and does maria gonzales need a CT?';
    await world.hold.hold(world.composer, GESTURE);
    expect(world.sent[1]).toBe('and does [PATIENT-1] need a CT?');
  });

  it('asks for another press when the site refuses a replayed one', async () => {
    world.area.value = 'what is the dose';
    world.area.addEventListener('keydown', (event) => event.stopImmediatePropagation(), { capture: true });
    await world.hold.hold(world.composer, GESTURE);
    expect(world.chips.at(-1)).toEqual({ kind: 'held', why: 'press-again' });
  });
});

describe('a send that passed', () => {
  let now: number;
  const once = [
    { action: 'monitored', code: 'findings' },
    { action: 'allowed', code: 'findings' },
  ];

  beforeEach(() => {
    now = 10_000;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    world.context = { ...world.context, actions: { ...world.context.actions, name: 'monitor', mrn: 'allow' } };
  });

  afterEach(() => void vi.restoreAllMocks());

  it('is counted once, although Enter, click and submit each come by', () => {
    for (const after of [0, 1, 40]) {
      now += after;
      world.hold.passed(world.composer);
    }
    expect(world.recorded).toEqual(once);
  });

  it('is counted again for another text at once, and for the same text later', () => {
    world.hold.passed(world.composer);
    world.area.value = `${PROMPT} And more.`;
    world.hold.passed(world.composer);
    expect(world.recorded).toEqual([...once, ...once]);
    now += 60_000;
    world.hold.passed(world.composer);
    expect(world.recorded).toEqual([...once, ...once, ...once]);
  });
});

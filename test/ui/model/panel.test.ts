import { describe, expect, it } from 'vitest';
import {
  FIRST_CHOICE,
  giveReason,
  keepsAll,
  mayOverride,
  pressDefault,
  pressOverride,
  toggleKeep,
} from '../../../src/ui/model/panel.ts';
import { panelModel } from '../panel/panel-model.ts';

describe('the choice in the panel', () => {
  it('begins with everything replaced', () => {
    expect(pressDefault(panelModel(), FIRST_CHOICE)).toEqual({ reply: 'deidentify', keep: [], reason: null });
  });

  it('keeps an item and takes it back', () => {
    const kept = toggleKeep(panelModel(), FIRST_CHOICE, 2);
    expect(kept.keep).toEqual([2]);
    expect(toggleKeep(panelModel(), kept, 2)).toEqual(FIRST_CHOICE);
  });

  it('keeps nothing where an override is not allowed, nor an unknown item', () => {
    expect(toggleKeep(panelModel({ overrideReasons: null }), FIRST_CHOICE, 2)).toEqual(FIRST_CHOICE);
    expect(toggleKeep(panelModel({ action: 'block' }), FIRST_CHOICE, 2)).toEqual(FIRST_CHOICE);
    expect(toggleKeep(panelModel(), FIRST_CHOICE, 77)).toEqual(FIRST_CHOICE);
  });

  it('asks why a kept item goes as written, and sends the others de-identified', () => {
    const asked = pressDefault(panelModel(), { ...FIRST_CHOICE, keep: [2] });
    expect(asked).toEqual({ keep: [2], step: 'reasons-kept' });
    expect(giveReason({ keep: [2], step: 'reasons-kept' }, 'emergency')).toEqual({
      reply: 'deidentify',
      keep: [2],
      reason: 'emergency',
    });
    expect(pressDefault(panelModel({ overrideReasons: [] }), { ...FIRST_CHOICE, keep: [2] })).toEqual({
      reply: 'deidentify',
      keep: [2],
      reason: null,
    });
  });

  it('asks for a reason when everything is kept', () => {
    const all = { ...FIRST_CHOICE, keep: [1, 2, 3] };
    expect(keepsAll(panelModel(), all)).toBe(true);
    expect(pressDefault(panelModel(), all)).toEqual({ ...all, step: 'reasons-all' });
    expect(giveReason({ ...all, step: 'reasons-all' }, 'test-data')).toEqual({
      reply: 'override',
      reason: 'test-data',
    });
  });

  it('takes no reason by default', () => {
    for (const step of ['reasons-all', 'reasons-kept'] as const) {
      expect(pressDefault(panelModel(), { keep: [1], step })).toEqual({ keep: [1], step });
    }
  });

  it('overrides at once where policy asks for no reason', () => {
    expect(pressOverride(panelModel({ overrideReasons: [] }), FIRST_CHOICE)).toEqual({
      reply: 'override',
      reason: null,
    });
    expect(pressOverride(panelModel(), FIRST_CHOICE)).toEqual({ keep: [], step: 'reasons-all' });
  });

  it('never overrides where policy forbids it, and never sends a block', () => {
    expect(mayOverride(panelModel({ overrideReasons: null }))).toBe(false);
    expect(pressOverride(panelModel({ overrideReasons: null }), FIRST_CHOICE)).toEqual({ reply: 'edit' });
    expect(pressOverride(panelModel({ action: 'block' }), FIRST_CHOICE)).toEqual({ reply: 'edit' });
    expect(pressDefault(panelModel({ action: 'block' }), FIRST_CHOICE)).toEqual({ reply: 'edit' });
  });
});

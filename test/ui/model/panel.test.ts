import { describe, expect, it } from 'vitest';
import {
  FIRST_CHOICE,
  keepsAll,
  mayOverride,
  pressDefault,
  pressOverride,
  toggleKeep,
} from '../../../src/ui/model/panel.ts';
import { panelModel } from '../panel/panel-model.ts';

describe('the choice in the panel', () => {
  it('begins with everything replaced', () => {
    expect(pressDefault(panelModel(), FIRST_CHOICE)).toEqual({ reply: 'deidentify', keep: [] });
  });

  it('keeps an item and takes it back', () => {
    const kept = toggleKeep(panelModel(), FIRST_CHOICE, 2);
    expect(pressDefault(panelModel(), kept)).toEqual({ reply: 'deidentify', keep: [2] });
    expect(toggleKeep(panelModel(), kept, 2)).toEqual(FIRST_CHOICE);
  });

  it('keeps nothing where an override is not allowed, nor an unknown item', () => {
    expect(toggleKeep(panelModel({ overrideReasons: null }), FIRST_CHOICE, 2)).toEqual(FIRST_CHOICE);
    expect(toggleKeep(panelModel({ action: 'block' }), FIRST_CHOICE, 2)).toEqual(FIRST_CHOICE);
    expect(toggleKeep(panelModel(), FIRST_CHOICE, 77)).toEqual(FIRST_CHOICE);
  });

  it('asks for a reason when everything is kept', () => {
    const all = { ...FIRST_CHOICE, keep: [1, 2, 3] };
    expect(keepsAll(panelModel(), all)).toBe(true);
    expect(pressDefault(panelModel(), all)).toEqual({ ...all, step: 'reasons' });
  });

  it('overrides at once where policy asks for no reason', () => {
    expect(pressOverride(panelModel({ overrideReasons: [] }), FIRST_CHOICE)).toEqual({
      reply: 'override',
      reason: null,
    });
    expect(pressOverride(panelModel(), FIRST_CHOICE)).toEqual({ keep: [], step: 'reasons' });
  });

  it('never overrides where policy forbids it, and never sends a block', () => {
    expect(mayOverride(panelModel({ overrideReasons: null }))).toBe(false);
    expect(pressOverride(panelModel({ overrideReasons: null }), FIRST_CHOICE)).toEqual({ reply: 'edit' });
    expect(pressOverride(panelModel({ action: 'block' }), FIRST_CHOICE)).toEqual({ reply: 'edit' });
    expect(pressDefault(panelModel({ action: 'block' }), FIRST_CHOICE)).toEqual({ reply: 'edit' });
  });
});

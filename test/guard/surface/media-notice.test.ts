// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { MediaNotice } from '../../../src/guard/surface/state.ts';
import { mediaText } from '../../../src/guard/surface/text.ts';
import { press } from '../person.ts';
import { drawSurfaces } from './drawn-surface.ts';

const VOICE: MediaNotice = { kinds: ['voice'], isBlocked: false, isWaiting: true };
const BLOCKED: MediaNotice = { kinds: ['camera'], isBlocked: true, isWaiting: false };

const drawn = drawSurfaces();

function buttons(): HTMLButtonElement[] {
  return [...(drawn.root?.querySelectorAll<HTMLButtonElement>('[data-why^="media"] button') ?? [])];
}

describe('the media notice', () => {
  it('offers two choices, takes a person only, and none before it can have been read', () => {
    drawn.surface.media(VOICE);
    expect(buttons().map(({ textContent }) => textContent)).toEqual(['Use microphone', 'Don’t']);
    buttons().forEach((each) => press(each));
    expect(drawn.requests).toEqual([]);
    vi.advanceTimersByTime(401);
    buttons()[0]?.click();
    expect(drawn.requests).toEqual([]);
    buttons().forEach((each) => press(each));
    expect(drawn.requests).toEqual(['use', 'decline']);
  });

  it('leaves the focus where it is, and is told at once', () => {
    drawn.composer.focus();
    drawn.surface.media(VOICE);
    expect(document.activeElement).toBe(drawn.composer);
    expect(drawn.root?.querySelector('[role="status"]')?.textContent).toBe(
      'Chaperone cannot read speech before it leaves. Keep patient identifiers out of it. The last buttons of the page answer. Escape: Don’t.',
    );
  });

  it('stands beside the chip, whatever that says, until it is taken away', () => {
    drawn.surface.chip({ kind: 'clear' }, drawn.composer);
    drawn.surface.media(VOICE);
    drawn.surface.chip({ kind: 'found', count: 1, possible: 0 }, drawn.composer);
    drawn.surface.chip({ kind: 'hidden' }, drawn.composer);
    drawn.surface.chip({ kind: 'clear' }, drawn.composer);
    const order = [...(drawn.root?.querySelectorAll<HTMLElement>('.dock > *') ?? [])];
    expect(order.map((each) => each.dataset['kind']).toSorted()).toEqual(['clear', 'held']);
    drawn.surface.media(null);
    expect(buttons()).toEqual([]);
    expect(drawn.root?.querySelector('[data-kind="clear"]')).not.toBeNull();
  });

  it('is not drawn anew when nothing changed, so that a button keeps the focus', () => {
    drawn.surface.media(VOICE);
    const [before] = buttons();
    drawn.surface.chip({ kind: 'clear' }, drawn.composer);
    drawn.surface.media({ ...VOICE });
    expect(buttons()[0]).toBe(before);
  });

  it('shows itself without a composer', () => {
    drawn.surface.media(VOICE);
    expect(drawn.root?.querySelector('.dock')?.classList.contains('unplaced')).toBe(false);
  });

  it('says why something is blocked, with one button that puts it away', () => {
    drawn.surface.media(BLOCKED);
    expect(drawn.root?.querySelector('[data-why="media-blocked"]')?.textContent).toBe(
      'Blocked on this site: camera.Chaperone cannot read what the camera sees before it leaves.OK',
    );
    vi.advanceTimersByTime(401);
    buttons().forEach((each) => press(each));
    expect(drawn.requests).toEqual(['decline']);
  });
});

describe('its words', () => {
  it.each([
    [['voice'], 'Use microphone'],
    [['voice', 'camera'], 'Use microphone and camera'],
    [['screen'], 'Share screen'],
    [['voice', 'screen'], 'Share microphone and screen'],
  ] as const)('for %j is %s', (kinds, button) => {
    expect(mediaText({ kinds, isBlocked: false, isWaiting: true }).button).toBe(button);
  });

  it('say what to do where the page could not wait', () => {
    expect(mediaText({ ...VOICE, isWaiting: false }).remedy).toBe(
      'Keep patient identifiers out of it. Then start again.',
    );
  });
});

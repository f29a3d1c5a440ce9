// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSurface } from '../../../src/guard/surface/create-surface.ts';
import type { MediaNotice } from '../../../src/guard/surface/state.ts';
import type { ChipRequest, Surface } from '../../../src/guard/surface/surface.ts';
import { mediaText } from '../../../src/guard/surface/text.ts';
import { press } from '../person.ts';

const VOICE: MediaNotice = { kinds: ['voice'], isBlocked: false, isWaiting: true };
const BLOCKED: MediaNotice = { kinds: ['camera'], isBlocked: true, isWaiting: false };

let root: ShadowRoot | null;
let surface: Surface;
let requests: ChipRequest[];
let abort: AbortController;
let composer: HTMLElement;

function buttons(): HTMLButtonElement[] {
  return [...(root?.querySelectorAll<HTMLButtonElement>('[data-why^="media"] button') ?? [])];
}

beforeEach(() => {
  vi.useFakeTimers();
  root = null;
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function attachAndKeep(this: Element, init) {
    root = attach.call(this, init);
    return root;
  });
  Object.defineProperty(document, 'elementsFromPoint', { value: () => [], configurable: true });
  document.body.innerHTML = '<div id="box" contenteditable="true" tabindex="0"></div>';
  composer = document.querySelector<HTMLElement>('#box') ?? document.body;
  requests = [];
  abort = new AbortController();
  surface = createSurface({
    document,
    panelUrl: 'about:blank',
    nonce: () => '0'.repeat(32),
    onChip: (request) => requests.push(request),
    signal: abort.signal,
  });
});

afterEach(() => {
  abort.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the media notice', () => {
  it('offers two choices, takes a person only, and none before it can have been read', () => {
    surface.media(VOICE);
    expect(buttons().map(({ textContent }) => textContent)).toEqual(['Use microphone', 'Don’t']);
    buttons().forEach((each) => press(each));
    expect(requests).toEqual([]);
    vi.advanceTimersByTime(401);
    buttons()[0]?.click();
    expect(requests).toEqual([]);
    buttons().forEach((each) => press(each));
    expect(requests).toEqual(['use', 'decline']);
  });

  it('leaves the focus where it is, and is told at once', () => {
    composer.focus();
    surface.media(VOICE);
    expect(document.activeElement).toBe(composer);
    expect(root?.querySelector('[role="status"]')?.textContent).toBe(
      'Chaperone cannot read speech before it leaves. Keep patient identifiers out of it. The last buttons of the page answer. Escape: Don’t.',
    );
  });

  it('stands beside the chip, whatever that says, until it is taken away', () => {
    surface.chip({ kind: 'clear' }, composer);
    surface.media(VOICE);
    surface.chip({ kind: 'found', count: 1, possible: 0 }, composer);
    surface.chip({ kind: 'hidden' }, composer);
    surface.chip({ kind: 'clear' }, composer);
    const order = [...(root?.querySelectorAll<HTMLElement>('.dock > *') ?? [])];
    expect(order.map((each) => each.dataset['kind']).toSorted()).toEqual(['clear', 'held']);
    surface.media(null);
    expect(buttons()).toEqual([]);
    expect(root?.querySelector('[data-kind="clear"]')).not.toBeNull();
  });

  it('is not drawn anew when nothing changed, so that a button keeps the focus', () => {
    surface.media(VOICE);
    const [before] = buttons();
    surface.chip({ kind: 'clear' }, composer);
    surface.media({ ...VOICE });
    expect(buttons()[0]).toBe(before);
  });

  it('shows itself without a composer', () => {
    surface.media(VOICE);
    expect(root?.querySelector('.dock')?.classList.contains('unplaced')).toBe(false);
  });

  it('says why something is blocked, with one button that puts it away', () => {
    surface.media(BLOCKED);
    expect(root?.querySelector('[data-why="media-blocked"]')?.textContent).toBe(
      'Blocked on this site: camera.Chaperone cannot read what the camera sees before it leaves.OK',
    );
    vi.advanceTimersByTime(401);
    buttons().forEach((each) => press(each));
    expect(requests).toEqual(['decline']);
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

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSurface } from '../../../src/guard/surface/create-surface.ts';
import type { BannerState } from '../../../src/guard/surface/state.ts';
import type { ChipRequest, Surface } from '../../../src/guard/surface/surface.ts';
import { panelModel } from '../../ui/panel/panel-model.ts';

const banner: BannerState = {
  siteName: 'ChatGPT',
  status: 'unlisted',
  institution: 'Riverside Health',
  alternatives: [
    { name: 'Riverside Assistant', url: 'https://assistant.riverside.example/' },
    { name: 'Not secure', url: 'http://plain.example/' },
  ],
  policy: 'current',
  offerReload: false,
};

let root: ShadowRoot | null;
let surface: Surface;
let composer: HTMLElement;
let requests: ChipRequest[];
let abort: AbortController;

/** The closed root is nobody's business but the test's. */
function watchShadowRoots(): void {
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function attachAndKeep(this: Element, init) {
    root = attach.call(this, init);
    return root;
  });
}

function press(element: Element | null | undefined, isTrusted = true): void {
  const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  element?.dispatchEvent(event);
}

function chip(): HTMLElement | null | undefined {
  return root?.querySelector<HTMLElement>('.chip');
}

beforeEach(() => {
  vi.useFakeTimers();
  root = null;
  // happy-dom loads no frames here and reports each one as an error.
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  watchShadowRoots();
  // Nothing is laid out here, so nothing lies at any point.
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

describe('the host', () => {
  it('adds nothing to a page that has nothing to be told', () => {
    surface.chip({ kind: 'hidden' }, composer);
    surface.banner(null);
    expect(document.documentElement.children).toHaveLength(2);
  });

  it('is put back when the page removes it, and is not fought for without end', async () => {
    surface.chip({ kind: 'clear' }, composer);
    for (let round = 0; round < 5; round += 1) {
      document.documentElement.lastElementChild?.remove();
      await vi.advanceTimersByTimeAsync(0);
      expect(document.documentElement.children).toHaveLength(3);
    }
    document.documentElement.lastElementChild?.remove();
    await vi.advanceTimersByTimeAsync(0);
    expect(document.documentElement.children).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(document.documentElement.children).toHaveLength(3);
    document.documentElement.lastElementChild?.remove();
    await vi.advanceTimersByTimeAsync(0);
    expect(document.documentElement.children).toHaveLength(2);
    surface.chip({ kind: 'found', count: 1, possible: 0 }, composer);
    expect(document.documentElement.children).toHaveLength(3);
  });

  it('leaves with the extension', () => {
    surface.chip({ kind: 'clear' }, composer);
    abort.abort();
    expect(document.documentElement.children).toHaveLength(2);
  });

  it('knows its own events and keeps keys from the page', () => {
    surface.chip({ kind: 'found', count: 1, possible: 0 }, composer);
    const heard: boolean[] = [];
    let reached = 0;
    document.defaultView?.addEventListener('keydown', (event) => heard.push(surface.owns(event)), {
      capture: true,
      once: true,
    });
    document.addEventListener('keydown', () => (reached += 1), { once: true });
    chip()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    expect(heard).toEqual([true]);
    expect(reached).toBe(0);
    composer.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    expect(reached).toBe(1);
  });
});

describe('the chip', () => {
  it.each([
    [{ kind: 'found', count: 1, possible: 0 }, '1 identifier'],
    [{ kind: 'found', count: 3, possible: 2 }, '3 identifiers'],
    [{ kind: 'found', count: 0, possible: 2 }, '2 possible identifiers'],
    [{ kind: 'found', count: 0, possible: 1 }, '1 possible identifier'],
    [{ kind: 'deidentified', count: 3 }, '3 replaced'],
    [{ kind: 'held', why: 'detector-silent' }, 'Not sent'],
  ] as const)('says %o', (state, words) => {
    surface.chip(state, composer);
    expect(chip()?.textContent).toContain(words);
  });

  it('shows a check only when it takes longer than a glance', () => {
    surface.chip({ kind: 'clear' }, composer);
    surface.chip({ kind: 'checking' }, composer);
    vi.advanceTimersByTime(149);
    expect(chip()?.dataset['kind']).toBe('clear');
    vi.advanceTimersByTime(1);
    expect(chip()?.dataset['kind']).toBe('checking');
    surface.chip({ kind: 'checking' }, composer);
    surface.chip({ kind: 'clear' }, composer);
    vi.advanceTimersByTime(500);
    expect(chip()?.dataset['kind']).toBe('clear');
  });

  it('asks to open on findings and to retry on a hold, for a person only', () => {
    surface.chip({ kind: 'found', count: 2, possible: 0 }, composer);
    press(chip(), false);
    expect(requests).toEqual([]);
    press(chip());
    surface.chip({ kind: 'held', why: 'detector-failed' }, composer);
    press(chip()?.querySelector('button'));
    expect(requests).toEqual(['open', 'retry']);
  });

  it('shows what is only possible without a button, and says that nothing is held', () => {
    surface.chip({ kind: 'found', count: 0, possible: 1 }, composer);
    expect(chip()?.dataset['kind']).toBe('possible');
    press(chip());
    expect(requests).toEqual([]);
    vi.advanceTimersByTime(700);
    expect(root?.querySelector('[role="status"]')?.textContent).toBe(
      '1 possible identifier. This does not hold your message.',
    );
  });

  it('has no button where nothing helps', () => {
    surface.chip({ kind: 'held', why: 'site-prohibited' }, composer);
    expect(chip()?.querySelector('button')).toBeNull();
  });

  it('tells a screen reader each change once, a hold at once, and no first "clear"', () => {
    const said = (): string => root?.querySelector('[role="status"]')?.textContent ?? '';
    surface.chip({ kind: 'clear' }, composer);
    vi.advanceTimersByTime(2000);
    expect(said()).toBe('');
    surface.chip({ kind: 'found', count: 1, possible: 0 }, composer);
    vi.advanceTimersByTime(100);
    surface.chip({ kind: 'found', count: 2, possible: 0 }, composer);
    vi.advanceTimersByTime(699);
    expect(said()).toBe('');
    vi.advanceTimersByTime(1);
    expect(said()).toBe('2 identifiers');
    surface.chip({ kind: 'held', why: 'not-verified' }, composer);
    expect(said()).toContain('Not sent');
    surface.chip({ kind: 'clear' }, composer);
    vi.advanceTimersByTime(700);
    expect(said()).toBe('No identifiers found');
  });

  it('shows a hold even when there is no composer to stand beside', () => {
    surface.chip({ kind: 'clear' }, null);
    expect(root?.querySelector('.dock')?.classList.contains('unplaced')).toBe(true);
    surface.chip({ kind: 'held', why: 'no-text-found' }, null);
    expect(root?.querySelector('.dock')?.classList.contains('unplaced')).toBe(false);
  });
});

describe('the banner', () => {
  it('names the site, the institution and the secure alternatives', () => {
    surface.chip({ kind: 'clear' }, composer);
    surface.banner(banner);
    const said = root?.querySelector('.banner')?.textContent ?? '';
    expect(said).toContain('ChatGPT is not approved by Riverside Health.');
    expect(said).toContain('Riverside Assistant');
    expect(said).not.toContain('Not secure');
  });

  it('opens an alternative without a way back to this page', () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    surface.banner(banner);
    press(root?.querySelector('.banner a'), false);
    expect(open).not.toHaveBeenCalled();
    press(root?.querySelector('.banner a'));
    expect(open).toHaveBeenCalledWith('https://assistant.riverside.example/', '_blank', 'noopener,noreferrer');
  });

  it('stays dismissed until the site’s status changes', () => {
    surface.banner(banner);
    press(root?.querySelector('.dismiss'));
    surface.banner({ ...banner, offerReload: true });
    expect(root?.querySelector('.banner')).toBeNull();
    surface.banner({ ...banner, status: 'prohibited' });
    expect(root?.querySelector('.banner')).not.toBeNull();
  });

  it('is not drawn anew when only the chip changes', () => {
    surface.chip({ kind: 'clear' }, composer);
    surface.banner(banner);
    const before = root?.querySelector('.banner');
    surface.chip({ kind: 'found', count: 1, possible: 0 }, composer);
    expect(root?.querySelector('.banner')).toBe(before);
  });

  it('says that a policy is awaited or expired', () => {
    surface.banner({ ...banner, policy: 'expired' });
    expect(root?.querySelector('.banner')?.textContent).toContain('expired');
  });
});

describe('the panel', () => {
  it('is answered with edit, not shown, when its frame stays silent', async () => {
    const reply = surface.panel(panelModel(), composer);
    expect(surface.panelOpen).toBe(true);
    await vi.advanceTimersByTimeAsync(2000);
    await expect(reply).resolves.toEqual({ reply: 'edit', shown: false });
    expect(surface.panelOpen).toBe(false);
    expect(root?.querySelector('iframe')).toBeNull();
  });

  it('comes back when the page takes the host away, and is answered with edit, hidden, when it does so each time', async () => {
    const reply = surface.panel(panelModel(), composer);
    let returns = 0;
    const removal = setInterval(() => {
      const host = document.documentElement.children[2];
      if (host) returns += 1;
      host?.remove();
    }, 16);
    await vi.advanceTimersByTimeAsync(7_000);
    await expect(reply).resolves.toEqual({ reply: 'edit', shown: 'hidden' });
    clearInterval(removal);
    expect(returns).toBe(6);
    expect(surface.panelOpen).toBe(false);
  });

  it('is edit on Escape in the composer and on closePanel', async () => {
    const escaped = surface.panel(panelModel(), composer);
    surface.answer('escape');
    await expect(escaped).resolves.toEqual({ reply: 'edit' });
    const closed = surface.panel(panelModel(), composer);
    surface.closePanel();
    await expect(closed).resolves.toEqual({ reply: 'edit' });
  });

  it('holds the first send when a second one opens the panel', async () => {
    const first = surface.panel(panelModel(), composer);
    const second = surface.panel(panelModel(), composer);
    await expect(first).resolves.toEqual({ reply: 'edit', shown: false });
    expect(surface.panelOpen).toBe(true);
    surface.closePanel();
    await expect(second).resolves.toEqual({ reply: 'edit' });
  });
});

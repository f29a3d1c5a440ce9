// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { BannerState } from '../../../src/guard/surface/state.ts';
import { panelModel } from '../../ui/panel/panel-model.ts';
import { drawSurfaces } from './drawn-surface.ts';

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

const drawn = drawSurfaces();

function press(element: Element | null | undefined, isTrusted = true): void {
  const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  element?.dispatchEvent(event);
}

function chip(): HTMLElement | null | undefined {
  return drawn.root?.querySelector<HTMLElement>('.chip');
}

describe('the host', () => {
  it('adds nothing to a page that has nothing to be told', () => {
    drawn.surface.chip({ kind: 'hidden' }, drawn.composer);
    drawn.surface.banner(null);
    expect(document.documentElement.children).toHaveLength(2);
  });

  it('is put back when the page removes it, and is not fought for without end', async () => {
    drawn.surface.chip({ kind: 'clear' }, drawn.composer);
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
    drawn.surface.chip({ kind: 'found', count: 1, possible: 0 }, drawn.composer);
    expect(document.documentElement.children).toHaveLength(3);
  });

  it('leaves with the extension', () => {
    drawn.surface.chip({ kind: 'clear' }, drawn.composer);
    drawn.abort.abort();
    expect(document.documentElement.children).toHaveLength(2);
  });

  it('knows its own events and keeps keys from the page', () => {
    drawn.surface.chip({ kind: 'found', count: 1, possible: 0 }, drawn.composer);
    const heard: boolean[] = [];
    let reached = 0;
    document.defaultView?.addEventListener('keydown', (event) => heard.push(drawn.surface.owns(event)), {
      capture: true,
      once: true,
    });
    document.addEventListener('keydown', () => (reached += 1), { once: true });
    chip()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    expect(heard).toEqual([true]);
    expect(reached).toBe(0);
    drawn.composer.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
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
    drawn.surface.chip(state, drawn.composer);
    expect(chip()?.textContent).toContain(words);
  });

  it('shows a check only when it takes longer than a glance', () => {
    drawn.surface.chip({ kind: 'clear' }, drawn.composer);
    drawn.surface.chip({ kind: 'checking' }, drawn.composer);
    vi.advanceTimersByTime(149);
    expect(chip()?.dataset['kind']).toBe('clear');
    vi.advanceTimersByTime(1);
    expect(chip()?.dataset['kind']).toBe('checking');
    drawn.surface.chip({ kind: 'checking' }, drawn.composer);
    drawn.surface.chip({ kind: 'clear' }, drawn.composer);
    vi.advanceTimersByTime(500);
    expect(chip()?.dataset['kind']).toBe('clear');
  });

  it('asks to open on findings and to retry on a hold, for a person only', () => {
    drawn.surface.chip({ kind: 'found', count: 2, possible: 0 }, drawn.composer);
    press(chip(), false);
    expect(drawn.requests).toEqual([]);
    press(chip());
    drawn.surface.chip({ kind: 'held', why: 'detector-failed' }, drawn.composer);
    press(chip()?.querySelector('button'));
    expect(drawn.requests).toEqual(['open', 'retry']);
  });

  it('shows what is only possible without a button, and says that nothing is held', () => {
    drawn.surface.chip({ kind: 'found', count: 0, possible: 1 }, drawn.composer);
    expect(chip()?.dataset['kind']).toBe('possible');
    press(chip());
    expect(drawn.requests).toEqual([]);
    vi.advanceTimersByTime(700);
    expect(drawn.root?.querySelector('[role="status"]')?.textContent).toBe(
      '1 possible identifier. This does not hold your message.',
    );
  });

  it('has no button where nothing helps', () => {
    drawn.surface.chip({ kind: 'held', why: 'site-prohibited' }, drawn.composer);
    expect(chip()?.querySelector('button')).toBeNull();
  });

  it('tells a screen reader each change once, a hold at once, and no first "clear"', () => {
    const said = (): string => drawn.root?.querySelector('[role="status"]')?.textContent ?? '';
    drawn.surface.chip({ kind: 'clear' }, drawn.composer);
    vi.advanceTimersByTime(2000);
    expect(said()).toBe('');
    drawn.surface.chip({ kind: 'found', count: 1, possible: 0 }, drawn.composer);
    vi.advanceTimersByTime(100);
    drawn.surface.chip({ kind: 'found', count: 2, possible: 0 }, drawn.composer);
    vi.advanceTimersByTime(699);
    expect(said()).toBe('');
    vi.advanceTimersByTime(1);
    expect(said()).toBe('2 identifiers');
    drawn.surface.chip({ kind: 'held', why: 'not-verified' }, drawn.composer);
    expect(said()).toContain('Not sent');
    drawn.surface.chip({ kind: 'clear' }, drawn.composer);
    vi.advanceTimersByTime(700);
    expect(said()).toBe('No identifiers found');
  });

  it('shows a hold even when there is no composer to stand beside', () => {
    drawn.surface.chip({ kind: 'clear' }, null);
    expect(drawn.root?.querySelector('.dock')?.classList.contains('unplaced')).toBe(true);
    drawn.surface.chip({ kind: 'held', why: 'no-text-found' }, null);
    expect(drawn.root?.querySelector('.dock')?.classList.contains('unplaced')).toBe(false);
  });
});

describe('the banner', () => {
  it('names the site, the institution and the secure alternatives', () => {
    drawn.surface.chip({ kind: 'clear' }, drawn.composer);
    drawn.surface.banner(banner);
    const said = drawn.root?.querySelector('.banner')?.textContent ?? '';
    expect(said).toContain('ChatGPT is not approved by Riverside Health.');
    expect(said).toContain('Riverside Assistant');
    expect(said).not.toContain('Not secure');
  });

  it('opens an alternative without a way back to this page', () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    drawn.surface.banner(banner);
    press(drawn.root?.querySelector('.banner a'), false);
    expect(open).not.toHaveBeenCalled();
    press(drawn.root?.querySelector('.banner a'));
    expect(open).toHaveBeenCalledWith('https://assistant.riverside.example/', '_blank', 'noopener,noreferrer');
  });

  it('stays dismissed until the site’s status changes', () => {
    drawn.surface.banner(banner);
    press(drawn.root?.querySelector('.dismiss'));
    drawn.surface.banner({ ...banner, offerReload: true });
    expect(drawn.root?.querySelector('.banner')).toBeNull();
    drawn.surface.banner({ ...banner, status: 'prohibited' });
    expect(drawn.root?.querySelector('.banner')).not.toBeNull();
  });

  it('is not drawn anew when only the chip changes', () => {
    drawn.surface.chip({ kind: 'clear' }, drawn.composer);
    drawn.surface.banner(banner);
    const before = drawn.root?.querySelector('.banner');
    drawn.surface.chip({ kind: 'found', count: 1, possible: 0 }, drawn.composer);
    expect(drawn.root?.querySelector('.banner')).toBe(before);
  });

  it('says that a policy is awaited or expired', () => {
    drawn.surface.banner({ ...banner, policy: 'expired' });
    expect(drawn.root?.querySelector('.banner')?.textContent).toContain('expired');
  });
});

describe('the panel', () => {
  it('is answered with edit, not shown, when its frame stays silent', async () => {
    const reply = drawn.surface.panel(panelModel(), drawn.composer);
    expect(drawn.surface.panelOpen).toBe(true);
    await vi.advanceTimersByTimeAsync(2000);
    await expect(reply).resolves.toEqual({ reply: 'edit', shown: false });
    expect(drawn.surface.panelOpen).toBe(false);
    expect(drawn.root?.querySelector('iframe')).toBeNull();
  });

  it('comes back when the page takes the host away, and is answered with edit, hidden, when it does so each time', async () => {
    const reply = drawn.surface.panel(panelModel(), drawn.composer);
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
    expect(drawn.surface.panelOpen).toBe(false);
  });

  it('is edit on Escape in the composer and on closePanel', async () => {
    const escaped = drawn.surface.panel(panelModel(), drawn.composer);
    drawn.surface.answer('escape');
    await expect(escaped).resolves.toEqual({ reply: 'edit' });
    const closed = drawn.surface.panel(panelModel(), drawn.composer);
    drawn.surface.closePanel();
    await expect(closed).resolves.toEqual({ reply: 'edit' });
  });

  it('holds the first send when a second one opens the panel', async () => {
    const first = drawn.surface.panel(panelModel(), drawn.composer);
    const second = drawn.surface.panel(panelModel(), drawn.composer);
    await expect(first).resolves.toEqual({ reply: 'edit', shown: false });
    expect(drawn.surface.panelOpen).toBe(true);
    drawn.surface.closePanel();
    await expect(second).resolves.toEqual({ reply: 'edit' });
  });
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import type { FromPanel, PanelModel, ToPanel } from '../../../src/ui/model/panel.ts';
import type { PanelPort } from '../../../src/ui/panel/panel-app.tsx';
import { REASONS_SETTLE_MS } from '../../../src/ui/panel/gesture-gate.ts';
import { startPanel } from '../../../src/ui/panel/panel-app.tsx';
import { panelModel } from './panel-model.ts';

let root: HTMLElement;
let port: PanelPort;
let said: FromPanel[];

const LATER_MS = 10_000;

beforeEach(() => {
  document.body.innerHTML = '<div id="app"></div>';
  root = document.querySelector<HTMLElement>('#app') ?? document.body;
  said = [];
  port = { onmessage: null, postMessage: (message) => said.push(message) };
  void act(() => startPanel(root, port));
});

afterEach(() => {
  void act(() => render(null, root));
  vi.restoreAllMocks();
});

function tell(message: ToPanel): void {
  void act(() => port.onmessage?.(new MessageEvent('message', { data: message })));
}

function show(change: Partial<PanelModel> = {}): void {
  tell({ t: 'show', model: panelModel(change), theme: 'light', takesFocus: true });
}

/** An event as the browser sends it for a person, long after the panel appeared unless told otherwise. */
function send(target: Element | null | undefined, event: Event, looks: object = {}): void {
  for (const [name, value] of Object.entries({ isTrusted: true, timeStamp: performance.now() + LATER_MS, ...looks })) {
    Object.defineProperty(event, name, { value });
  }
  void act(() => {
    target?.dispatchEvent(event);
  });
}

function click(target: Element | null | undefined, looks: object = {}): void {
  send(target, new MouseEvent('click', { bubbles: true, cancelable: true }), looks);
}

function key(name: string, target: Element | null = document.activeElement, looks: object = {}): void {
  send(target, new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }), looks);
}

function buttons(): string[] {
  return [...root.querySelectorAll('footer button')].map((button) => button.firstChild?.textContent ?? '');
}

function byText(text: string): Element | undefined {
  return [...root.querySelectorAll('button')].find((button) => button.textContent?.startsWith(text));
}

function words(id: string): string | undefined {
  return document.getElementById(id)?.textContent;
}

function replies(): object[] {
  return said.flatMap((message) => (message.t === 'reply' ? [message.reply] : []));
}

describe('the review panel', () => {
  it('says that it is ready, and holds no value before and after it is shown', () => {
    expect(said).toEqual([{ t: 'ready' }]);
    show();
    expect(root.textContent).toContain('Maria Lopez');
    tell({ t: 'hide' });
    expect(root.innerHTML).toBe('');
  });

  it('is a labelled dialog with the default action in focus and the ways on in tab order', () => {
    show();
    const dialog = root.querySelector('[role="dialog"]');
    const labels = ['aria-labelledby', 'aria-describedby'].map(
      (name) => document.getElementById(dialog?.getAttribute(name) ?? '')?.textContent,
    );
    expect(labels[0]).toBe('3 identifiers in this prompt');
    expect(labels[1]).toContain('Nothing has been sent');
    expect(buttons()).toEqual(['Send de-identified', 'Edit', 'Send as written…']);
    expect(document.activeElement?.textContent).toContain('Send de-identified');
  });

  it('leaves the focus alone when the page opened it', () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    tell({ t: 'show', model: panelModel(), theme: 'light', takesFocus: false });
    expect(document.activeElement).toBe(document.body);
  });

  it('sends de-identified by one press of the default button', () => {
    show();
    click(document.activeElement);
    expect(replies()).toEqual([{ reply: 'deidentify', keep: [], reason: null }]);
  });

  it('says what goes as written when an item is kept, and asks why', () => {
    show();
    click(byText('Keep'));
    expect(words('explanation')).toBe('Nothing has been sent. To ChatGPT: 2 replaced, 1 sent as written.');
    expect(buttons()).toEqual(['Send with 1 as written…', 'Edit', 'Send all as written…']);
    click(byText('Send with 1'));
    expect(replies()).toEqual([]);
    expect(words('headline')).toBe('Send 1 identifier as written?');
    expect(words('explanation')).toContain('The other 2 are replaced.');
    click(byText('Emergency'));
    expect(replies()).toEqual([{ reply: 'deidentify', keep: [1], reason: 'emergency' }]);
  });

  it('sends kept items at once where no reason is asked for', () => {
    show({ overrideReasons: [] });
    click(byText('Keep'));
    click(byText('Send with 1 as written'));
    expect(replies()).toEqual([{ reply: 'deidentify', keep: [1], reason: null }]);
  });

  it('offers sending as written once when every item is kept', () => {
    show();
    for (const keep of root.querySelectorAll('.keep')) click(keep);
    expect(buttons()).toEqual(['Send as written…', 'Edit']);
    expect(words('explanation')).toContain('Nothing is replaced');
    click(byText('Send as written'));
    click(byText('Emergency'));
    expect(replies()).toEqual([{ reply: 'override', reason: 'emergency' }]);
  });

  it('is Edit on Escape, at once and anywhere', () => {
    show();
    key('Escape', document.activeElement, { timeStamp: performance.now() });
    expect(replies()).toEqual([{ reply: 'edit' }]);
  });

  it('sends as written with the first reason by Enter, Enter', () => {
    show();
    click(byText('Send as written'));
    expect(document.activeElement?.textContent).toBe('Not about a patient');
    click(document.activeElement);
    expect(replies()).toEqual([{ reply: 'override', reason: 'not-a-patient' }]);
  });

  it('takes no reason from an Enter that comes before the reasons can have been read', () => {
    show();
    click(byText('Send as written'));
    const shownMs = performance.now();
    const enter = (afterMs: number): boolean => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
      send(document.activeElement, event, { timeStamp: shownMs + afterMs });
      return !event.defaultPrevented;
    };
    expect(enter(REASONS_SETTLE_MS - 100)).toBe(false);
    expect(enter(REASONS_SETTLE_MS + 1)).toBe(true);
    expect(REASONS_SETTLE_MS).toBe(400);
  });

  it('moves between the reasons by arrow keys, and round', () => {
    show();
    click(byText('Send as written'));
    const walk = ['ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown'].map((name) => {
      key(name);
      return document.activeElement?.textContent;
    });
    expect(walk).toEqual(['Already de-identified', 'Not about a patient', 'Emergency', 'Not about a patient']);
  });

  it('sends as written at once where no reason is asked for', () => {
    show({ overrideReasons: [] });
    click(byText('Send as written'));
    expect(replies()).toEqual([{ reply: 'override', reason: null }]);
  });

  it('offers neither keep nor override where policy allows none', () => {
    show({ overrideReasons: null });
    expect(buttons()).toEqual(['Send de-identified', 'Edit']);
    expect(byText('Keep')).toBeUndefined();
  });

  it('offers only Edit and the alternatives on a block', () => {
    show({ action: 'block', status: 'prohibited' });
    expect(root.querySelector('[role="alertdialog"]')).not.toBeNull();
    expect(buttons()).toEqual(['Edit']);
    expect(root.querySelector('a')?.getAttribute('href')).toBe('https://assistant.riverside.example/');
    click(document.activeElement);
    expect(replies()).toEqual([{ reply: 'edit' }]);
  });

  it.each([
    ['in the first moment', { timeStamp: 0 }],
    ['from a script', { isTrusted: false }],
    ['of a double click', { detail: 2 }],
  ])('ignores a click %s', (_what, looks) => {
    show();
    click(byText('Send de-identified'), looks);
    expect(replies()).toEqual([]);
  });

  it('stops an Enter that is held down before it can press a button', () => {
    show();
    const held = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, repeat: true });
    send(document.activeElement, held);
    expect(held.defaultPrevented).toBe(true);
  });

  it('takes Enter pressed in the composer, but not in the first moment', async () => {
    show();
    tell({ t: 'press' });
    expect(replies()).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 260));
    tell({ t: 'press' });
    expect(replies()).toEqual([{ reply: 'deidentify', keep: [], reason: null }]);
  });

  it('keeps Tab inside: from the last button to the first, and back', () => {
    show();
    const all = [...root.querySelectorAll<HTMLElement>('button, a')];
    all.at(-1)?.focus();
    key('Tab');
    expect(document.activeElement).toBe(all[0]);
  });

  it('forgets the last choice when it is shown again', () => {
    show();
    click(byText('Keep'));
    click(byText('Send as written'));
    show();
    expect(root.querySelector('[aria-pressed="true"]')).toBeNull();
    expect(buttons()[0]).toBe('Send de-identified');
  });
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { composerOf, textFieldOf } from '../../src/guard/editor/composer-of.ts';
import type { Composer } from '../../src/guard/editor/composer.ts';
import { listenForGestures } from '../../src/guard/gestures.ts';
import { chatgpt } from '../../src/sites/builtin/chatgpt.ts';
import { pause, trusted, type } from './person.ts';
import { createRecordingSurface } from './recording-surface.ts';

/** happy-dom's own is a name for every event. */
class PageDragEvent extends MouseEvent {
  readonly dataTransfer: DataTransfer | null;
  constructor(type: string, init: DragEventInit) {
    super(type, init);
    this.dataTransfer = init.dataTransfer ?? null;
  }
}

let leaving: AbortController;
let area: HTMLTextAreaElement;
let form: HTMLFormElement;
/** Reads of the composer as `read`, and how the person wrote. */
let touched: string[];
let incoming: string[];
let fields: Composer[];
let files: number;

beforeEach(() => {
  vi.stubGlobal('DragEvent', PageDragEvent);
  document.body.innerHTML = '<form><textarea name="prompt-textarea"></textarea></form><nav></nav>';
  area = document.querySelector('textarea') as HTMLTextAreaElement;
  form = document.querySelector('form') as HTMLFormElement;
  touched = [];
  incoming = [];
  fields = [];
  files = 0;
  leaving = new AbortController();
  listenForGestures({
    window,
    signal: leaving.signal,
    site: () => chatgpt,
    isUnread: () => false,
    composerOf: (event) => composerOf(event, chatgpt),
    latest: () => null,
    surface: createRecordingSurface(),
    holding: { isHolding: false, isReplaying: false, hold: () => Promise.resolve(), passed: () => undefined },
    isSettled: () => true,
    incoming: (text) => void incoming.push(text),
    fieldOf: textFieldOf,
    field: (field) => void fields.push(field),
    file: () => void (files += 1),
    wrote: (_composer, channel) => void touched.push(channel),
    touch: () => void touched.push('read'),
    gesture: () => undefined,
    escape: () => false,
    nothingFound: () => undefined,
  });
});

afterEach(async () => {
  leaving.abort();
  // What a test left for the next frame is its own.
  await pause(20);
  vi.unstubAllGlobals();
});

describe('text that comes in', () => {
  const transfer = (): DataTransfer => {
    const data = new DataTransfer();
    data.setData('text/plain', 'a note');
    return data;
  };

  it.each<[string, Event, string | null]>([
    ['input', new InputEvent('input', { bubbles: true, inputType: 'insertText' }), 'type'],
    ['a paste', new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }), 'paste'],
    ['a drop', new InputEvent('input', { bubbles: true, inputType: 'insertFromDrop' }), 'drop'],
    ['a cut', new Event('cut', { bubbles: true }), 'type'],
    ['the end of a composition', new CompositionEvent('compositionend', { bubbles: true }), 'type'],
    ['a key that was let go', new KeyboardEvent('keyup', { bubbles: true }), null],
    ['the focus', new FocusEvent('focusin', { bubbles: true }), null],
  ])('by %s is read at once', (_name, event, channel) => {
    area.dispatchEvent(trusted(event));
    expect(touched).toEqual(channel ? [channel, 'read'] : ['read']);
  });

  it('is the person writing at once, and is read after the editor had its turn', async () => {
    area.dispatchEvent(trusted(new InputEvent('beforeinput', { bubbles: true, inputType: 'insertText' })));
    expect(touched).toEqual(['type']);
    await pause(40);
    expect(touched).toEqual(['type', 'read', 'read']);
  });

  it('by paste or drop is known before it stands in the box', () => {
    area.dispatchEvent(trusted(new ClipboardEvent('paste', { bubbles: true, clipboardData: transfer() })));
    expect(incoming).toEqual(['a note']);
    expect(touched).toEqual(['paste', 'read']);
  });

  it('from a script says nothing of the person', () => {
    const event = new InputEvent('input', { bubbles: true, inputType: 'insertText' });
    Object.defineProperty(event, 'isTrusted', { value: false });
    area.dispatchEvent(event);
    expect(touched).toEqual(['read']);
  });

  it('in another field of the page is read for requests only, a password or a code never', () => {
    const nav = document.querySelector('nav') as HTMLElement;
    nav.innerHTML = '<input type="search"><input type="password"><input autocomplete="one-time-code">';
    const [search, password, code] = nav.querySelectorAll('input');
    type(search as HTMLInputElement, 'Maria Gonzales');
    type(password as HTMLInputElement, '00482913');
    type(code as HTMLInputElement, '482913');
    expect(new Set(fields.map(({ node }) => node))).toEqual(new Set([search]));
    expect(fields[0]?.read()).toBe('Maria Gonzales');
    expect(touched).toEqual([]);
  });
});

describe('a file that comes in', () => {
  const withFile = (): DataTransfer => {
    const data = new DataTransfer();
    // happy-dom does not fill this list from the items.
    Object.defineProperty(data, 'files', { value: [new File(['a note'], 'note.txt')] });
    return data;
  };

  it.each<[string, () => Event]>([
    ['paste', () => new ClipboardEvent('paste', { bubbles: true, clipboardData: withFile() })],
    ['drop', () => new PageDragEvent('drop', { bubbles: true, dataTransfer: withFile() })],
  ])('by %s is noticed', (_name, make) => {
    area.dispatchEvent(trusted(make()));
    expect(files).toBe(1);
  });

  it('by choice is noticed, and another choice is none', () => {
    form.insertAdjacentHTML('beforeend', '<input type="file"><input type="checkbox">');
    const [file, box] = form.querySelectorAll('input');
    file?.dispatchEvent(trusted(new Event('change', { bubbles: true })));
    expect(files).toBe(1);
    box?.dispatchEvent(trusted(new Event('change', { bubbles: true })));
    expect(files).toBe(1);
  });
});

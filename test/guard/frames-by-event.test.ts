// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { EnteredView } from '../../src/guard/composers.ts';
import { joinFramesByEvent } from '../../src/guard/frames-by-event.ts';
import type { Frames } from '../../src/guard/frames.ts';

interface Page {
  readonly window: Window;
  readonly end: AbortController;
}

const WORD = 'moz-extension://some-id/panel.html';

/** Windows as far as the frames need them; a document of another origin is refused. */
function page(parent: Window | null = null, isForeign = false): Page {
  const window = new EventTarget() as EventTarget & { parent: unknown };
  Object.defineProperty(window, 'document', {
    get() {
      if (isForeign) throw new DOMException('Blocked a frame', 'SecurityError');
      return document;
    },
  });
  window.parent = parent ?? window;
  return { window: window as unknown as Window, end: new AbortController() };
}

function view(text: string, change: Partial<EnteredView> = {}): EnteredView {
  return { text, caret: text.length, verdict: null, stage: 'draft', ...change };
}

function join({ window, end }: Page, views: EnteredView[], entered: string[] = [], name = ''): Frames {
  return joinFramesByEvent(window, { views: () => views, enter: () => void entered.push(name) }, end.signal, WORD);
}

function texts(frames: Frames): string[] {
  return frames.views().map(({ text }) => text);
}

const CLEAR = { kind: 'clear', detection: { findings: [], possible: [], quasi: [] } } as const;

describe('the guards of a page and its frames in Firefox', () => {
  it('know what was entered in any of them, their own first, whoever came first', () => {
    const top = page();
    const child = page(top.window);
    const grandchild = page(child.window);
    const ofChild = join(child, [view('child')]);
    const ofTop = join(top, [view('top')]);
    const ofGrandchild = join(grandchild, [view('grandchild')]);
    expect(texts(ofTop)).toEqual(['top', 'child', 'grandchild']);
    expect(texts(ofChild)).toEqual(['child', 'top', 'grandchild']);
    expect(texts(ofGrandchild)).toEqual(['grandchild', 'child', 'top']);
  });

  it('stop at a frame of another origin', () => {
    const foreign = page(null, true);
    const inner = join(page(foreign.window), [view('inner')]);
    join(page(foreign.window), [view('other')]);
    expect(texts(inner)).toEqual(['inner']);
  });

  it('tell one another that something was entered', () => {
    const top = page();
    const entered: string[] = [];
    join(top, [], entered, 'top');
    const child = join(page(top.window), [], entered, 'child');
    child.enter();
    expect(entered).toEqual(['top']);
  });

  it('forget a frame that has gone', () => {
    const top = page();
    const gone = page(top.window);
    const ofTop = join(top, [view('top')]);
    join(gone, [view('gone')]);
    expect(texts(ofTop)).toEqual(['top', 'gone']);
    gone.end.abort();
    expect(texts(ofTop)).toEqual(['top']);
  });

  it('forget a frame whose node is a dead object', () => {
    const top = page();
    const entered: string[] = [];
    const ofTop = join(top, [view('top')], entered, 'top');
    const dead = document.createElement('i');
    top.window.dispatchEvent(new MouseEvent(WORD, { relatedTarget: dead }));
    const ofChild = join(page(top.window), [view('child')], entered, 'child');
    // What Firefox does when a frame was removed: whatever is done with its objects throws.
    dead.dispatchEvent = dead.addEventListener = () => {
      throw new TypeError("can't access dead object");
    };
    ofTop.enter();
    expect(entered).toEqual(['child']);
    expect(texts(ofTop)).toEqual(['top', 'child']);
    expect(texts(ofChild)).toEqual(['child', 'top']);
  });

  it('say no verdict, and keep to themselves what is checked and whole', () => {
    const top = page();
    join(top, [view('sent', { verdict: CLEAR, stage: 'prompt' }), view('half', { verdict: CLEAR, stage: 'draft' })]);
    const ofChild = join(page(top.window), []);
    expect(ofChild.views()).toEqual([view('half')]);
  });

  it('take no verdict from a page that knows the word', () => {
    const top = page();
    const ofTop = join(top, []);
    const node = document.createElement('i');
    node.addEventListener('q', () => {
      const detail = JSON.stringify([view('anything', { verdict: CLEAR })]);
      node.dispatchEvent(new CustomEvent('a', { detail }));
    });
    top.window.dispatchEvent(new MouseEvent(WORD, { relatedTarget: node }));
    expect(ofTop.views()).toEqual([view('anything')]);
  });
});

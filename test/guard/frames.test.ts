import { describe, expect, it } from 'vitest';
import { joinFrames, type FrameMember, type Frames } from '../../src/guard/frames.ts';

interface Page {
  readonly window: Window;
  readonly end: AbortController;
}

/** Windows as far as the frames need them: a parent, and a document that another origin's window refuses. */
function page(parent: Window | null = null, isForeign = false): Page {
  const window = {
    get document() {
      if (isForeign) throw new DOMException('Blocked a frame', 'SecurityError');
      return {};
    },
  };
  Object.assign(window, { parent: parent ?? window });
  return { window: window as unknown as Window, end: new AbortController() };
}

function join({ window, end }: Page, text: string, entered: string[] = []): Frames {
  const member: FrameMember = {
    views: () => [{ text, caret: 0, verdict: null, stage: 'draft' }],
    enter: () => void entered.push(text),
  };
  return joinFrames(window, member, end.signal);
}

function texts(frames: Frames): string[] {
  return frames.views().map(({ text }) => text);
}

describe('the guards of a page and its frames', () => {
  it('know what was entered in any of them, their own first', () => {
    const top = page();
    const child = page(top.window);
    const grandchild = page(child.window);
    const ofTop = join(top, 'top');
    const ofChild = join(child, 'child');
    join(grandchild, 'grandchild');
    expect(texts(ofTop)).toEqual(['top', 'child', 'grandchild']);
    expect(texts(ofChild)).toEqual(['child', 'top', 'grandchild']);
  });

  it('stop at a frame of another origin', () => {
    const foreign = page(null, true);
    const inner = join(page(foreign.window), 'inner');
    const other = join(page(foreign.window), 'other');
    expect(texts(inner)).toEqual(['inner']);
    expect(texts(other)).toEqual(['other']);
  });

  it('tell one another that something was entered', () => {
    const top = page();
    const entered: string[] = [];
    join(top, 'top', entered);
    const child = join(page(top.window), 'child', entered);
    child.enter();
    expect(entered).toEqual(['top']);
  });

  it('forget a frame that has gone, by itself or by throwing', () => {
    const top = page();
    const gone = page(top.window);
    const ofTop = join(top, 'top');
    join(gone, 'gone');
    gone.end.abort();
    const broken: FrameMember = {
      views: () => {
        throw new Error('context destroyed');
      },
      enter: () => undefined,
    };
    joinFrames(page(top.window).window, broken, new AbortController().signal);
    expect(texts(ofTop)).toEqual(['top']);
  });
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchCover } from '../../../src/ui/panel/watch-cover.ts';

let tell: (entries: { isVisible?: boolean }[]) => void;
let asked: unknown;
let seen: boolean[];
let lasting: boolean[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  seen = [];
  lasting = [];
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: typeof tell, options: unknown) {
        tell = callback;
        asked = options;
      }
      observe = (): void => undefined;
      disconnect = (): void => undefined;
    },
  );
  stop = watchCover(
    document.body,
    (isCovered) => seen.push(isCovered),
    (isCovered) => lasting.push(isCovered),
  );
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a panel in Chromium', () => {
  it('learns of what lies over it at once, and of what stays there after a second', () => {
    expect(asked).toMatchObject({ trackVisibility: true, delay: 100 });
    tell([{ isVisible: true }, { isVisible: false }]);
    expect(seen).toEqual([true]);
    vi.advanceTimersByTime(999);
    expect(lasting).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(lasting).toEqual([true]);
    tell([{ isVisible: true }]);
    vi.advanceTimersByTime(0);
    expect([seen, lasting]).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it('says nothing of what is gone within the second, nor when it is closed', () => {
    tell([{ isVisible: false }]);
    tell([{ isVisible: true }]);
    vi.advanceTimersByTime(2_000);
    expect(lasting).toEqual([false]);
    tell([{ isVisible: false }]);
    stop();
    vi.advanceTimersByTime(2_000);
    expect(lasting).toEqual([false]);
  });
});

it('says nothing where the browser does not tell', () => {
  tell([{}]);
  vi.advanceTimersByTime(2_000);
  expect([seen, lasting]).toEqual([[], []]);
});

import { afterEach, beforeEach, vi } from 'vitest';
import { createSurface } from '../../../src/guard/surface/create-surface.ts';
import type { ChipRequest, Surface } from '../../../src/guard/surface/surface.ts';

/** A surface in a page with one composer; all of it is new for each test. */
export interface DrawnSurface {
  /** The closed root, which is nobody's business but the test's; null while nothing is drawn. */
  root: ShadowRoot | null;
  surface: Surface;
  composer: HTMLElement;
  requests: ChipRequest[];
  abort: AbortController;
}

/** Draws a surface before each test of the file, with a clock that the test turns. */
export function drawSurfaces(): DrawnSurface {
  const drawn = { root: null, requests: [] as ChipRequest[] } as unknown as DrawnSurface;

  beforeEach(() => {
    vi.useFakeTimers();
    // happy-dom loads no frames here and reports each one as an error.
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    drawn.root = null;
    const attach = Element.prototype.attachShadow;
    vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function attachAndKeep(this: Element, init) {
      drawn.root = attach.call(this, init);
      return drawn.root;
    });
    // Nothing is laid out here, so nothing lies at any point.
    Object.defineProperty(document, 'elementsFromPoint', { value: () => [], configurable: true });
    document.body.innerHTML = '<div id="box" contenteditable="true" tabindex="0"></div>';
    drawn.composer = document.querySelector<HTMLElement>('#box') ?? document.body;
    drawn.requests = [];
    drawn.abort = new AbortController();
    drawn.surface = createSurface({
      document,
      panelUrl: 'about:blank',
      nonce: () => '0'.repeat(32),
      onChip: (request) => drawn.requests.push(request),
      signal: drawn.abort.signal,
    });
  });

  afterEach(() => {
    drawn.abort.abort();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  return drawn;
}

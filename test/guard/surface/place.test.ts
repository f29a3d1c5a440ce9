import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GAP_PX, placeDock, placePanel } from '../../../src/guard/surface/place.ts';
import type { Rect, Size } from '../../../src/guard/surface/place.ts';

const viewport: Size = { width: 1000, height: 700 };
const box: Rect = { left: 200, top: 600, right: 800, bottom: 680 };
const chip: Size = { width: 120, height: 28 };
const anywhere = (): boolean => true;

describe('placeDock', () => {
  it('stands above the box, at its right edge', () => {
    expect(placeDock(box, chip, viewport, anywhere)).toEqual({ left: 680, top: 600 - GAP_PX - 28 });
  });

  it('goes below where something of the page would be covered above', () => {
    const high = { ...box, top: 300, bottom: 380 };
    expect(placeDock(high, chip, viewport, ({ top }) => top > 380)).toEqual({ left: 680, top: 380 + GAP_PX });
  });

  it('steps further up where both sides are taken', () => {
    const spot = placeDock(box, chip, viewport, ({ top }) => top < 550);
    expect(spot?.top).toBe(600 - GAP_PX - 28 - 36);
  });

  it('has no place beside a box that is scrolled away', () => {
    expect(placeDock({ ...box, top: -90, bottom: -10 }, chip, viewport, anywhere)).toBeNull();
    expect(placeDock({ ...box, top: 710, bottom: 790 }, chip, viewport, anywhere)).toBeNull();
  });

  it('never lies over the box while there is room outside it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 650 }),
        fc.integer({ min: 20, max: 400 }),
        fc.boolean(),
        (top, height, isFree) => {
          const at = { ...box, top, bottom: Math.min(top + height, 700) };
          const spot = placeDock(at, chip, viewport, () => isFree);
          const hasRoom = at.top >= 40 || 700 - at.bottom >= 40;
          if (!spot || !hasRoom) return;
          expect(spot.top + chip.height <= at.top || spot.top >= at.bottom).toBe(true);
        },
      ),
    );
  });
});

describe('placePanel', () => {
  it('stands above the box when it fits there', () => {
    expect(placePanel(box, 320, viewport)).toEqual({
      left: 400,
      right: 800,
      top: 600 - GAP_PX - 320,
      bottom: 600 - GAP_PX,
    });
  });

  it('stands below a box near the top', () => {
    expect(placePanel({ ...box, top: 60, bottom: 140 }, 320, viewport).top).toBe(140 + GAP_PX);
  });

  it('scrolls its list rather than lie over the prompt, while its height is useful', () => {
    const middle = { ...box, top: 300, bottom: 380 };
    const panel = placePanel(middle, 386, viewport);
    expect(panel.top).toBe(380 + GAP_PX);
    expect(panel.bottom).toBe(700 - 8);
    expect(placePanel({ ...box, top: 200, bottom: 500 }, 386, viewport).bottom).toBe(8 + 300);
  });

  it('is never off the screen, however small or large', () => {
    fc.assert(
      fc.property(
        fc.record({
          left: fc.integer({ min: -200, max: 900 }),
          top: fc.integer({ min: -200, max: 900 }),
          width: fc.integer({ min: 10, max: 900 }),
          height: fc.integer({ min: 10, max: 700 }),
        }),
        fc.integer({ min: 0, max: 5000 }),
        fc.record({ width: fc.integer({ min: 280, max: 2000 }), height: fc.integer({ min: 200, max: 1400 }) }),
        (at, heightPx, view) => {
          const panel = placePanel(
            { left: at.left, top: at.top, right: at.left + at.width, bottom: at.top + at.height },
            heightPx,
            view,
          );
          expect(panel.left).toBeGreaterThanOrEqual(0);
          expect(panel.top).toBeGreaterThanOrEqual(0);
          expect(panel.right).toBeLessThanOrEqual(view.width);
          expect(panel.bottom).toBeLessThanOrEqual(view.height);
          expect(panel.bottom - panel.top).toBeGreaterThanOrEqual(120);
        },
      ),
    );
  });
});

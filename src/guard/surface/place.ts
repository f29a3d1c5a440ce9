/** Where the dock (banner and chip) and the panel stand. Pure geometry, CSS pixels of the viewport. */

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Spot {
  readonly left: number;
  readonly top: number;
}

export const GAP_PX = 8;
export const MARGIN_PX = 8;
export const PANEL_WIDTH_PX = 400;
const PANEL_MIN_HEIGHT_PX = 120;
const PANEL_MAX_HEIGHT_PX = 620;
/** From this height on the panel rather scrolls its list than lies over the prompt it is about. */
const PANEL_USEFUL_HEIGHT_PX = 300;

/**
 * The dock's place: above the box at its right edge, else below it, else a step further up, first where `isFree`.
 * Null when the box is out of the viewport: then there is nothing to stand beside.
 */
export function placeDock(box: Rect, dock: Size, viewport: Size, isFree: (spot: Spot) => boolean): Spot | null {
  if (box.bottom <= 0 || box.top >= viewport.height || box.right <= 0 || box.left >= viewport.width) return null;
  const left = clamp(box.right - dock.width, MARGIN_PX, viewport.width - dock.width - MARGIN_PX);
  const above = box.top - GAP_PX - dock.height;
  const tops = [above, box.bottom + GAP_PX, above - 36, above - 72];
  const inside = tops.filter((top) => top >= MARGIN_PX / 2 && top + dock.height <= viewport.height - MARGIN_PX / 2);
  const free = inside.find((top) => isFree({ left, top }));
  // A composer that fills the window leaves no room outside it: its own corner is the last resort.
  const top = free ?? inside[0] ?? clamp(above, MARGIN_PX, viewport.height - dock.height - MARGIN_PX);
  return { left, top };
}

/**
 * The panel's place and size: above the box when it fits or has more room there, else below, never off the screen,
 * and over the box only where neither side has room for a useful height.
 */
export function placePanel(box: Rect, heightPx: number, viewport: Size): Rect {
  const width = Math.min(PANEL_WIDTH_PX, viewport.width - 2 * MARGIN_PX);
  const most = Math.min(PANEL_MAX_HEIGHT_PX, viewport.height - 2 * MARGIN_PX);
  const wanted = clamp(heightPx, PANEL_MIN_HEIGHT_PX, most);
  const roomAbove = box.top - GAP_PX - MARGIN_PX;
  const roomBelow = viewport.height - box.bottom - GAP_PX - MARGIN_PX;
  const isAbove = roomAbove >= wanted || roomAbove >= roomBelow;
  const height = Math.min(wanted, Math.max(isAbove ? roomAbove : roomBelow, PANEL_USEFUL_HEIGHT_PX));
  const wish = isAbove ? box.top - GAP_PX - height : box.bottom + GAP_PX;
  const top = clamp(wish, MARGIN_PX, viewport.height - height - MARGIN_PX);
  const left = clamp(box.right - width, MARGIN_PX, viewport.width - width - MARGIN_PX);
  return { left, top, right: left + width, bottom: top + height };
}

/** Its corners, as far inside, and its middle. */
export function pointsOf({ left, top, right, bottom }: Rect, insetPx: number): (readonly [x: number, y: number])[] {
  return [
    [left + insetPx, top + insetPx],
    [right - insetPx, top + insetPx],
    [left + insetPx, bottom - insetPx],
    [right - insetPx, bottom - insetPx],
    [(left + right) / 2, (top + bottom) / 2],
  ];
}

/** `least` wins when the two contradict each other. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

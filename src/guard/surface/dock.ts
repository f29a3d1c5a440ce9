import { MARGIN_PX, placeDock, pointsOf } from './place.ts';
import type { Rect, Size, Spot } from './place.ts';

/** The row beside the composer that holds the banner and the chip. */

const NARROW_PX = 460;
/** What the dock must not lie on. */
const INTERACTIVE =
  'a[href], button, input, select, textarea, summary, [role="button"], [contenteditable=""], [contenteditable="true"]';

/**
 * Puts the dock beside `box`, or hides it when there is no box, or it is out of view or covered by something of the
 * page. A hold is never hidden: without a box to stand beside it stands in the window's corner.
 */
export function placeDockAt(dock: HTMLElement, box: Element | null, host: HTMLElement, view: Window): void {
  const viewport: Size = { width: view.document.documentElement.clientWidth, height: view.innerHeight };
  const isHolding = dock.querySelector('[data-kind="held"]') !== null;
  const spot =
    (box && spotBeside(dock, box, host, viewport, isHolding)) ?? (isHolding ? cornerSpot(dock, viewport) : null);
  dock.classList.toggle('unplaced', spot === null);
  if (!spot) return;
  dock.style.left = `${spot.left}px`;
  dock.style.top = `${spot.top}px`;
}

function spotBeside(
  dock: HTMLElement,
  box: Element,
  host: HTMLElement,
  viewport: Size,
  isHolding: boolean,
): Spot | null {
  const rect = box.getBoundingClientRect();
  const width = Math.min(rect.width, viewport.width - 16);
  const hasBanner = dock.querySelector('.banner') !== null;
  dock.style.inlineSize = hasBanner ? `${width}px` : 'max-content';
  dock.toggleAttribute('data-narrow', hasBanner && width < NARROW_PX);
  const size = { width: dock.offsetWidth, height: dock.offsetHeight };
  const isFree = (spot: Spot): boolean => rectsOf(dock, spot).every((part) => !isOverControl(part, box, host));
  return !isHolding && isCovered(box, rect, host) ? null : placeDock(rect, size, viewport, isFree);
}

function cornerSpot(dock: HTMLElement, viewport: Size): Spot {
  dock.style.inlineSize = 'max-content';
  return {
    left: viewport.width - dock.offsetWidth - 2 * MARGIN_PX,
    top: viewport.height - dock.offsetHeight - 2 * MARGIN_PX,
  };
}

/** The visible parts of the dock, as they would stand at `spot`. */
function rectsOf(dock: HTMLElement, spot: Spot): Rect[] {
  const now = dock.getBoundingClientRect();
  return [...dock.children].map((child) => {
    const { left, top, right, bottom } = child.getBoundingClientRect();
    const x = spot.left - now.left;
    const y = spot.top - now.top;
    return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
  });
}

function isOverControl(rect: Rect, box: Element, host: HTMLElement): boolean {
  return pointsOf(rect, 2).some(([x, y]) => {
    const control = topmost(box, x, y, host)?.closest(INTERACTIVE) ?? null;
    return control !== null && !control.contains(box);
  });
}

/** Whether something of the page (a dialog, a menu, a sheet) lies over the middle of the box. */
function isCovered(box: Element, rect: DOMRect, host: HTMLElement): boolean {
  const hit = topmost(box, (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2, host);
  return hit !== null && !box.contains(hit) && !hit.contains(box);
}

/** The page's topmost element at a point, seen from the box's own tree and through our own elements. */
function topmost(box: Element, x: number, y: number, host: HTMLElement): Element | null {
  const root = box.getRootNode();
  const tree = root instanceof ShadowRoot ? root : box.ownerDocument;
  return tree.elementsFromPoint(x, y).find((element) => element !== host) ?? null;
}

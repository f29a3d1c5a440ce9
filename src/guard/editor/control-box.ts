import { parentOf } from './open-root.ts';
import type { TextControl } from './plain-composer.ts';

/** Where a text control shows its text, in its own CSS pixels; left and top are relative to a given origin. */
export interface ControlBox {
  readonly left: number;
  readonly top: number;
  /** The part in which text is seen: the padding box without scroll bars, before scaling. */
  readonly width: number;
  readonly height: number;
  readonly contentWidth: number;
  readonly contentHeight: number;
  readonly scrollLeft: number;
  readonly scrollTop: number;
  /** CSS zoom; unlike a transform it changes where lines break. */
  readonly zoom: number;
  /** Other than 1 under a CSS transform. */
  readonly scaleX: number;
  readonly scaleY: number;
}

export function boxOf(node: TextControl, style: CSSStyleDeclaration, origin: DOMRect): ControlBox {
  const rect = node.getBoundingClientRect();
  const zoom = node.currentCSSZoom;
  const scaleX = scaleOf(rect.width, node.offsetWidth * zoom);
  const scaleY = scaleOf(rect.height, node.offsetHeight * zoom);
  const border = {
    left: px(style.borderLeftWidth),
    right: px(style.borderRightWidth),
    top: px(style.borderTopWidth),
    bottom: px(style.borderBottomWidth),
  };
  const padding = px(style.paddingLeft) + px(style.paddingRight);
  const isInput = node instanceof HTMLInputElement;
  // The sizes of scroll bars come out of rounded numbers; a pixel of difference is rounding, not a bar. Text inputs
  // have none, and Firefox counts their padding as outside of `clientWidth`.
  const barLeft = isInput ? 0 : barOf(node.clientLeft - border.left);
  const bars = isInput ? 0 : barOf(node.offsetWidth - node.clientWidth - border.left - border.right);
  const barBottom = isInput ? 0 : barOf(node.offsetHeight - node.clientHeight - border.top - border.bottom);
  const width = rect.width / scaleX / zoom - border.left - border.right - bars;
  const height = rect.height / scaleY / zoom - border.top - border.bottom - barBottom;
  // A text area scrolls its padding along, an input cuts its text off at it.
  const inset = isInput ? px(style.paddingLeft) : 0;
  return {
    left: (rect.left - origin.left) / zoom + (border.left + barLeft + inset) * scaleX,
    top: (rect.top - origin.top) / zoom + border.top * scaleY,
    width: isInput ? width - padding : width,
    height,
    contentWidth: width - padding,
    contentHeight: height - px(style.paddingTop) - px(style.paddingBottom),
    scrollLeft: node.scrollLeft,
    scrollTop: node.scrollTop,
    zoom,
    scaleX,
    scaleY,
  };
}

/** The ancestors that cut the control off where it is scrolled out of them. */
export function clippersOf(node: TextControl): Element[] {
  const clippers: Element[] = [];
  let position = getComputedStyle(node).position;
  for (let above = parentOf(node); above && position !== 'fixed'; above = parentOf(above)) {
    const style = getComputedStyle(above);
    // An absolutely placed box is cut off by positioned ancestors only.
    if (position === 'absolute' && style.position === 'static') continue;
    if (style.overflow !== 'visible' && style.overflow !== '' && above !== above.ownerDocument.documentElement)
      clippers.push(above);
    position = style.position;
  }
  return clippers;
}

/** The `clip-path` that hides of `element` what the clippers hide of the control; `scale` is drawn to own pixels. */
export function clipOf(element: Element, clippers: readonly DOMRect[], scale: number): string {
  const rect = element.getBoundingClientRect();
  let [top, right, bottom, left] = [0, 0, 0, 0];
  for (const outer of clippers) {
    top = Math.max(top, outer.top - rect.top);
    left = Math.max(left, outer.left - rect.left);
    right = Math.max(right, rect.right - outer.right);
    bottom = Math.max(bottom, rect.bottom - outer.bottom);
  }
  const insets = [top, right, bottom, left].map((inset) => `${inset / scale}px`);
  return top + right + bottom + left === 0 ? 'none' : `inset(${insets.join(' ')})`;
}

function scaleOf(drawn: number, laidOut: number): number {
  return laidOut === 0 || Math.abs(drawn - laidOut) < 1 ? 1 : drawn / laidOut;
}

function barOf(gap: number): number {
  return gap >= 2 ? Math.round(gap) : 0;
}

function px(length: string): number {
  return Number.parseFloat(length) || 0;
}

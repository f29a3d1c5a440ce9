import type { Captured } from './captured.ts';
import type { Check } from './check.ts';
import { mayRequest } from './may-request.ts';
import { isA } from './payload.ts';

/** Of HTML and SVG. Their address is followed, never loaded. */
export const LINKS = /^a(?:rea)?$/;

export function isElement(native: Captured, node: unknown, names: RegExp): boolean {
  return isA(native.Element.localName, node) && native.exec(names, native.Element.localName(node as Element)) !== null;
}

/** Whether a click on a node may lead where the link leads, and tell whom it tells of it. True for any other node. */
export function mayFollow(native: Captured, check: Check, node: unknown): boolean {
  return (
    !isElement(native, node, LINKS) ||
    (mayRequest(native, check, 'navigation', native.Element.getAttribute(node as Element, 'href') ?? '') &&
      mayRequest(native, check, 'ping', native.Element.getAttribute(node as Element, 'ping') ?? ''))
  );
}

/**
 * Links that lead into another window or a frame, are downloaded, or ping: the Navigation API shows none of these. They
 * are judged before the page hears of the click, because a page may keep it from coming up again. A stopped one still
 * reaches the page's own handlers.
 */
export function listenToLinks(native: Captured, global: Window, check: Check): void {
  function judgeClick(event: Event): void {
    if (!check.concerns('GET', null)) return;
    const path = native.Event.composedPath(event);
    for (let i = 0; i < path.length; i += 1) if (!mayFollow(native, check, path[i])) native.Event.preventDefault(event);
  }
  native.listen(global, 'click', judgeClick, true);
  native.listen(global, 'auxclick', judgeClick, true);
}

import type { Captured } from './captured.ts';
import type { Gate } from './gate.ts';
import { mayRequest } from './may-request.ts';
import { tryRead } from './payload.ts';

/** Of HTML and SVG. Their address is followed, never loaded. */
export const LINKS = /^a(rea)?$/;

export function isElement(native: Captured, node: unknown, names: RegExp): boolean {
  return !!native.findIn(names, tryRead(native.Element.localName, node) ?? '');
}

/** Whether a click on a node may lead where the link leads, and tell whom it tells of it. True for any other node. */
export function mayFollow(gate: Gate, node: unknown): boolean {
  return (
    !isElement(gate, node, LINKS) ||
    (mayRequest(gate, 'navigation', gate.Element.getAttribute(node as Element, 'href') ?? '') &&
      mayRequest(gate, 'ping', gate.Element.getAttribute(node as Element, 'ping') ?? ''))
  );
}

/**
 * Links that lead into another window or a frame, are downloaded, or ping: the Navigation API shows none of these. They
 * are judged before the page hears of the click, because a page may keep it from coming up again. A stopped one still
 * reaches the page's own handlers.
 * @returns listens, and listens again after `document.open()`
 */
export function hookLinks(gate: Gate): () => void {
  function judgeClick(event: Event): void {
    if (!gate.concerns('GET', null)) return;
    const path = gate.Event.composedPath(event);
    for (let i = 0; i < path.length; i += 1) if (!mayFollow(gate, path[i])) gate.Event.preventDefault(event);
  }
  return () => {
    gate.listen(gate.pageWindow, 'click', judgeClick, true);
    gate.listen(gate.pageWindow, 'auxclick', judgeClick, true);
  };
}

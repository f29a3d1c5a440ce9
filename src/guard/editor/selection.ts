import type { Point } from './text-map.ts';

export interface Selected {
  readonly anchor: Point;
  readonly focus: Point;
}

interface SelectingRoot extends ShadowRoot {
  /** Chromium only: a shadow root has a selection of its own there. */
  getSelection?(): Selection | null;
}

function selectionOf(node: Node): Selection | null {
  return node.ownerDocument?.getSelection() ?? null;
}

/** The selection where it really stands, inside `node`'s shadow roots too; null when it is outside `node`. */
export function selectedIn(node: Node): Selected | null {
  const selection = selectionOf(node);
  const range = selection && composedRange(selection, node);
  if (!range || !node.contains(range.startContainer) || !node.contains(range.endContainer)) return null;
  const start = { node: range.startContainer, offset: range.startOffset };
  const end = { node: range.endContainer, offset: range.endOffset };
  return selection.direction === 'backward' ? { anchor: end, focus: start } : { anchor: start, focus: end };
}

function composedRange(selection: Selection, node: Node): AbstractRange | null {
  const shadowRoots = shadowRootsAround(node);
  if (shadowRoots.length > 0) {
    const inner: SelectingRoot | undefined = shadowRoots[0];
    const own = inner?.getSelection?.();
    if (own && own.rangeCount > 0) return own.getRangeAt(0);
    if (typeof selection.getComposedRanges === 'function')
      return selection.getComposedRanges({ shadowRoots })[0] ?? null;
  }
  return selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
}

function shadowRootsAround(node: Node): ShadowRoot[] {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? [root, ...shadowRootsAround(root.host)] : [];
}

export function select(node: Node, { anchor, focus }: Selected): void {
  const selection = selectionOf(node);
  selection?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

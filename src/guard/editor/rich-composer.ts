import { applyEdits, inOrder, offsetAfter, type Composer, type Edit, type Span } from './composer.ts';
import { keepFocus } from './focus.ts';
import { insertText } from './insert-text.ts';
import { select, selectedIn, type Selected } from './selection.ts';
import { pointAt, pointsOf, type Point, type TextMap } from './text-map.ts';
import { readText } from './text-walk.ts';
import { render, task } from './turn.ts';

/** A composer that is editable content: ProseMirror, Lexical, Quill, Slate, or none of them. */
export function richComposer(node: HTMLElement, purpose: Composer['purpose']): Composer {
  return {
    node,
    kind: 'contenteditable',
    purpose,
    read: () => readText(node).map.text,
    caret() {
      const selected = selectedIn(node);
      return selected && readText(node, selected.focus).offset;
    },
    replace: (edits) => keepFocus(node, () => replaceRich(node, edits)),
    rangesOf(span) {
      const range = rangeOf(node, readText(node).map, span);
      return range ? [range] : [];
    },
  };
}

export function rangeOf(node: HTMLElement, map: TextMap, span: Span): Range | null {
  const points = pointsOf(map, span);
  if (!points) return null;
  const range = node.ownerDocument.createRange();
  range.setStart(points.start.node, points.start.offset);
  range.setEnd(points.end.node, points.end.offset);
  return range;
}

async function replaceRich(node: HTMLElement, edits: readonly Edit[]): Promise<boolean> {
  const before = readText(node).map;
  const expected = applyEdits(before.text, edits);
  if (expected === null) return false;
  const kept = offsetsOf(node);
  let map = before;
  for (const edit of inOrder(edits).reverse()) {
    if (!stillStands(map, edit, before.text)) map = readText(node).map;
    if (map.text.slice(edit.start, edit.end) !== before.text.slice(edit.start, edit.end)) return false;
    if (!(await insertAt(node, map, edit))) return false;
  }
  if (kept) restore(node, offsetAfter(kept.anchor, edits), offsetAfter(kept.focus, edits));
  return reads(node, expected);
}

/** Reads back what the editor made of it; some render a little later. */
async function reads(node: HTMLElement, expected: string): Promise<boolean> {
  for (const pause of [task, render, render]) {
    await pause();
    if (readText(node).map.text === expected) return true;
  }
  return false;
}

/** Whether the pieces of a map made before later spans were replaced still hold this span. */
function stillStands(map: TextMap, span: Span, text: string): boolean {
  const points = pointsOf(map, span);
  if (!points || points.start.node !== points.end.node || !(points.start.node instanceof Text)) return false;
  return (
    points.start.node.isConnected &&
    points.start.node.data.slice(points.start.offset, points.end.offset) === text.slice(span.start, span.end)
  );
}

async function insertAt(node: HTMLElement, map: TextMap, edit: Edit): Promise<boolean> {
  const points = pointsOf(map, edit);
  if (!points) return false;
  select(node, { anchor: points.start, focus: points.end });
  return insertText(node, edit.text);
}

function offsetsOf(node: HTMLElement): { anchor: number; focus: number } | null {
  const selected = selectedIn(node);
  if (!selected) return null;
  const focus = readText(node, selected.focus).offset;
  const anchor = isCollapsed(selected) ? focus : readText(node, selected.anchor).offset;
  return anchor === null || focus === null ? null : { anchor, focus };
}

function isCollapsed({ anchor, focus }: Selected): boolean {
  return anchor.node === focus.node && anchor.offset === focus.offset;
}

/** A caret in a line without characters has no place that outlives the edit: it is left where the editor put it. */
function restore(node: HTMLElement, anchor: number, focus: number): void {
  const { map } = readText(node);
  const from: Point | null = pointAt(map, anchor);
  const to = pointAt(map, focus);
  if (from && to) select(node, { anchor: from, focus: to });
}

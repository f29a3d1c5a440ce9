import type { Span } from './composer.ts';

/** `length` characters of the text that stand, unchanged in number, in one text node. */
export interface Run {
  readonly start: number;
  readonly length: number;
  readonly node: Text;
  readonly nodeStart: number;
}

/** The text of an editable element as the person sees it, and where each piece of it stands. */
export interface TextMap {
  readonly text: string;
  /** In document order. Line breaks made by elements belong to no run. */
  readonly runs: readonly Run[];
}

export interface Point {
  readonly node: Node;
  readonly offset: number;
}

/** The run that holds the character at `offset`, by bisection; -1 for a line break made by an element. */
function runAt(runs: readonly Run[], offset: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (!run) break;
    if (offset < run.start) high = middle - 1;
    else if (offset >= run.start + run.length) low = middle + 1;
    else return middle;
  }
  return -1;
}

function pointIn(run: Run, offset: number): Point {
  return { node: run.node, offset: run.nodeStart + offset - run.start };
}

/** The boundary points of a span, tight around its characters; null when it holds only line breaks of elements. */
export function pointsOf(map: TextMap, span: Span): { start: Point; end: Point } | null {
  let first = -1;
  let start = span.start;
  for (; start < span.end && first < 0; start += 1) first = runAt(map.runs, start);
  let last = -1;
  let end = span.end;
  for (; end > span.start && last < 0; end -= 1) last = runAt(map.runs, end - 1);
  const firstRun = map.runs[first];
  const lastRun = map.runs[last];
  if (!firstRun || !lastRun) return null;
  const tail = pointIn(lastRun, end);
  return { start: pointIn(firstRun, start - 1), end: { node: tail.node, offset: tail.offset + 1 } };
}

/** A boundary point for a caret at `offset`, null in a line without any character. */
export function pointAt(map: TextMap, offset: number): Point | null {
  const before = map.runs[runAt(map.runs, offset - 1)];
  if (before) return pointIn(before, offset);
  const after = map.runs[runAt(map.runs, offset)];
  return after ? pointIn(after, offset) : null;
}

import type { Cell } from './cell.ts';

export const PARTS = 6;
const DAY_MS = 86_400_000;

/** Which sixth of the cells outside the core is played on a day: all of them in six days in a row. */
export function partOf(nowMs: number): number {
  return Math.floor(nowMs / DAY_MS) % PARTS;
}

/** The core and one sixth of the rest; every sixth holds cells of every family, since they are dealt in turn. */
export function selectCells(cells: readonly Cell[], part: number): Cell[] {
  let dealt = 0;
  return cells.filter(({ isCore }) => isCore || dealt++ % PARTS === part);
}

export function selectionText(part: number): string {
  return `the core and part ${part + 1} of ${PARTS} of the other cells (by date)`;
}

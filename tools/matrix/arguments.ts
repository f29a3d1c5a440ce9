import { Refusal } from '../bootstrap/options.mjs';
import type { BrowserName } from './cells/cell.ts';
import { allCells } from './cells/grid.ts';
import type { ColumnId } from './columns.ts';
import { readProgramOptions } from './options.mjs';

/** What `npm run matrix` was asked for. */
export interface MatrixArguments {
  /** Cells whose id holds one of these; empty: all. */
  readonly cells: readonly string[];
  /** Only the pages on which the guard sees no editor. */
  readonly isBlind: boolean;
  /** Only the core and the day's sixth of the rest, as `npm test` does. */
  readonly isSelection: boolean;
  /** Only the ids of the cells, which are not played. */
  readonly isList: boolean;
  readonly browsers: readonly BrowserName[];
  readonly columns: readonly ColumnId[];
  readonly executables: Readonly<Record<BrowserName, string>>;
  /** How many cells at a time; null: as many as the browser does best with. */
  readonly lanes: number | null;
}

/** @throws Refusal that names what is not understood. */
export function readMatrixArguments(args: readonly string[]): MatrixArguments {
  const { browsers, columns, cells, lanes, blind, selection, list, chromium, firefox } = readProgramOptions(args);
  const ids = cells.length === 0 ? [] : allCells().map(({ id }) => id);
  const unknown = cells.find((part) => part === '' || !ids.some((id) => id.includes(part)));
  if (unknown !== undefined)
    throw new Refusal(`--cells: no cell's id holds "${unknown}"; npm run matrix -- --list prints them all`);
  return {
    cells,
    isBlind: blind === true,
    isSelection: selection === true,
    isList: list === true,
    browsers,
    columns,
    executables: { chromium: chromium ?? '', firefox: firefox ?? '' },
    lanes,
  };
}

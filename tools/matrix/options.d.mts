import type { BrowserName } from './cells/cell.ts';
import type { ColumnId } from './columns.ts';

interface MatrixOptions {
  readonly browsers: readonly BrowserName[];
  readonly columns: readonly ColumnId[];
  readonly cells: readonly string[];
  readonly lanes: number | null;
  readonly selection?: boolean;
  readonly blind?: boolean;
  readonly list?: boolean;
}

export const CELL_GROUPS: Readonly<Record<'channels' | 'pages' | 'ways' | 'moments', readonly string[]>>;
export const COLUMN_BROWSERS: Readonly<Record<ColumnId, BrowserName>>;
export const USAGE: string;
export function readMatrixOptions(args: readonly string[]): MatrixOptions;
export function readProgramOptions(
  args: readonly string[],
): MatrixOptions & Readonly<Partial<Record<BrowserName, string>>>;

import type { BrowserName } from './cells/cell.ts';
import { COLUMNS, type ColumnId } from './columns.ts';

/** What `npm run matrix` was asked for. */
export interface MatrixArguments {
  /** Cells whose id holds one of these; empty: all. */
  readonly cells: readonly string[];
  /** Only the pages on which the guard sees no editor. */
  readonly isBlind: boolean;
  /** Only the core and the day's sixth of the rest, as `npm test` does. */
  readonly isSelection: boolean;
  readonly browsers: readonly BrowserName[];
  readonly columns: readonly ColumnId[];
  readonly executables: Readonly<Record<BrowserName, string>>;
  /** How many cells at a time; null: as many as the browser does best with. */
  readonly lanes: number | null;
}

/** @throws Error that names what is wrong. */
export function readMatrixArguments(args: readonly string[]): MatrixArguments {
  const valueOf = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const browser = valueOf('browser');
  if (browser !== undefined && browser !== 'chromium' && browser !== 'firefox')
    throw new Error('--browser is chromium or firefox');
  const column = valueOf('column');
  const columns = COLUMNS.map(({ id }) => id).filter((id) => column === undefined || id === column);
  if (columns.length === 0) throw new Error(`--column is one of ${COLUMNS.map(({ id }) => id).join(', ')}`);
  const lanes = valueOf('lanes');
  return {
    cells: valueOf('cells')?.split(',') ?? [],
    isBlind: args.includes('--blind'),
    isSelection: args.includes('--selection'),
    browsers: browser === undefined ? ['chromium', 'firefox'] : [browser],
    columns,
    executables: { chromium: valueOf('chromium') ?? '', firefox: valueOf('firefox') ?? '' },
    lanes: lanes === undefined ? null : Number(lanes),
  };
}

import type { BrowserName } from './cells/cell.ts';

/** What `npm run matrix` was asked for. */
export interface MatrixArguments {
  /** Cells whose id holds one of these; empty: all. */
  readonly cells: readonly string[];
  readonly browsers: readonly BrowserName[];
  readonly executables: Readonly<Record<BrowserName, string>>;
  readonly tabs: number | null;
}

/** @throws Error that names what is missing. */
export function readMatrixArguments(args: readonly string[]): MatrixArguments {
  const valueOf = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const browser = valueOf('browser');
  if (browser !== undefined && browser !== 'chromium' && browser !== 'firefox')
    throw new Error('--browser is chromium or firefox');
  const tabs = valueOf('tabs');
  const browsers: readonly BrowserName[] = browser === undefined ? ['chromium', 'firefox'] : [browser];
  return {
    cells: valueOf('cells')?.split(',') ?? [],
    browsers,
    executables: { chromium: valueOf('chromium') ?? '', firefox: valueOf('firefox') ?? '' },
    tabs: tabs === undefined ? null : Number(tabs),
  };
}

import type { BrowserName } from './cells/cell.ts';

/** One installation in which every cell is played. */
export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  readonly browser: BrowserName;
  /** By policy Chromium lets the extension see what no page script can. Firefox grants an add-on the same anyway. */
  readonly install: 'unpacked' | 'policy';
}

export type ColumnId = 'chromium' | 'chromium-policy' | 'firefox';

export const COLUMNS: readonly Column[] = [
  { id: 'chromium', title: 'Chromium', browser: 'chromium', install: 'unpacked' },
  { id: 'chromium-policy', title: 'Chromium by policy', browser: 'chromium', install: 'policy' },
  { id: 'firefox', title: 'Firefox', browser: 'firefox', install: 'unpacked' },
];

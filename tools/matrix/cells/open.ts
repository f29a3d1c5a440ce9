import type { ColumnId } from '../columns.ts';
import type { Cell } from './cell.ts';
import type { ChannelId } from './channels.ts';
import type { EncodingId } from './encodings.ts';

/** What stays open, where, and why: printed with every run, and with what would close it. */
export interface OpenRow {
  readonly channel: ChannelId;
  /** Absent: every encoding. */
  readonly encoding?: EncodingId;
  readonly columns: readonly ColumnId[];
  readonly reason: string;
}

export const OPEN: readonly OpenRow[] = [
  {
    channel: 'socket',
    encoding: 'characters',
    columns: ['chromium', 'chromium-policy', 'firefox'],
    reason: 'one message for each key holds no part of a name: only a policy that prohibits the site closes it',
  },
  {
    channel: 'module-import',
    columns: ['chromium'],
    reason: 'import() is syntax, no script can stand before it: installed by policy the third net sees it',
  },
];

/** Why a cell is expected to leak in a column, or null. */
export function openReason({ channel, encoding }: Cell, column: ColumnId): string | null {
  const row = OPEN.find(
    (open) => open.channel === channel && (open.encoding ?? encoding) === encoding && open.columns.includes(column),
  );
  return row?.reason ?? null;
}

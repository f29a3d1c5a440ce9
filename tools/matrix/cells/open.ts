import type { ColumnId } from '../columns.ts';
import type { Cell } from './cell.ts';
import type { ChannelId } from './channels.ts';
import type { EncodingId } from './encodings.ts';
import type { PageId } from './pages.ts';

/** What stays open, where, and why: printed with every run, and with what would close it. */
export interface OpenRow {
  /** Absent: every channel. */
  readonly channel?: ChannelId;
  /** Absent: every page. */
  readonly page?: PageId;
  /** Absent: every encoding. */
  readonly encoding?: EncodingId;
  readonly columns: readonly ColumnId[];
  /** Which of two comes first decides: a cell that leaks nothing this time is as it should be. */
  readonly isRace?: true;
  readonly reason: string;
}

const EVERYWHERE: readonly ColumnId[] = ['chromium', 'chromium-policy', 'firefox'];

export const OPEN: readonly OpenRow[] = [
  {
    channel: 'socket',
    encoding: 'characters',
    columns: EVERYWHERE,
    reason: 'one message for each key holds no part of a name: only a policy that prohibits the site closes it',
  },
  {
    channel: 'module-import',
    columns: ['chromium'],
    reason: 'import() is syntax, no script can stand before it: installed by policy the third net sees it',
  },
  ...(['frame-message', 'popup-message'] as const).map((channel) => ({
    channel,
    columns: ['chromium'] as const,
    reason:
      "another window's postMessage is no script's to replace: installed by policy the third net sees what it sends",
  })),
  ...(['cache-worker', 'database-worker'] as const).map((channel) => ({
    channel,
    columns: ['chromium'] as const,
    reason: 'what a page stores its service worker may send later: installed by policy the third net sees it',
  })),
  {
    channel: 'popup-location',
    columns: ['chromium'],
    reason: 'location of a fresh window cannot be hooked; installed by policy the third net sees it',
  },
  {
    channel: 'sandbox-frame',
    columns: ['chromium'],
    isRace: true,
    reason:
      'a frame without an origin of its own hears what the page says to it, and sends it, before its guard has heard of the text: installed by policy the third net sees it',
  },
  ...(['sink', 'reopened-sink'] as const).map((page) => ({
    page,
    columns: EVERYWHERE,
    reason:
      'an editor that takes each character away keeps no text to be read: known prompt endpoints are judged all the same',
  })),
];

/** The row by which a cell is expected to leak in a column, or null. */
export function openRow({ channel, encoding, page }: Cell, column: ColumnId): OpenRow | null {
  return (
    OPEN.find(
      (open) =>
        (open.channel ?? channel) === channel &&
        (open.encoding ?? encoding) === encoding &&
        (open.page ?? page) === page &&
        open.columns.includes(column),
    ) ?? null
  );
}

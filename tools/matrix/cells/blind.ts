import type { Cell } from './cell.ts';
import { allCells } from './grid.ts';

/** What a person does on a page on which the guard sees no editor. */
export type BlindGesture = 'click' | 'Enter' | 'pause';

/** One page for a blind guard, and what is expected of it. */
export interface BlindCell {
  readonly cell: Cell;
  readonly gesture: BlindGesture;
  /** Whether the gesture is a send that must be held and reported; without one only the requests can be stopped. */
  readonly isHeld: boolean;
}

const ROWS: readonly (readonly [Cell['page'], Cell['channel'], BlindGesture])[] = [
  ['sink', 'fetch-prompt', 'click'],
  ['narrow-input', 'fetch-prompt', 'click'],
  ['narrow-input', 'fetch', 'click'],
  ['reopened-sink', 'fetch-prompt', 'click'],
  ['sink', 'fetch-prompt', 'Enter'],
  ['reopened-sink', 'fetch-prompt', 'Enter'],
  ['narrow-input', 'fetch-prompt', 'Enter'],
  ['sink', 'fetch-typing', 'pause'],
  ['reopened-sink', 'fetch-typing', 'pause'],
  ['narrow-input', 'fetch', 'pause'],
];

/**
 * The guard made blind: on these pages no selector of the site's entry fits, nothing looks like a composer, and on some
 * `document.open()` has taken the window's listeners away. Their patients are those of cells that are not played beside
 * them.
 */
export function blindCells(): BlindCell[] {
  const patients = allCells();
  return ROWS.flatMap(([page, channel, gesture], index) => {
    const base = patients[index];
    if (base === undefined) return [];
    const cell: Cell = {
      ...base,
      id: `blind: ${channel}/${page}/${gesture}`,
      page,
      channel,
      cleanChannel: channel,
      encoding: channel === 'fetch' ? 'json' : channel === 'fetch-prompt' ? 'prompt' : 'typing',
      moment: gesture === 'pause' ? 'draft' : 'at-send',
      way: 'type',
      home: 'chatgpt',
      row: 'blind',
    };
    return [{ cell, gesture, isHeld: gesture === 'click' }];
  });
}

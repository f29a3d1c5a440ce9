// Runs on plain Node before anything is installed: no dependency, no TypeScript.
import { idLines, optionLines, readOptions, Refusal } from '../bootstrap/options.mjs';

/**
 * What cell ids are made of, for the usage, which must be there before cells/*.ts can be read; a test holds them
 * together. `channels` has the first words: there are too many ways out to list.
 */
export const CELL_GROUPS = {
  channels: [
    ...['fetch', 'cache', 'xhr', 'socket', 'beacon', 'event', 'form', 'location', 'link', 'meta', 'push', 'window'],
    ...['popup', 'image', 'picture', 'svg', 'input', 'script', 'module', 'frame', 'video', 'audio', 'track', 'object'],
    ...['embed', 'inner', 'insert', 'template', 'contextual', 'document', 'css', 'font', 'cookie', 'worker', 'shared'],
    ...['service', 'broadcast', 'database', 'blank', 'first', 'removed', 'srcdoc', 'blob', 'data', 'sandbox'],
    ...['reopened', 'same', 'rtc', 'cross'],
  ],
  pages: [
    ...['textarea', 'text-input', 'contenteditable', 'design-mode', 'react-textarea', 'prosemirror', 'lexical'],
    ...['quill-like', 'open-shadow', 'closed-shadow', 'same-origin-frame', 'srcdoc-frame', 'blank-frame', 'remounted'],
    ...['mirror', 'reopened', 'narrow-input', 'sink', 'reopened-sink', 'popup', 'blank-popup'],
  ],
  ways: ['type', 'paste', 'drop', 'insert', 'set-value', 'prefilled', 'compose', 'undo'],
  moments: ['draft', 'at-send', 'after-hold', 'after-deletion', 'unseen'],
};

/** The columns of columns.ts, for the same reason: the browser of each by its id. */
export const COLUMN_BROWSERS = { chromium: 'chromium', 'chromium-policy': 'chromium', firefox: 'firefox' };
const COLUMN_IDS = Object.keys(COLUMN_BROWSERS);

const OPTIONS = {
  browser: { type: 'string', value: 'NAME', says: 'chromium or firefox; without it both' },
  column: { type: 'string', value: 'ID', says: `one of ${COLUMN_IDS.join(', ')}; without it all` },
  cells: { type: 'string', value: 'PART,...', says: 'only cells whose id holds one of these parts' },
  selection: { type: 'boolean', says: 'only the core and the sixth of the rest that npm test plays today' },
  blind: { type: 'boolean', says: 'only the pages on which the guard sees no editor' },
  lanes: { type: 'string', value: 'N', says: 'so many cells at a time' },
  list: { type: 'boolean', says: 'print the ids of the cells that would be played, and play none' },
  help: { type: 'boolean', short: 'h', says: 'this text; nothing is installed, built or started' },
};

export const USAGE = `usage: npm run matrix -- [OPTION...]

Tries every way out of a page in real browsers, each with the guard off and on. The last line counts the leaks.

${optionLines(OPTIONS)}

CHROME_PATH and FIREFOX_PATH name a browser's program file where it is not found by itself.

The id of a cell is CHANNEL-ENCODING/PAGE/WAY/MOMENT, such as fetch-json/textarea/type/draft.
${Object.entries(CELL_GROUPS)
  .map(([label, ids]) => idLines(label, ids))
  .join('\n')}`;

/** What the bootstrap adds for the program: where it found the browsers. */
const PLACES = { chromium: { type: 'string' }, firefox: { type: 'string' } };

/** The options as a person gives them. @throws {Refusal} */
export function readMatrixOptions(args) {
  return checked(readOptions(args, OPTIONS));
}

/** The same with the places of the browsers. @throws {Refusal} */
export function readProgramOptions(args) {
  return checked(readOptions(args, { ...OPTIONS, ...PLACES }));
}

function checked(values) {
  const { browser, column, lanes } = values;
  if (browser !== undefined && browser !== 'chromium' && browser !== 'firefox')
    throw new Refusal(`--browser is chromium or firefox, not "${browser}"`);
  if (column !== undefined && !COLUMN_IDS.includes(column))
    throw new Refusal(`--column is one of ${COLUMN_IDS.join(', ')}, not "${column}"`);
  if (column !== undefined && browser !== undefined && COLUMN_BROWSERS[column] !== browser)
    throw new Refusal(`--column=${column} is none of --browser=${browser}`);
  if (lanes !== undefined && !/^[1-9]\d?$/.test(lanes))
    throw new Refusal(`--lanes is a number from 1 to 99, not "${lanes}"`);
  const named = column === undefined ? browser : COLUMN_BROWSERS[column];
  return {
    ...values,
    browsers: named === undefined ? ['chromium', 'firefox'] : [named],
    columns: column === undefined ? COLUMN_IDS : [column],
    cells: values.cells === undefined ? [] : values.cells.split(','),
    lanes: lanes === undefined ? null : Number(lanes),
  };
}

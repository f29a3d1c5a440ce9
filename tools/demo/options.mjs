// Runs on plain Node before anything is installed: no dependency, no TypeScript.
import { idLines, optionLines, readOptions, Refusal } from '../bootstrap/options.mjs';

/**
 * The steps of the story, which the usage lists where story/steps.ts cannot be read yet; a test holds the two together.
 * `chromium` has those that only its protocol lets a driver play.
 */
export const STEP_IDS = {
  everywhere: [
    ...['clean', 'prosemirror-typed', 'prosemirror-pasted', 'prosemirror-other', 'lexical-typed', 'lexical-pasted'],
    ...['react-typed', 'react-pasted', 'prosemirror-lines', 'lexical-lines', 'react-lines', 'control-enter'],
    ...['numpad-enter', 'impatient', 'edit', 'override', 'edit-box', 'edit-box-lexical', 'renamed', 'unlisted'],
    ...['websocket', 'emoji', 'megabyte', 'conversation', 'history', 'undo', 'frame', 'cached', 'reopened', 'restored'],
    ...['keeper', 'timer', 'noise', 'login', 'login-beside', 'login-over-prompt', 'voice', 'camera-blocked'],
    ...['host-removed', 'host-layer', 'host-dialog', 'net', 'prohibited', 'policy', 'policy-live', 'prohibited-cache'],
    ...['removal', 'late', 'update'],
  ],
  chromium: [
    ...['prosemirror-dropped', 'lexical-dropped', 'react-dropped', 'host-veil', 'full-storage', 'silent'],
    ...['background-gone', 'detector-gone', 'both-gone', 'worker-gone', 'worker-mute', 'worker-late'],
  ],
};

const OPTIONS = {
  browser: { type: 'string', value: 'NAME', says: 'chromium (the default) or firefox' },
  walk: { type: 'boolean', says: 'walk the story without a window and print each step beside its control' },
  control: { type: 'boolean', says: 'walk only the controls: what leaves the browser without the guard' },
  steps: { type: 'string', value: 'ID,...', says: 'walk only these steps' },
  help: { type: 'boolean', short: 'h', says: 'this text; nothing is installed, built or started' },
};

export const USAGE = `usage: npm start -- [OPTION...]

Opens the product in a real browser, beside local stand-ins of AI chats. Without a display it walks the story instead.

${optionLines(OPTIONS)}

CHROME_PATH and FIREFOX_PATH name the browser's program file where it is not found by itself.

Steps:
${idLines('', STEP_IDS.everywhere)}
Steps in Chromium only:
${idLines('', STEP_IDS.chromium)}`;

/** What the bootstrap adds for the program: where it found the browser. */
const PLACES = { chromium: { type: 'string' }, firefox: { type: 'string' } };

/** The options as a person gives them. @throws {Refusal} */
export function readStartOptions(args) {
  return checked(readOptions(args, OPTIONS));
}

/** The same with the places of the browsers. @throws {Refusal} */
export function readProgramOptions(args) {
  return checked(readOptions(args, { ...OPTIONS, ...PLACES }));
}

function checked(values) {
  const { browser = 'chromium', steps } = values;
  if (browser !== 'chromium' && browser !== 'firefox')
    throw new Refusal(`--browser is chromium or firefox, not "${browser}"`);
  const asked = steps === undefined ? [] : steps.split(',');
  for (const id of asked) {
    if (STEP_IDS.everywhere.includes(id)) continue;
    if (!STEP_IDS.chromium.includes(id)) throw new Refusal(`--steps: there is no step "${id}"`);
    if (browser !== 'chromium') throw new Refusal(`--steps: "${id}" can be walked in Chromium only`);
  }
  return { ...values, browser, steps: asked };
}

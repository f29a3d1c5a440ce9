import { CLEAN_PROMPT } from '../../demo/story/planted.ts';
import type { Cell } from '../cells/cell.ts';
import type { Tab } from '../browser/tab.ts';
import { readingsOf } from '../leak/readings.ts';
import type { Arrivals, Received } from '../server/received.ts';
import { enterPatient } from './enter.ts';

/** What one playing of a cell, with the guard or without, came to. */
export interface Played {
  /** Why it could not be played to its end; null when it was. */
  readonly fault: string | null;
  /** How much its key had received when the patient's text was begun, and when the clean prompt was. */
  readonly patientMark: number;
  readonly cleanMark: number;
  /** Errors of the page that nobody caught. */
  readonly errors: readonly string[];
  /** What else is worth knowing, such as what the guard showed when nothing came. */
  readonly note: string;
}

export interface Side {
  readonly arrivals: Arrivals;
  /** With the guard nothing is to arrive, so the wait is for time; without, for the arrival itself. */
  readonly isGuarded: boolean;
}

/** Longer than the guard's wait limit: what fails open after it still arrives while the text stands. */
const QUIET_MS = 350;
/** For what must come: a busy machine may take seconds to start a page. */
const READY_MS = 30_000;
const ARRIVAL_MS = 20_000;

/** Plays a cell in one tab: the patient's text comes in, goes out as its moment says, then the clean prompt. */
export async function play(
  cell: Cell,
  tab: Tab,
  { arrivals, isGuarded }: Side,
  leaked: () => boolean,
): Promise<Played> {
  const { key } = cell;
  let stop = () => {};
  const played = { fault: null as string | null, patientMark: 0, cleanMark: 0, errors: [] as string[], note: '' };
  try {
    if (!(await tab.open(addressOf(cell), READY_MS))) return { ...played, fault: 'the page did not start' };
    played.patientMark = cell.way === 'prefilled' ? 0 : arrivals.mark(key);
    if (cell.channel === 'rtc-data') stop = collectHeard(key, tab, arrivals);
    await enterPatient(cell, tab);
    if (isGuarded) await pause(QUIET_MS);
    else await arrivals.until(key, leaked, ARRIVAL_MS);
    await tab.evaluate("matrix.phase = 'clean'");
    played.cleanMark = arrivals.mark(key);
    if (!(await writeClean(tab))) return { ...played, fault: `the box could not be emptied for the clean prompt` };
    const hasCome = () => cleanIn(cell, arrivals.of(key, played.cleanMark)).length > 0;
    await tab.press('Enter');
    if (!(await arrivals.until(key, hasCome, ARRIVAL_MS)) && isGuarded) {
      played.note = `guard: ${(await tab.guard()).replaceAll(/\s+/g, ' ').slice(0, 120) || 'shows nothing'}`;
      // A busy machine may leave the detector no time; then the guard says so, and the person presses again.
      await tab.press('Escape');
      await tab.evaluate('matrix.focus()');
      await tab.press('Enter');
      if (await arrivals.until(key, hasCome, ARRIVAL_MS)) played.note = `on the second press (${played.note})`;
    }
    played.errors = (await tab.evaluate('matrix.errors')) as string[];
    return played;
  } catch (error) {
    return { ...played, fault: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  } finally {
    stop();
    await tab.close().catch(() => undefined);
  }
}

/** Calls pass no server: what the other end has heard is put on the record from its page. */
function collectHeard(host: string, tab: Tab, arrivals: Arrivals): () => void {
  const collect = async () => {
    const heard = (await tab.evaluate('matrix.heard.splice(0)')) as string[];
    for (const text of heard)
      arrivals.add({ kind: 'frame', method: 'RTC', host, target: '', headers: {}, bytes: Buffer.from(text) });
  };
  const timer = setInterval(() => void collect().catch(() => undefined), HEARD_MS);
  return () => clearInterval(timer);
}

const HEARD_MS = 50;

/** Closes a panel that is open, empties the box and writes the clean prompt; again when a panel came in between. */
async function writeClean(tab: Tab): Promise<boolean> {
  const end = Date.now() + READY_MS;
  while (Date.now() < end) {
    await tab.press('Escape');
    await tab.evaluate('matrix.focus()');
    await tab.press('Control+a', 'Delete');
    if (String(await tab.evaluate('matrix.text()')).trim() === '') {
      await tab.enter(CLEAN_PROMPT);
      if (String(await tab.evaluate('matrix.text()')).trim() === CLEAN_PROMPT) return true;
    }
    await pause(50);
  }
  return false;
}

/** A host of the cell's own where the site has sub-domains, else a path of its own. */
const HOMES: Readonly<Record<Cell['home'], (key: string) => string>> = {
  chatgpt: (key) => `https://${key}.chatgpt.com/`,
  perplexity: (key) => `https://www.perplexity.ai/k-${key}/`,
  unlisted: (key) => `https://chat.unlisted.example/k-${key}/`,
};

export function addressOf({ key, way, channel, patient, home }: Cell): string {
  const start = way === 'prefilled' ? `#${new URLSearchParams({ q: patient.prompt })}` : '';
  return `${HOMES[home](key)}${start}${way === 'prefilled' && channel === 'fetch-prompt' ? '&send' : ''}`;
}

/** What carried the clean prompt: of characters that go one by one every frame, else what holds a word of it. */
export function cleanIn({ encoding }: Pick<Cell, 'encoding'>, received: readonly Received[]): Received[] {
  if (encoding === 'characters') return received.filter(({ kind }) => kind === 'frame');
  return received.filter((each) =>
    [each.bytes, ...lines(each)].some((piece) => [...readingsOf(piece)].some((text) => CLEAN_WORD.test(text))),
  );
}

/** One word of each half of the clean prompt, which stands nowhere else. */
const CLEAN_WORD = /apixaban|clearance/i;

function lines({ method, target, headers }: Received): Buffer[] {
  return [method, target, ...Object.values(headers)].map((text) => Buffer.from(text));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

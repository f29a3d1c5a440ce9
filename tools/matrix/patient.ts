import { CLEAN_PROMPT, type Planted } from '../demo/story/planted.ts';
import { DIGIT_RUN, NAME_RUN, runsOf } from './leak/runs.ts';

/** A made-up patient of one cell: no four letters of a name and no five digits of a number are any other cell's. */
export interface Patient extends Planted {
  readonly first: string;
  readonly last: string;
  readonly mrn: string;
  /** The prompt about the patient, every value of it whole. */
  readonly prompt: string;
  /** How much of the prompt is typed when the person stops to think inside a value. */
  readonly pauses: { readonly name: string; readonly number: string };
}

const CONSONANTS = [...'bdfghjklmnprstvwz', 'br', 'dr', 'gr', 'kr', 'kl', 'st', 'th', 'tr', 'vl'];
const VOWELS = [...'aeiou', 'ei', 'au', 'ia'];
const ENDINGS = [...'bdfgklmnrstvz', 'ck', 'nd', 'rt', 'sk'];

const MOST_TRIES = 10_000;

/** Words that the pages, their requests and their headers are made of: no patient may share four letters with them. */
const PAGE_WORDS = `${CLEAN_PROMPT} my patient has takes whether dose needed draft send editor message conversation
  application json octet stream charset multipart form data boundary mozilla applewebkit khtml like chrome safari firefox gecko windows linux
  accept encoding language keep alive upgrade insecure requests referer origin cookie content type length user agent
  websocket version extensions permessage deflate document navigate same site cross empty image script style worker
  service frame iframe brand chromium chatgpt example query suffix prefix text plain html body field prompt parts author role post`;

/**
 * `count` patients, always the same ones. Drawn by a fixed sequence, so that a cell keeps its patient for as long as the
 * cells before it stay.
 */
export function inventPatients(count: number): Patient[] {
  const taken = new Set(runsOf(PAGE_WORDS.toLowerCase().replaceAll(/\s+/g, ' '), NAME_RUN));
  const draw = sequence(7);
  const fresh = (make: () => string, length: number): string => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const value = make();
      const runs = runsOf(value.toLowerCase(), length);
      if (new Set(runs).size < runs.length || runs.some((run) => taken.has(run))) continue;
      for (const run of runs) taken.add(run);
      return value;
    }
    throw new Error('there are too many cells for so few syllables');
  };
  const syllable = () => pick(CONSONANTS, draw) + pick(VOWELS, draw);
  const word = () => capitalised(syllable() + syllable() + syllable() + pick(ENDINGS, draw));
  const number = () => String(10_000_000 + Math.floor(draw() * 89_999_999));
  return Array.from({ length: count }, () =>
    patientOf(fresh(word, NAME_RUN), fresh(word, NAME_RUN), fresh(number, DIGIT_RUN)),
  );
}

function patientOf(first: string, last: string, mrn: string): Patient {
  const head = `My patient ${first} ${last}`;
  return {
    first,
    last,
    mrn,
    names: [first, last],
    numbers: [mrn],
    prompt: `${head}, MRN ${mrn}, takes apixaban. Which dose is needed?`,
    pauses: { name: head.slice(0, -2), number: `${head}, MRN ${mrn.slice(0, -2)}` },
  };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function pick(from: readonly string[], draw: () => number): string {
  return from[Math.floor(draw() * from.length)] ?? '';
}

/** Park and Miller's generator (CACM 31, 1988): the same numbers everywhere. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

import { readFileSync } from 'node:fs';
import { LEXICON_FLAGS as KNOWN } from '../../src/phi/lexicon/lexicon.ts';
import { LEXICON_HEADER_BYTES, USUAL_FLAGS } from '../../src/phi/lexicon/read-lexicon.ts';

/** What is put in the place of names and towns: the words of our own lexicon, and frequent names of many countries. */
export interface WordLists {
  readonly given: readonly string[];
  readonly surnames: readonly string[];
  readonly rare: readonly string[];
  readonly places: readonly string[];
}

const LEXICON = new URL('../../assets/lexicon/words.bin', import.meta.url);

export function readWordLists(): WordLists {
  const given: string[] = column('forenames_by_country.csv');
  const surnames: string[] = column('surnames_by_country.csv');
  const rare: string[] = [];
  const places: string[] = [];
  for (const [word, flags] of lexiconWords()) {
    if (flags === KNOWN.place || flags === (KNOWN.place | KNOWN.surname)) places.push(word);
    if (flags === KNOWN.surname || flags === KNOWN.given) rare.push(word);
    if (flags & KNOWN.commonGiven && !(flags & (KNOWN.everyday | KNOWN.vocabulary))) given.push(word);
    if (flags & KNOWN.commonSurname && !(flags & (KNOWN.everyday | KNOWN.vocabulary))) surnames.push(word);
  }
  return { given, surnames, rare, places };
}

/** Latin-script names of one word from the column that holds the Latin spelling. */
function column(file: string): string[] {
  const [head = '', ...lines] = readFileSync(new URL(`lists/${file}`, import.meta.url), 'utf8').split(/\r?\n/);
  const index = head.split(',').findIndex((name) => name.startsWith('Romanized Name'));
  return lines
    .map((line) => line.split(',')[index]?.trim() ?? '')
    .filter((name) => /^\p{Script=Latin}[\p{Script=Latin}'-]{2,}$/u.test(name));
}

function* lexiconWords(): Generator<[string, number]> {
  const bytes = readFileSync(LEXICON);
  const size = bytes.readUInt32LE(5);
  let at = LEXICON_HEADER_BYTES;
  let previous = '';
  for (let word = 0; word < size; word++) {
    const head = bytes[at++] ?? 0;
    const usual = head & 15;
    const flags = bytes[usual < USUAL_FLAGS ? LEXICON_HEADER_BYTES - USUAL_FLAGS + usual : at++] ?? 0;
    let letters = previous.slice(0, head >> 4);
    for (let more = true; more;) {
      const letter = bytes[at++] ?? 0x80;
      letters += String.fromCharCode(letter & 0x7f);
      more = letter < 0x80;
    }
    previous = letters;
    yield [letters, flags];
  }
}

/**
 * Packs assets/lexicon/words.bin from public word lists. `node tools/build-lexicon.ts SOURCES` where SOURCES is a
 * folder with one file per list below, one word a line (names of places may have several words). The lists, where
 * each comes from and its licence: assets/LICENSES.md. The packed file is committed; the lists are not.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fold } from '../src/phi/lexicon/fold.ts';
import { LEXICON_FLAGS } from '../src/phi/lexicon/lexicon.ts';
import { LEXICON_MAGIC, USUAL_FLAGS } from '../src/phi/lexicon/read-lexicon.ts';

const { commonGiven, given, commonSurname, surname, everyday, vocabulary, place, foreign } = LEXICON_FLAGS;

/** File in SOURCES, the flags that its words get, and how many of its lines count (the lists are sorted by rank). */
const LISTS: readonly { file: string; flags: number; first?: number; rare?: true; unlessName?: true }[] = [
  { file: 'scowl-10.txt', flags: everyday },
  { file: 'scowl-20.txt', flags: everyday },
  { file: 'scowl-35-50.txt', flags: everyday },
  { file: 'scowl-55-70.txt', flags: vocabulary },
  { file: 'clinical-words.txt', flags: vocabulary, rare: true },
  { file: 'census-given.txt', flags: commonGiven | given },
  { file: 'country-given.txt', flags: commonGiven | given },
  { file: 'given.txt', flags: given, rare: true },
  { file: 'census-surnames.txt', flags: commonSurname | surname, first: 12_000 },
  { file: 'census-surnames.txt', flags: surname },
  { file: 'country-surnames.txt', flags: commonSurname | surname },
  { file: 'surnames.txt', flags: surname, rare: true },
  { file: 'given-europe.txt', flags: given, rare: true },
  { file: 'surnames-europe.txt', flags: surname, rare: true },
  { file: 'places.txt', flags: place },
  { file: 'words-de.txt', flags: foreign },
  { file: 'words-nl.txt', flags: foreign },
  { file: 'words-fr.txt', flags: foreign },
  { file: 'words-it.txt', flags: foreign },
  { file: 'words-pt.txt', flags: foreign },
  { file: 'words-es.txt', flags: foreign },
  { file: 'words-dictionaries.txt', flags: foreign, unlessName: true },
  { file: 'words-encyclopedia.txt', flags: foreign, unlessName: true },
];

/** The lists of usual words were counted in film dialogues: beyond this rank a known name is there as a name. */
const FOREIGN_NAMES_FROM = 1_500;

/** "john" and "smith" are English words too, but seldom; the first so many of a list are names before they are words. */
const NAMES_BEFORE_WORDS: readonly { file: string; over: readonly string[]; first: number }[] = [
  { file: 'census-given.txt', over: ['scowl-35-50.txt'], first: 6000 },
  { file: 'census-surnames.txt', over: ['scowl-35-50.txt'], first: 3000 },
  { file: 'census-surnames.txt', over: ['scowl-20.txt'], first: 300 },
  { file: 'country-given.txt', over: ['scowl-20.txt'], first: 2000 },
];

const WORD = /^[a-z][a-z' -]*$/;
const LONGEST = 28;
/** Nobody mistakes a long clinical word for a name, nor needs a list to see that a long rare name is none. */
const TAIL_LENGTHS: readonly { flags: number; longest: number }[] = [
  { flags: vocabulary, longest: 11 },
  { flags: surname, longest: 10 },
  { flags: given, longest: 9 },
];

function collected(folder: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const { file, flags, first, rare, unlessName } of LISTS) {
    for (const [rank, line] of lines(folder, file).slice(0, first).entries()) {
      const word = fold(line.trim()).replaceAll('-', flags === place ? ' ' : '-');
      if (word.length < 2 || word.length > LONGEST || !WORD.test(word)) continue;
      const known = words.get(word) ?? 0;
      // The long tails of the lists call "letter" a surname and "smith" a clinical word; the better list wins.
      if (rare && flags !== vocabulary && known & everyday) continue;
      if (rare && flags === vocabulary && known & everyday) continue;
      if (flags === foreign && rank >= FOREIGN_NAMES_FROM && known & (commonGiven | commonSurname | given)) continue;
      if (unlessName && known & ~(foreign | vocabulary | everyday)) continue;
      words.set(word, known | flags);
    }
  }
  for (const [word, flags] of words) {
    if (TAIL_LENGTHS.some((tail) => tail.flags === flags && word.length > tail.longest)) words.delete(word);
  }
  for (const { file, over, first } of NAMES_BEFORE_WORDS) {
    const rarer = new Set(over.flatMap((list) => lines(folder, list)));
    for (const line of lines(folder, file).slice(0, first)) {
      const word = fold(line);
      const flags = words.get(word);
      if (flags !== undefined && rarer.has(word)) words.set(word, (flags & ~everyday) | vocabulary);
    }
  }
  return words;
}

function lines(folder: string, file: string): string[] {
  return readFileSync(join(folder, file), 'utf8').split(/\r?\n/);
}

function packed(words: ReadonlyMap<string, number>): Uint8Array {
  const sorted = [...words].sort(([a], [b]) => (a < b ? -1 : 1));
  const usual = mostUsual(words.values());
  const bytes: number[] = [...LEXICON_MAGIC, 0, 0, 0, 0, ...usual];
  let previous = '';
  for (const [word, flags] of sorted) {
    let shared = 0;
    while (shared < 15 && shared < previous.length && shared < word.length - 1 && previous[shared] === word[shared])
      shared++;
    const place = usual.indexOf(flags);
    bytes.push((shared << 4) | (place < 0 ? USUAL_FLAGS : place));
    if (place < 0) bytes.push(flags);
    for (let i = shared; i < word.length; i++) bytes.push(word.charCodeAt(i) | (i === word.length - 1 ? 0x80 : 0));
    previous = word;
  }
  const file = Uint8Array.from(bytes);
  new DataView(file.buffer).setUint32(LEXICON_MAGIC.length, sorted.length, true);
  return file;
}

function mostUsual(flags: Iterable<number>): readonly number[] {
  const counts = new Map<number, number>();
  for (const flag of flags) counts.set(flag, (counts.get(flag) ?? 0) + 1);
  const ranked = [...counts].sort(([, a], [, b]) => b - a).map(([flag]) => flag);
  return Array.from({ length: USUAL_FLAGS }, (_, i) => ranked[i] ?? 0);
}

const { positionals } = parseArgs({ allowPositionals: true });
const folder = positionals[0];
if (folder === undefined) {
  console.error('usage: node tools/build-lexicon.ts SOURCES');
  process.exit(1);
}
const words = collected(folder);
const file = packed(words);
writeFileSync(new URL('../assets/lexicon/words.bin', import.meta.url), file);
console.log(`${words.size} words, ${file.length} bytes`);

import { withoutPossessive } from '../lexicon/possessive.ts';
import { EPONYMS } from '../context/eponyms.ts';
import { DRUG_ENDING, isNeverName } from '../context/never-names.ts';
import { CLINICIAN_TITLES, PARTICLES, TITLES } from '../context/person-words.ts';
import { STOP_WORDS } from '../context/stop-words.ts';
import { UNMARKED_PLACES } from '../context/states.ts';
import { LEXICON_FLAGS as KNOWN } from '../lexicon/lexicon.ts';
import type { Document } from '../text/document.ts';
import type { Entry, Word } from '../text/word.ts';

/** How a single word looks as part of a person's name. */
export interface NameWord {
  /** 0 to 1: how likely the word alone is (part of) a name, its capital apart. */
  readonly weight: number;
  readonly given: boolean;
  readonly surname: boolean;
  /** Known to no list: too rare, foreign or misspelt. */
  readonly unknown: boolean;
  /** A number, a small word of some language, or one that is never a name. */
  readonly barred: boolean;
}

const NO_NAME: NameWord = { weight: 0, given: false, surname: false, unknown: false, barred: false };
const BARRED: NameWord = { ...NO_NAME, barred: true };
const CONTRACTION = /'(?:ve|d|m|ll|re|t)$/;
const VOWEL = /[aeiouy]/;
const MONTHS: ReadonlySet<string> = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);
/** Only what announces a name by that very word can make one of it. */
const ODD_CAPITALS: NameWord = { ...NO_NAME, weight: 0.02, unknown: true };
/** How names with inner capitals are written: "McDonald", "DeShawn", "MacDONALD"; "HFrEF" and "IgAN" are no names. Scanners read "I" as "l". */
const CAMEL_NAME =
  /^(?:\p{Lu}\p{Ll}+(?:'?\p{Lu}\p{Ll}+)+|(?:Mc|Mac|De|La|Le|Van|Di|Du|Fitz)\p{Lu}+|\p{L}{1,4}'\p{Lu}\p{Ll}+|\p{Lu}[\p{Lu}l]+)(?:'s)?$/u;
const LATIN_NAME = /^[a-z][a-z']*$/;

/** Most words of a text come again, and each is asked several times. */
const KNOWN_WORDS = new WeakMap<Entry, NameWord>();

export function nameWord(word: Word): NameWord {
  let known = KNOWN_WORDS.get(word.entry);
  if (known === undefined) KNOWN_WORDS.set(word.entry, (known = weighed(word)));
  return known;
}

/** Of the barred words an initial and a particle can still start a name that was announced; the others never do. */
export function startsNoName(word: Word): boolean {
  return !isInitial(word) && !PARTICLES.has(word.folded);
}

function weighed(word: Word): NameWord {
  if (word.shape === 'number' || word.shape === 'code') return BARRED;
  const bare = withoutPossessive(word.folded);
  if (isNeverName(word) || STOP_WORDS.has(bare)) return BARRED;
  if (CONTRACTION.test(bare)) return NO_NAME;
  if (bare.length < 2 || !LATIN_NAME.test(bare) || CLINICIAN_TITLES.has(bare) || TITLES.has(bare)) return NO_NAME;
  const { flags } = word;
  const given = (flags & KNOWN.given) !== 0;
  const surname = (flags & KNOWN.surname) !== 0;
  const unknown = flags === 0;
  if (unknown && word.shape === 'mixed' && !CAMEL_NAME.test(word.text)) return ODD_CAPITALS;
  let weight = 0;
  if (flags & KNOWN.everyday) weight = flags & KNOWN.commonGiven ? 0.35 : flags & KNOWN.commonSurname ? 0.15 : 0.03;
  else if (flags & KNOWN.vocabulary)
    weight = flags & KNOWN.commonGiven ? 0.8 : flags & KNOWN.commonSurname ? 0.5 : given ? 0.25 : surname ? 0.15 : 0.02;
  else if (flags & KNOWN.commonGiven) weight = 0.95;
  else if (flags & KNOWN.commonSurname) weight = 0.75;
  else if (given) weight = 0.65;
  else if (surname) weight = 0.5;
  else if (unknown && bare.length >= 3 && VOWEL.test(bare) && !DRUG_ENDING.test(bare)) weight = 0.4;
  if (flags & KNOWN.place && weight > 0.3) weight *= flags & KNOWN.commonGiven ? 0.9 : 0.7;
  if (MONTHS.has(bare) || (UNMARKED_PLACES.has(bare) && !(flags & KNOWN.commonGiven))) weight = Math.min(weight, 0.1);
  if (EPONYMS.has(bare) && !(flags & KNOWN.commonGiven)) weight = Math.min(weight, 0.15);
  return { weight, given, surname, unknown, barred: false };
}

/** True when the word's capital means something: the line around it is not all capitals. */
export function isCapitalised(document: Document, index: number): boolean {
  const { shape, text } = document.words[index]!;
  if (document.isShouted(index)) return false;
  return shape === 'title' || shape === 'upper' || (shape === 'mixed' && /^\p{Lu}/u.test(text));
}

/** "J", "J.", or the letters of a middle initial. */
export function isInitial(word: Word | undefined): boolean {
  return word !== undefined && word.shape === 'upper' && word.text.length === 1;
}

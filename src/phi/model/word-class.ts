import { EPONYMS } from '../context/eponyms.ts';
import {
  CLINICIAN_TITLES,
  CREDENTIALS,
  KIN,
  NAME_FIELDS,
  PARTICLES,
  PATIENT_NOUNS,
  PROFESSIONS,
  TITLES,
} from '../context/person-words.ts';
import { UNMARKED_PLACES } from '../context/states.ts';
import { STOP_WORDS } from '../context/stop-words.ts';
import { FACILITY_HEAD, FACILITY_START, KNOWN_FACILITIES } from '../context/facility-words.ts';
import { STATE_CODE } from '../context/states.ts';
import { fold } from '../lexicon/fold.ts';
import { MONTH } from '../text/months.ts';
import { ID_WORDS, NUMBER_WORDS, PHONE_WORDS, STREET_WORDS, UNIT_WORDS, WEEKDAY_WORDS } from './cue-words.ts';

/** What kinds of cue a word is, one bit each; a word may be several. */
export const WORD_CLASS = {
  title: 1,
  kin: 2,
  patient: 4,
  profession: 8,
  credential: 16,
  particle: 32,
  month: 64,
  weekday: 128,
  number: 256,
  stop: 512,
  facility: 1024,
  street: 2048,
  unit: 4096,
  region: 8192,
  eponym: 16_384,
  id: 32_768,
  phone: 65_536,
  field: 131_072,
} as const;

const CLASSES: ReadonlyMap<string, number> = collected();

/** The WORD_CLASS bits of a folded word. */
export function classOf(folded: string): number {
  return CLASSES.get(folded) ?? 0;
}

function collected(): Map<string, number> {
  const classes = new Map<string, number>();
  function add(words: Iterable<string>, bit: number): void {
    for (const phrase of words)
      for (const word of fold(phrase).split(/[^\p{L}\d]+/u))
        if (word.length > 1) classes.set(word, (classes.get(word) ?? 0) | bit);
  }
  add(CLINICIAN_TITLES, WORD_CLASS.title);
  add(TITLES, WORD_CLASS.title);
  add(KIN, WORD_CLASS.kin);
  add(PATIENT_NOUNS, WORD_CLASS.patient);
  add(PROFESSIONS, WORD_CLASS.profession);
  add(CREDENTIALS, WORD_CLASS.credential);
  add(PARTICLES, WORD_CLASS.particle);
  add(MONTH.split('|'), WORD_CLASS.month);
  add(WEEKDAY_WORDS, WORD_CLASS.weekday);
  add(NUMBER_WORDS, WORD_CLASS.number);
  add(STOP_WORDS, WORD_CLASS.stop);
  add(FACILITY_HEAD.split(/[|()?:]+/), WORD_CLASS.facility);
  add(FACILITY_START.split(/[|()?:]+/), WORD_CLASS.facility);
  add(KNOWN_FACILITIES, WORD_CLASS.facility);
  add(STREET_WORDS, WORD_CLASS.street);
  add(UNIT_WORDS, WORD_CLASS.unit);
  add(STATE_CODE.split('|'), WORD_CLASS.region);
  add(UNMARKED_PLACES, WORD_CLASS.region);
  add(EPONYMS, WORD_CLASS.eponym);
  add(ID_WORDS, WORD_CLASS.id);
  add(PHONE_WORDS, WORD_CLASS.phone);
  add(Object.keys(NAME_FIELDS), WORD_CLASS.field);
  return classes;
}

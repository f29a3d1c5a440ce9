import { MONTH, MONTH_FULL, WEEKDAY } from '../text/months.ts';
import { ORDINAL_WORD } from '../text/number-words.ts';
import { defineRule } from './rule.ts';

/*
 * What the scheme calls a date: anything finer than a year that dates a person's life or care. A bare year, a
 * relative time, a time of day and a holiday as a season are none.
 */
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MON = '(?:0?[1-9]|1[0-2])';
const YEAR = "(?:(?:19|20)\\d\\d|['’]?\\d\\d)";
const LONG_YEAR = '(?:19|20)\\d\\d';
const TH = '(?:st|nd|rd|th|º|°|er|\\.)?';
const DIGIT = /\d/;
const MONTHS: ReadonlySet<string> = new Set(MONTH.split('|'));
/**
 * A run of letters that `isMonth` looks up: an expression that spells out the months of ten languages takes a browser
 * many milliseconds to compile, four times over.
 */
const MONTH_RUN = `(?<month>[${[...new Set(MONTH.replaceAll('|', ''))].sort().join('')}]{3,${Math.max(...[...MONTHS].map(({ length }) => length))}})`;
const NAMED = `${MONTH_RUN}\\b\\.?`;
/** Most characters stand inside a word, and plain letters are asked faster than properties. */
const WORD_START = '(?=[a-z])(?<![a-z])(?<![\\p{L}\\d])';
const OF = '(?:\\s+(?:of|de|del)\\s+|[\\s,./-]+|(?<=[a-z.]))';
const WEEK = `(?:\\b${WEEKDAY}\\b\\.?,?\\s+(?:the\\s+)?)?`;
const CLOCK = '(?:T\\d{1,2}:?\\d{2}(?::?\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?';
const NOT_IN_NUMBER = '(?<![\\w/.,#^$-]|\\d:)';

function regex(source: string, flags = 'giu'): RegExp {
  return new RegExp(source, flags);
}

function isMonth({ groups }: RegExpExecArray): boolean {
  // The long s is the one other letter that `i` and `u` take for one of these.
  return MONTHS.has((groups?.month ?? '').toLowerCase().replaceAll('ſ', 's'));
}

export const date = defineRule({
  id: 'date',
  category: 'date',
  patterns: [
    // 2024-03-04, 2024/3/4, 2024-03-04T10:22Z
    {
      name: 'iso',
      strength: 0.95,
      gate: DIGIT,
      regex: regex(`(?<![\\w/.,:#-])${LONG_YEAR}([-/.])${MON}\\1${DAY}${CLOCK}(?![\\d/])(?!-\\d)`),
    },
    // 3/4/24, 13.07.1970, 02-11-2025, with the weekday before it
    {
      name: 'numeric',
      strength: 0.92,
      gate: DIGIT,
      regex: regex(
        `${WEEK}${NOT_IN_NUMBER}(?:${DAY}([-/.])(?:0?[1-9]|[12]\\d|3[01])\\1)(?:${LONG_YEAR}|\\d\\d)(?![\\d/%]|[.-]\\d)`,
      ),
    },
    // 12-APR-1971, 11/APR/1931, 06/FEB/26
    {
      name: 'dashed-month',
      strength: 0.95,
      gate: DIGIT,
      accepts: isMonth,
      regex: regex(`${NOT_IN_NUMBER}${DAY}[-/. ]?${MONTH_RUN}[-/. ]?${YEAR}(?![\\d:])`),
    },
    // April 10th, 2023; Aug 10, '23; Tues March 5
    {
      name: 'month-day',
      strength: 0.9,
      gate: DIGIT,
      accepts: isMonth,
      regex: regex(
        `${WORD_START}${WEEK}${NAMED}\\s+(?:the\\s+)?${DAY}(?:st|nd|rd|th)?(?![\\d/%:]|\\s?(?:mg|ml|mcg|kg|g|units?|x|patients?|weeks?|months?|days?)\\b)(?:\\s*[-–]\\s*${DAY}(?:st|nd|rd|th)?\\b)?(?:(?:,?\\s+|\\s+of\\s+|,)(?:${LONG_YEAR}|['’]\\d\\d)\\b)?`,
      ),
    },
    // 4 March 2024, 4th of March, 16 de julio de 2025, 1° de abril, 28ABR
    {
      name: 'day-month',
      strength: 0.9,
      gate: DIGIT,
      accepts: isMonth,
      regex: regex(
        `${WEEK}${NOT_IN_NUMBER}${DAY}${TH}${OF}${MONTH_RUN}(?![\\p{L}\\d])\\.?(?:(?:\\s+(?:of|de|del)\\s+|[\\s,]+)(?:${LONG_YEAR}|['’]\\d\\d)\\b)?`,
      ),
    },
    // June 2023, Sept '23, agosto de 2019, ene/2025
    {
      name: 'month-year',
      strength: 0.85,
      gate: DIGIT,
      accepts: isMonth,
      regex: regex(
        `${WORD_START}${NAMED}(?:\\s+(?:of\\s+|de\\s+|del\\s+)?|[/,-]\\s?)(?:${LONG_YEAR}|['’]\\d\\d)(?![\\d-])`,
      ),
    },
    // 09/2025, 10-2020
    {
      name: 'month-slash-year',
      strength: 0.75,
      gate: DIGIT,
      regex: regex(`${NOT_IN_NUMBER}(?:0?[1-9]|1[0-2])[/-]${LONG_YEAR}(?![\\d/-])`),
    },
    // 2/13, 17/09: as often a ratio, a score or a strength, so the words around it decide
    {
      name: 'day-and-month',
      strength: 0.42,
      gate: DIGIT,
      regex: regex(
        `${WEEK}${NOT_IN_NUMBER}${DAY}[/]${DAY}(?:\\s?-\\s?${DAY}/${DAY})?(?![\\d/%\\w]|[.,-]\\d|\\s?(?:mmhg|mg|strength|pain|weeks?|months?|days?|hours?|kg))`,
      ),
    },
    // 12/19, 17/09: one side too large for a month, so a date unless it is a score out of 15, 20, 24 or 30
    {
      name: 'day-over-twelve',
      strength: 0.64,
      gate: DIGIT,
      regex: regex(
        `${NOT_IN_NUMBER}(?!24/7)(?:(?:0?[1-9]|1[0-2])/(?:1[346-9]|2[1-35-9]|31)|(?:1[3-9]|2\\d|3[01])/(?:0[1-9]|[1-9]|1[0-2]))(?![\\d/%\\w]|[.,-]\\d|\\s?(?:mmhg|mg|strength|pain|weeks?|months?|days?|hours?|kg))`,
      ),
    },
    // 03/07: the zeros are a date's
    {
      name: 'zero-padded',
      strength: 0.64,
      gate: DIGIT,
      regex: regex(
        `${NOT_IN_NUMBER}(?:0[1-9]/(?:0[1-9]|[12]\\d|3[01])|(?:0[1-9]|[12]\\d|3[01])/0[1-9])(?![\\d/%\\w]|[.,-]\\d)`,
      ),
    },
    {
      name: 'weekday-and-numbers',
      strength: 0.85,
      gate: DIGIT,
      regex: regex(`\\b${WEEKDAY}\\b\\.?,?\\s+${DAY}/${DAY}(?![\\d/%\\w])`),
    },
    // the 19th, 21st to 23rd
    {
      name: 'ordinal',
      strength: 0.62,
      gate: DIGIT,
      regex: regex(
        `(?<=\\b(?:the|on|from|to|since|until|till|by|${WEEKDAY})\\s)${DAY}(?:st|nd|rd|th)\\b(?!\\s+(?:percentile|centile|week|day|month|year|floor|rib|grade|cranial|nerve|digit|toe|finger|edition|ed|line|trimester|time|gen|metatarsal|metacarpal|degree|century|vertebra|intercostal|dose|cycle|visit|attempt|pass|hour|graders?|ventricle|street|st|ave|avenue|birthday|most|and))`,
      ),
    },
    // Thursday the sixth; march fourth; third of september
    {
      name: 'spoken',
      strength: 0.85,
      regex: regex(
        `\\b(?:${WEEKDAY}\\s+(?:the\\s+)?(?:${ORDINAL_WORD})|(?:${WEEKDAY}\\s+)?(?:${MONTH_FULL})\\s+(?:the\\s+)?(?:${ORDINAL_WORD})|(?:${ORDINAL_WORD})\\s+of\\s+(?:${MONTH_FULL}))\\b`,
      ),
    },
    // Christmas Eve 2023
    {
      name: 'holiday',
      strength: 0.8,
      gate: DIGIT,
      regex: regex(
        `\\b(?:christmas(?: eve| day)?|new year'?s(?: eve| day)?|thanksgiving|easter(?: sunday| monday)?|halloween|valentine'?s day|boxing day|labor day|memorial day|mother'?s day|father'?s day|july 4th|(?:early |late |mid-?)?(?:spring|summer|autumn|fall|winter)) (?:of )?${LONG_YEAR}\\b`,
      ),
    },
    // DOB 19740826; HL7 timestamps between bars
    {
      name: 'compact-labelled',
      strength: 0.9,
      gate: DIGIT,
      regex: regex(
        `\\b(?:dob|d\\.o\\.b\\.?|birth ?date|born|dod|dos|doa)\\W{1,3}(?<value>${LONG_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])${LONG_YEAR})\\b`,
      ),
    },
    {
      name: 'compact-field',
      strength: 0.9,
      gate: DIGIT,
      regex: regex(
        `(?<=[|^~"])${LONG_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:\\d{2}){0,3}(?:\\.\\d{1,4})?(?:[+-]\\d{4})?(?=[|^~"\\r\\n]|$)`,
      ),
    },
    // A month alone that dates care: "in March", "since July"
    {
      name: 'month-alone',
      strength: 0.62,
      regex: regex(
        `(?<=\\b(?:in|since|last|until|by|from|this|next|early|late|mid|during|of)\\s)(?:January|February|March|April|June|July|August|September|October|November|December|May)(?![\\p{L}\\d]|\\s+(?:\\d|be|have|not|also|et))`,
        'gu',
      ),
    },
  ],
  cues: {
    words:
      /\b(?:on|since|from|until|till|dated?|seen|admitted|adm|admit|discharged?|d\/c|dc'?d|dos|doa|dob|born|due|by|placed|started|done|visit|appt|appointment|f\/u|next|last|labs?|echo|ct|mri|xr|cxr|ecg|ekg|us|bx|surgery|op|scan|saw|as of|before|after|through|to|lp|collected|drawn|updated|fecha|el|del|le|du|am|vom|seit|clinic|between|and|expires?|exp|given|hosp|week of|edd|lmp|ingres[oó]|alta|prior)\W{0,3}$/i,
    distance: 24,
    gain: 0.7,
  },
  general: 0.68,
  doubts: {
    before:
      /\b(?:bp|gcs|mmse|moca|score|vas|dash|snellen|visual acuity|od|os|ou|strength|pain|grade|murmur|ratio|visus|va|rated|apgar|apgars|power|mrc|nihss|phq-?9|gad-?7|kappa|titer|dose|acuity|fraction|only|stage|e?-?published|epub|accessed|retrieved)\W{0,4}(?:(?:is|was|of|now|online|on|in) ){0,2}$/i,
    after:
      /^\s*(?:strength|pain|systolic|diastolic|murmur|in (?:all|both|upper|lower|the (?:upper|lower))|throughout|bilat|power|words|points|mmhg|correct|items|pulses|edema|dorsi|plantar|intensity|severity|on (?:the )?(?:mmse|moca|vas|pain)|of patients|chance)/i,
    factor: 0.4,
  },
  finds: [
    'admitted on [[DATE|April 10th, 2023]]?',
    "seen [[DATE|Aug 10, '23]], MRN",
    'DOB [[DATE|08/30/1961]]. ON ELIQUIS',
    'Fracture clinic [[DATE|Thurs 12/6]], morning',
    'EXAM DATE: [[DATE|22-JAN-2024]] 13:10',
    'previous section [[DATE|Nov 2021]] at',
    'born [[DATE|18 april]] at home',
    'light duty from [[DATE|April 2nd]]. boss',
    'PID|1||X||Y||[[DATE|19740826]]|M',
    'Fecha: [[DATE|16 de julio de 2025]]',
    'creatinine 2.1 on [[DATE|2/13]] and',
    '[[DATE|2024-03-04T10:22]] triage',
  ],
  ignores: [
    'BP 120/80, then 96/54',
    'strength 5/5 throughout',
    'since 2019, diagnosed in 2004',
    'pain 7/10, GCS 13/15',
    'she may need 2 units, march on',
    '3 days ago, POD 2, x2 weeks',
    'MMSE 28/30, grade 2/6 murmur',
    'T 38.4, Hb 8.1, K 6.4',
    'What did the trial published April 1, 2022 show?',
    'Summarise the paper (published online on March 3, 2021) in two lines',
  ],
  source: '45 CFR 164.514(b)(2)(i)(C); ISO 8601; HL7 v2 data type TS',
});

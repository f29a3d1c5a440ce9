import { introducesExample, isVignette } from '../context/vignette.ts';
import type { Document } from '../text/document.ts';
import { TENS, UNDER_HUNDRED, UNITS } from '../text/number-words.ts';
import { KIN, PATIENT_NOUNS } from '../context/person-words.ts';
import { isCapitalised, nameWord } from '../model/name-word.ts';
import { defineRule, type Candidate } from './rule.ts';

const UNIT = String.raw`y ?\/ ?o\b|y\.o\b\.?|(?:years?|yrs?|y)\.?(?:[- ]?(?:old|o\b\.?)\b)?|yo\b|ans\b|años\b|jahre\b|jährige?[rn]?\b|anni\b|anos\b|jaar\b`;
const NUMBER = String.raw`(?<![\d.,/:\-+^])\d{1,3}`;
const BEFORE = String.raw`(?:age[d]?|aged about|age:|is now|turned|turns|turning|edad|alter|âge[e]?)`;

/** Every shape captures the span to mark as `value`; the scheme keeps the unit inside and the sex letter outside. */
const SHAPES: readonly { name: string; regex: RegExp; strength: number }[] = [
  {
    name: 'years-old',
    strength: 0.9,
    regex: new RegExp(
      String.raw`${NUMBER}[- ]?(?:${UNIT})(?!\s?(?:ago|later|history|before|after|of (?:use|follow)|post|prior|hx|survival|duration|follow))`,
      'giu',
    ),
  },
  {
    name: 'sex-letter',
    strength: 0.85,
    regex: new RegExp(
      String.raw`${NUMBER}(?= ?(?:[MF]|[mf](?= |,|$)|♀|♂|male|female|man|woman|boy|girl|gentleman|lady)(?![\w'/.]))`,
      'g',
    ),
  },
  { name: 'slash-sex', strength: 0.85, regex: new RegExp(String.raw`${NUMBER}(?= ?\/ ?[MF]\b)`, 'g') },
  {
    name: 'labelled',
    strength: 0.85,
    regex: new RegExp(String.raw`\b${BEFORE}[: ]{1,2}(?<value>\d{1,3}(?:[- ]?(?:${UNIT}))?)(?![\d/.%]|[- ]\d)`, 'giu'),
  },
  {
    name: 'words',
    strength: 0.9,
    regex: new RegExp(
      String.raw`\b(?:(?:an?|one) hundred(?: and)?(?: (?:${UNITS}))?|${UNDER_HUNDRED})[- ](?:years?|year|yr)s?[- ]old\b`,
      'gi',
    ),
  },
  {
    name: 'labelled-words',
    strength: 0.85,
    regex: new RegExp(
      String.raw`\b(?:age|aged|is now|turned) (?<value>(?:${TENS})(?:[- ](?:${UNITS}))?|(?:an?|one) hundred(?: and)?(?: (?:${UNITS}))?)\b`,
      'gi',
    ),
  },
];

const OLD_WORDS = /ninety|hundred/i;

function isOver89(value: string): boolean {
  const number = /\d+/.exec(value);
  return number === null ? OLD_WORDS.test(value) : Number(number[0]) >= 90;
}

function match(document: Document): readonly Candidate[] {
  const { text } = document;
  const vignette = isVignette(text);
  const candidates: Candidate[] = [];
  for (const { name, regex, strength } of SHAPES) {
    for (const found of text.matchAll(regex)) {
      const value = found.groups?.value ?? found[0];
      const end = found.index + found[0].length;
      const start = end - value.length;
      const number = /\d+/.exec(value);
      if (number !== null && Number(number[0]) > 122) continue;
      const over89 = isOver89(value);
      const hypothetical = vignette || introducesExample(text.slice(Math.max(0, start - 4), start));
      candidates.push({
        start,
        end,
        strength: hypothetical ? 0.4 : strength,
        because: [`pattern:${name}`],
        ...(over89 ? {} : { quasi: 'age' as const }),
      });
    }
  }
  candidates.push(...afterName(document, vignette));
  return candidates;
}

const MEASURE_AHEAD =
  /^\s*(?:%|[/.:-]\d|(?:mg|mcg|ml|mm|cm|kg|lbs?|g|bpm|mmhg|units?|weeks?|wks?|days?|months?|mos?|hours?|hrs?|min|x|times|st|nd|rd|th)\b)/i;
const STANDING_ALONE = /^(?:,(?! on\b)|[.;)?!]|\s*$|\s*\n| (?:she|he|and|now|but|who|with|lives?)\b)/;
const PRONOUNS: ReadonlySet<string> = new Set(['he', 'she', 'who', 'they']);
const ADVERBS: ReadonlySet<string> = new Set(['now', 'only', 'already', 'almost', 'nearly', 'just']);

/** "she is", "My grandma is now", "who's", "Her mother,", "At": what a bare age is said of, right before word `index`. */
function toldBefore(document: Document, index: number): boolean {
  let at = index - 1;
  if (document.words[at]!.text === 'At') return document.gapAfter(at) === ' ';
  if (document.gapAfter(at) === ', ') return KIN.has(document.words[at]!.folded);
  while (at > 0 && ADVERBS.has(document.words[at]!.folded) && document.gapAfter(at) === ' ') at--;
  if (document.gapAfter(at) !== ' ') return false;
  const { folded } = document.words[at]!;
  if (folded.endsWith("'s")) return isPerson(folded.slice(0, -2));
  const subject = document.words[at - 1];
  return folded === 'is' && subject !== undefined && document.gapAfter(at - 1) === ' ' && isPerson(subject.folded);
}

function isPerson(folded: string): boolean {
  return PRONOUNS.has(folded) || KIN.has(folded) || PATIENT_NOUNS.has(folded);
}

/** "Verna Tipton 93", "Dolma, 98, weighs", "She's 96": a bare number behind a name or a pronoun. */
function* afterName(document: Document, vignette: boolean): Generator<Candidate> {
  for (let index = 1; index < document.words.length; index++) {
    const word = document.words[index]!;
    if (word.shape !== 'number' || word.text.length < 2 || word.text.length > 3 || Number(word.text) > 112) continue;
    const after = document.text.slice(word.end, word.end + 12);
    if (MEASURE_AHEAD.test(after) || vignette) continue;
    const before = document.words[index - 1]!;
    const gap = document.gapAfter(index - 1);
    const named =
      (gap === ' ' || gap === ', ' || gap === ' (') &&
      isCapitalised(document, index - 1) &&
      nameWord(before).weight >= 0.5 &&
      before.text.length > 3;
    const told = STANDING_ALONE.test(after) && toldBefore(document, index);
    if (!named && !told) continue;
    yield {
      start: word.start,
      end: word.end,
      strength: 0.66,
      because: ['context:after-name'],
      ...(Number(word.text) >= 90 ? {} : { quasi: 'age' as const }),
    };
  }
}

export const age = defineRule({
  id: 'age',
  category: 'age-over-89',
  match,
  doubts: {
    before:
      /(?:over|under|above|below|than|>=?|<=?|≥|≤|to|bpm|spo2|sat|sats|hr|rr|bp|map|temp|until|or|cutoff|at least|between)\s*$/i,
    after: /^\s*(?:%|mg|mmhg|bpm|and (?:over|older|above))/i,
    factor: 0.4,
  },
  finds: [
    'discharge? [[AGE90|94]]F from assisted living',
    'this [[AGE90|91-year-old]] woman, admitted',
    'Age:[[AGE90|94 years]]     Sex:Female',
    'she is [[AGE90|ninety seven year old]] now',
    'mother, aged [[AGE90|ninety-four]], fell',
    '[[AGE90|92 y/o]] male with CHF',
    '[[AGE90|92]]/M S/P ORIF',
    'My grandma is [[AGE90|94]], lives alone',
    'She is [[AGE90|94]], frail',
    'the patient is now [[AGE90|97]] and failing',
  ],
  ignores: [
    '67-year-old with CHF',
    'A 93-year-old woman presents to clinic. Which of the following is the most appropriate next step?',
    'SpO2 94 F/U tomorrow',
    'BP 140/90 mmHg',
    'screening in patients over 90 years old',
    'HR 92, RR 18',
    'his pulse is 94, regular',
    'sats down: she is 94, on 2 L',
    'she is 95% on room air',
  ],
  source: '45 CFR 164.514(b)(2)(i)(C): all ages over 89',
});

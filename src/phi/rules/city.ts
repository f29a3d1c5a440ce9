import { STATE_CODE, STATE_NAME, UNMARKED_PLACES } from '../context/states.ts';
import { isNeverName } from '../context/never-names.ts';
import { isAboutSomeone } from '../context/case.ts';
import { FACILITY_AHEAD, FACILITY_HEAD } from '../context/facility-words.ts';
import { EPONYM_HEADS, EPONYMS } from '../context/eponyms.ts';
import { LEXICON_FLAGS as KNOWN } from '../lexicon/lexicon.ts';
import { isCapitalised } from '../model/name-word.ts';
import { CAPITAL_AHEAD } from '../text/capital-ahead.ts';
import type { Document } from '../text/document.ts';
import { defineRule, type Candidate } from './rule.ts';

const LONGEST_PLACE = 4;

/** Words before a place, and how much each says. */
const LIVES =
  /\b(?:lives?|living|lived|resid(?:es|ing|ent of)|resident of|born|raised|moved|moving|relocat(?:ed|ing)|grew up|based|home|house|unhoused|driv(?:es?|ing|en|ove) (?:in|up|down)?|flying|fly|flew|travel(?:l?ed|l?ing)?|visiting|visit(?:ed)?|transferred|originally|native|vive|reside|habite|wohnt|wohnhaft|woont|natural|vecina|family|farm|shelter|sister|brother|mother|cousin|practice|clinic|er|ed|hospital|gp|unit)\b[^.;:\n]{0,24}\b(?:in|from|to|near|outside|of|at|between|en|de|à|in|out of|over in)\s(?:the )?$|\b(?:lives?(?: alone)?|at home|nearest|taxi rank)\s$/i;
/** The last word of everything in LIVES, PREPOSITION and TOWARDS: cheap to ask. */
const LEADS: ReadonlySet<string> = new Set(
  'in from to near outside of at between en de a the over around our and alone lives live home nearest rank e'.split(
    ' ',
  ),
);
const LIVES_IN = /\b(?:lives?|living|resid\w+|from|born|moved)\b[^.;:\n]{0,24}\b(?:in|from|to)\s$/i;
const PREPOSITION = /\b(?:in|from|near|outside|around|en|à)\s$/i;
const TOWARDS = /\b(?:to|at|of|over|our|de|between|and|&|→|->)\s$/;

function match(document: Document): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const { words, text, lexicon } = document;
  const inCase = isAboutSomeone(text);
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (
      word.shape === 'number' ||
      word.shape === 'code' ||
      (word.shape === 'upper' && !document.isShouted(index) && word.text.length < 4)
    )
      continue;
    const led = LEADS.has(index === 0 ? '' : words[index - 1]!.folded);
    const capital = isCapitalised(document, index);
    // A place is led to, or at least written as one: asked first, because most words end here.
    if (!led && !capital) continue;
    const last = longestPlace(document, index);
    const listed = last >= 0;
    const everyday =
      (word.flags & (capital ? KNOWN.everyday : KNOWN.everyday | KNOWN.vocabulary)) !== 0 && last === index;
    if (!led && !(listed && capital && !everyday)) continue;
    if (
      !listed &&
      !(capital && word.flags === 0) &&
      !(capital && (word.flags & (KNOWN.everyday | KNOWN.vocabulary)) === 0)
    )
      continue;
    const end = words[listed ? last : capitalRun(document, index)]!.end;
    const name = words
      .slice(index, (listed ? last : index) + 1)
      .map(({ folded }) => folded)
      .join(' ');
    if (UNMARKED_PLACES.has(name) || (last <= index && isNeverName(word))) continue;
    const before = text.slice(Math.max(0, word.start - 60), word.start);
    const after = text.slice(end, end + 60);
    if (EPONYM_HEADS.test(after) || FACILITY_AHEAD.test(after)) continue;
    if (!listed && /'s?$/.test(word.folded)) continue;
    if (EPONYMS.has(word.folded.replace(/'s?$/, '')) && !LIVES_IN.test(before)) continue;
    const lives = led && LIVES.test(before);
    let strength = 0;
    if (lives) strength = listed ? (capital ? 0.85 : everyday ? 0.2 : 0.7) : 0.66;
    else if (PREPOSITION.test(before))
      strength = listed
        ? capital
          ? everyday
            ? 0.4
            : 0.74
          : everyday
            ? 0.1
            : last > index
              ? 0.65
              : 0.5
        : unknownAfterPreposition(document, index, before, inCase);
    else if (TOWARDS.test(before)) strength = listed && capital && !everyday ? 0.5 : 0.2;
    else if (listed && capital && !everyday) strength = last > index ? 0.5 : 0.3;
    if (strength > 0 && !lexicon.flagsOf(name) && !capital) strength *= 0.5;
    if (strength >= 0.3)
      candidates.push({ start: word.start, end, strength, because: [listed ? 'lexicon:place' : 'context:place'] });
    if (listed) index = last;
  }
  return candidates;
}

function unknownAfterPreposition(document: Document, index: number, before: string, inCase: boolean): number {
  const word = document.words[index]!;
  if (word.shape !== 'title' || (word.flags & KNOWN.given) !== 0 || EPONYMS.has(word.folded.replace(/'s?$/, '')))
    return 0;
  const near = /\b(?:in|near|outside)\s$/i.test(before);
  return inCase ? (near ? 0.66 : 0.5) : 0.36;
}

/** The last word of the longest listed place that starts here, or -1. */
function longestPlace(document: Document, index: number): number {
  const { words, lexicon } = document;
  let last = (words[index]!.flags & KNOWN.place) !== 0 ? index : -1;
  let phrase = words[index]!.folded;
  for (let i = index + 1; i < index + LONGEST_PLACE && i < words.length; i++) {
    if (!/^[ -]$|^\. $/.test(document.gapAfter(i - 1))) break;
    phrase += ` ${words[i]!.folded}`;
    if (lexicon.flagsOf(phrase) & KNOWN.place) last = i;
  }
  return last;
}

/** How far capitals go on after an unlisted place: "Motilla", "Cold Spring". */
function capitalRun(document: Document, index: number): number {
  let last = index;
  while (
    last - index < 2 &&
    document.gapAfter(last) === ' ' &&
    document.words[last + 1] !== undefined &&
    isCapitalised(document, last + 1) &&
    document.words[last + 1]!.shape === 'title'
  )
    last++;
  return last;
}

export const city = defineRule({
  id: 'city',
  general: 0.75,
  category: 'city',
  match,
  patterns: [
    {
      name: 'before-state',
      strength: 0.86,
      regex: new RegExp(
        String.raw`${CAPITAL_AHEAD}(?<![\p{L}\d])(?!(?:Dr|Mr|Mrs|Ms|RN|In|At|From|The)\b)\p{Lu}[\p{L}'.-]{1,30}(?: \p{Lu}[\p{L}'.-]{1,30}){0,2}(?=, ?(?:(?:${STATE_CODE})\b(?! \d{1,3}\b)(?!'|-)|(?:${STATE_NAME})\b)(?!, (?:RN|MD)|,? PhD))`,
        'gu',
      ),
    },
    // After the street line, and before a postcode: "Quince Aly, Natchez MS 39120", "Gloucester 01930", "Hexham, NE46 3QQ"
    {
      name: 'after-street',
      strength: 0.82,
      regex:
        /(?<=\d[^\n.;:]{3,40} (?:St|Street|Ave|Avenue|Blvd|Rd|Road|Ln|Lane|Dr|Drive|Ct|Court|Cir|Pl|Place|Ter|Terrace|Trl|Way|Pkwy|Hwy|Aly|Sq|Loop|Close|Row|Crescent|Cres|Gardens|Grove|Bend|Hollow)\.?(?:,? (?:Apt|Unit|Suite|Ste|#|Lot|unit|apt)\.? ?#?[\w-]{1,5})?, )\p{Lu}[\p{L}'.-]{1,30}(?: \p{Lu}[\p{L}'-]{1,30}){0,2}(?=,|\.|\s*$| [A-Z]{2}\b| \d{4,5}\b| [A-Z]{1,2}\d)/gmu,
    },
    {
      name: 'before-zip',
      strength: 0.8,
      regex: new RegExp(
        String.raw`(?<=[,|(\n] ?|\b(?:in|from|of) )(?!(?:RN|MD|Unit|Apt|Suite|Box|ID)\b)\p{Lu}[\p{L}'-]{0,30}\p{Ll}(?: \p{Lu}[\p{L}'-]{0,30}\p{Ll}){0,2}(?=,? (?:(?:${STATE_CODE}) )?\d{5}(?:-\d{4})?(?![\d-])|,? [A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? \d[A-Z]{2}\b)`,
        'gu',
      ),
    },
    {
      name: 'after-facility',
      strength: 0.7,
      regex: new RegExp(
        String.raw`(?<=\p{Lu}[\p{L}'-]{1,30} (?:${FACILITY_HEAD}), )(?!(?:MD|DO|RN|NP|PA|ID|DOB|MRN|Inc|LLC|Ltd|The|Dr|Fax|Tel|Phone|Department)\b)\p{Lu}\p{Ll}{2,30}(?: \p{Lu}\p{Ll}{1,30})?(?=[,.;)]|\r?\n|$)`,
        'gu',
      ),
    },
    {
      name: 'field',
      strength: 0.85,
      regex:
        /\b(?:[Cc]ity|CITY|[Tt]own|[Pp]oblación|[Cc]iudad|[Ll]ocalidad|[Vv]ille|[Ww]ohnort|[Cc]ounty|[Cc]ittà)["']?[ \t]*[:=][ \t"']*(?<value>\p{Lu}[\p{L}'-]{1,30}(?: (?:de|del|la|\p{Lu}[\p{L}'-]{1,30})){0,4})/gu,
    },
    {
      name: 'message-field',
      strength: 0.85,
      regex: new RegExp(String.raw`(?<=\^)(?<value>[A-Z][\p{L}' -]{2,30})(?=\^(?:${STATE_CODE}|[A-Z]{2,3})\^)`, 'gu'),
    },
    {
      name: 'county',
      strength: 0.72,
      regex: new RegExp(
        String.raw`${CAPITAL_AHEAD}(?<![\p{L}\d])\p{Lu}[\p{L}'-]{1,30}(?: \p{Lu}[\p{L}'-]{1,30})? (?:County|Parish|Township|Borough|Village|Heights|Beach|Springs|Falls)(?![\p{L}\d]| (?:Hospital|Medical|Health|Clinic|Schools?|Jail|Elementary))`,
        'gu',
      ),
    },
  ],
  finds: [
    'who lives in [[CITY|Sunnyvale]], CA, and',
    'son Efrain drove in from [[CITY|Yakima]]',
    'a unit in [[CITY|Parma]], and what she saw',
    'he lives in [[CITY|Yirrkala]] with family',
    'clinic in [[CITY|Chicago]] last month',
    '^^[[CITY|EDINBURG]]^TX^78539',
    'from [[CITY|Los Angeles]] originally',
  ],
  ignores: [
    'Boston bowel prep score, Paris classification',
    'in Texas and Canada',
    'Ottawa ankle rules in adults',
    'in Crohn disease or in Graves disease',
    'Glasgow coma scale of 14',
    'Rome IV criteria',
  ],
  source: '45 CFR 164.514(b)(2)(i)(B); place names of GeoNames',
});

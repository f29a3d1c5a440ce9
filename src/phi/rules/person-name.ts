import { withoutPossessive, withoutS } from '../lexicon/possessive.ts';
import { isAboutSomeone, isGeneral } from '../context/case.ts';
import { EPONYM_HEADS, EPONYMS } from '../context/eponyms.ts';
import { isJointEponym } from '../context/joint-eponyms.ts';
import { isRenowned, STORIED_DOCTORS } from '../context/renowned.ts';
import { FACILITY_AHEAD } from '../context/facility-words.ts';
import { STATE_CODE } from '../context/states.ts';
import { CLINICIAN_TITLES, TITLES } from '../context/person-words.ts';
import type { Reason, Role } from '../finding.ts';
import { announcementOf, hasCredentialAfter, speaksFor, SURROUNDINGS } from '../model/name-cues.ts';
import { chainFrom, spanOf, type NameChain } from '../model/name-chain.ts';
import { patternedNames } from '../model/name-patterns.ts';
import { propagated } from '../model/name-mentions.ts';
import { LEXICON_FLAGS as KNOWN } from '../lexicon/lexicon.ts';
import { isCapitalised, isInitial, nameWord, startsNoName, type NameWord } from '../model/name-word.ts';
import type { Document } from '../text/document.ts';
import { defineRule, type Candidate } from './rule.ts';

/** How far the text around a chain is looked at, in characters. */
const AROUND = 160;
const STATE_AHEAD = new RegExp(String.raw`^,? (?:${STATE_CODE})\b(?! \d{1,3}\b)`);
/** "April 1, 2022". */
const DAY_AND_YEAR_AHEAD = /^ \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b/;
/** In a text about one person an unexplained capital is more often a name than in a general question. */
const CASE_GAIN = 0.35;
/** In a text about nobody a name is more often history, a product or a paper. */
const GENERAL_FACTOR = 0.8;
/** Somebody of history or fiction, in a text that nothing ties to a patient. */
const RENOWN_FACTOR = 0.55;

function match(document: Document): readonly Candidate[] {
  const inCase = isAboutSomeone(document.text);
  const general = isGeneral(document.text);
  const candidates: Candidate[] = [...patternedNames(document, inCase)];
  for (let index = 0; index < document.words.length; index++) {
    const known = nameWord(document.words[index]!);
    const announced = announcedAt(document, index, known);
    if (announced !== undefined) candidates.push(announced.candidate);
    const alone = aloneAt(document, index, known, inCase, general);
    if (alone !== undefined) candidates.push(alone);
  }
  const merged = mergeOverlaps(candidates);
  return [...merged, ...propagated(document, merged)];
}

/** A name that something before it announced. */
function announcedAt(
  document: Document,
  index: number,
  known: NameWord,
): { candidate: Candidate; chain: NameChain } | undefined {
  const word = document.words[index]!;
  if (known.barred && startsNoName(word)) return undefined;
  const announcement = announcementOf(document, index);
  if (announcement === undefined) return undefined;
  if (CLINICIAN_TITLES.has(word.folded) || (TITLES.has(word.folded) && word.shape === 'title')) return undefined;
  const { weight, unknown } = known;
  const ordinary = (word.flags & KNOWN.everyday) !== 0 && weight < 0.3;
  const capital = isCapitalised(document, index);
  if (!announcement.sure && !(capital ? weight >= 0.1 || isDottedInitial(document, index) : weight >= 0.45))
    return undefined;
  if (
    !announcement.sure &&
    word.shape === 'upper' &&
    word.text.length > 1 &&
    word.text.length <= 3 &&
    !document.isShouted(index)
  )
    return undefined;
  if (!capital && weight < 0.1 && !unknown && !(announcement.because === 'cue:title' && announcement.sure))
    return undefined;
  if (!capital && ordinary && announcement.because !== 'cue:title' && !document.isShouted(index)) return undefined;
  const chain = chainFrom(document, index, 'named');
  if (chain === undefined) return undefined;
  if (
    announcement.because === 'cue:field' &&
    !announcement.sure &&
    (ordinary || weight < 0.1) &&
    !hasNameAfter(document, chain)
  )
    return undefined;
  const span = spanOf(document, chain);
  if (EPONYM_HEADS.test(document.text.slice(span.end, span.end + 60)) && announcement.because !== 'cue:title')
    return undefined;
  const doubt = isStoried(document, index, chain, announcement.because)
    ? RENOWN_FACTOR
    : !capital && weight < 0.3
      ? 0.75
      : 1;
  return {
    candidate: {
      ...span,
      strength: announcement.strength * doubt,
      because: [announcement.because],
      role: announcement.role,
    },
    chain,
  };
}

/** "Dr. House": a doctor of fiction, unless the rest of the text is about a patient. */
function isStoried(document: Document, index: number, { first, last }: NameChain, because: Reason): boolean {
  const { folded, end } = document.words[index]!;
  if (because !== 'cue:title' || first !== last || !STORIED_DOCTORS.has(withoutS(folded))) return false;
  return !isAboutSomeone(document.text.slice(0, document.words[index - 1]!.start) + document.text.slice(end));
}

/** "PATIENT: Sure." names nobody; "PATIENT: Grace Hope" does. */
function hasNameAfter(document: Document, { first, last }: NameChain): boolean {
  for (let i = first + 1; i <= last; i++) if (nameWord(document.words[i]!).weight >= 0.25) return true;
  return false;
}

/** A name that nothing announced: the word lists, and what stands around it, must speak for it. */
function aloneAt(
  document: Document,
  index: number,
  first: NameWord,
  inCase: boolean,
  general: boolean,
): Candidate | undefined {
  const capital = isCapitalised(document, index);
  const led =
    isDottedInitial(document, index) &&
    document.words[index + 1] !== undefined &&
    nameWord(document.words[index + 1]!).weight >= 0.25;
  if (first.weight < 0.25 && !(first.weight >= 0.08 && capital) && !led) return undefined;
  if (index > 0 && isContinuation(document, index)) return undefined;
  if (isJointEponym(document, index)) return undefined;
  const chain = chainFrom(document, index, 'alone') ?? { first: index, last: index };
  const single = chain.first === chain.last;
  if (single && isWeakSingle(document, index, first)) return undefined;
  const span = spanOf(document, chain);
  const after = document.text.slice(span.end, span.end + AROUND);
  const before = document.text.slice(Math.max(0, span.start - AROUND), span.start);
  if (
    EPONYM_HEADS.test(after) ||
    (capital && FACILITY_AHEAD.test(after)) ||
    (single && STATE_AHEAD.test(after)) ||
    (single && DAY_AND_YEAR_AHEAD.test(after)) ||
    isCitation(after, before)
  )
    return undefined;
  const because: Reason[] = ['lexicon:name'];
  const flat = single && !capital && first.unknown;
  let doubt = 1 - lexicalStrength(document, chain);
  let role: Role | undefined;
  for (const surrounding of SURROUNDINGS) {
    if (flat && surrounding.flat !== true) continue;
    if (!speaksFor(surrounding, before, after)) continue;
    doubt *= 1 - surrounding.gain;
    because.push(`context:${surrounding.name}`);
    role ??= surrounding.role;
  }
  if (inCase && capital && !(single && startsSentence(before) && !first.unknown && first.weight < 0.6)) {
    doubt *= 1 - CASE_GAIN;
    because.push('context:case');
  }
  if (hasCredentialAfter(document, chain.last) && capital) {
    doubt *= 0.15;
    because.push('cue:credential');
    role = 'clinician';
  }
  let strength = (1 - doubt) * (general ? GENERAL_FACTOR : 1);
  if (!inCase && isRenowned(before, after)) strength *= RENOWN_FACTOR;
  if (single && !first.unknown && first.weight < 0.6 && startsSentence(before)) strength *= 0.7;
  return { ...span, strength, because, ...(role === undefined ? {} : { role }) };
}

/** Single words that only an announcement makes a name: acronyms, eponyms, lower-case words that mean something. */
function isWeakSingle(document: Document, index: number, first: NameWord): boolean {
  const word = document.words[index]!;
  const { folded, shape, flags } = word;
  if (EPONYMS.has(withoutPossessive(folded))) return true;
  if (document.isShouted(index)) return first.weight < 0.4;
  if (shape === 'upper') return word.text.length <= 4 && first.weight < 0.9;
  if (shape === 'lower')
    return first.weight < 0.4 || folded.length < 4 || (flags & (KNOWN.everyday | KNOWN.vocabulary)) !== 0;
  return false;
}

function isDottedInitial(document: Document, index: number): boolean {
  return isInitial(document.words[index]) && document.gapAfter(index).startsWith('.');
}

/** True when the word before already began this name. */
function isContinuation(document: Document, index: number): boolean {
  if (!/^(?: |-|')$/.test(document.gapAfter(index - 1))) return false;
  const before = document.words[index - 1]!;
  return isCapitalised(document, index) === isCapitalised(document, index - 1) && nameWord(before).weight >= 0.25;
}

function isCitation(after: string, before: string): boolean {
  if (/^[^\n]{0,110}?(?:\bet al\b|\b(?:19|20)\d\d;\s?\d|\bdoi\b|\bPMID\b|\bISBN\b)/.test(after)) return true;
  return (
    /^,? (?:[A-Z]{1,3},? )?(?:et al|and colleagues)\b|^ [A-Z]{1,2}[,;] [A-Z]\w+ [A-Z]{1,2}[,;]|^ ?\(?(?:19|20)\d\d\)?[;,:)]|^,? (?:NEJM|Lancet|JAMA|BMJ|Circulation|Chest|Blood|Gut)\b/.test(
      after,
    ) || /\bet al\W+$/.test(before)
  );
}

function startsSentence(before: string): boolean {
  return /(?:^|[.!?:]\s+|\n\s*|["“(]\s*)$/.test(before);
}

/** What the word lists alone say of a chain. */
function lexicalStrength(document: Document, { first, last }: NameChain): number {
  let doubt = 1;
  let known = false;
  let parts = 0;
  for (let i = first; i <= last; i++) {
    const word = document.words[i]!;
    if (isInitial(word)) {
      doubt *= 0.55;
      parts++;
      continue;
    }
    const { weight, given, surname } = nameWord(word);
    if (weight >= 0.5 && (given || surname)) known = true;
    if (weight > 0) parts++;
    const share = isCapitalised(document, i) ? (i === first ? 0.72 : 0.66) : 0.58;
    doubt *= 1 - weight * share;
  }
  const strength = 1 - doubt;
  if (parts === 1) return strength * (document.words[first]!.shape === 'upper' ? 0.75 : 1);
  return known ? strength : strength * 0.85;
}

/** Overlapping sights of one name become one: the widest span with the best strength. */
function mergeOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const sorted = candidates.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const merged: Candidate[] = [];
  for (const candidate of sorted) {
    const last = merged.at(-1);
    if (last === undefined || candidate.start >= last.end) {
      merged.push(candidate);
      continue;
    }
    const stronger = candidate.strength > last.strength ? candidate : last;
    const both = Math.min(last.strength, candidate.strength) >= 0.3;
    const start = both ? last.start : stronger.start;
    const end = both ? Math.max(last.end, candidate.end) : stronger.end;
    merged[merged.length - 1] = { ...stronger, start, end };
  }
  return merged;
}

export const personName = defineRule({
  id: 'person-name',
  category: 'name',
  match,
  finds: [
    '54-year-old female with rheumatoid arthritis, [[NAME|Julie M.]], who was admitted',
    'Patient: [[NAME|Oyelaran, Babatunde T.]]     MRN: KV-0447182',
    'CODE STROKE. [[NAME|DELGADO-RUIZ, YESENIA]] DOB 08/30/1961',
    'Dr. [[NAME|Hand]] stopped before incision',
    'old mr [[NAME|church]], wife [[NAME|Dorcas]] is at bedside',
    'seen by Dr. [[NAME|van der Meulen]] today',
    'K 6.4 on [[NAME|szczepański]] 6260181 lokelma or wait',
    'PID|1||X||[[NAME|ESCALANTE^RODRIGO^M^JR]]||',
    'pt [[NAME|JS]] is asking for more oxycodone',
    'signed by [[NAME|Priscilla Dunmore]], MD',
    'her sister [[NAME|Graciela Quiñonez]] called',
    'first name [[NAME|keanu]] last name [[NAME|kahananui]]',
    'Patient [[NAME|Ada Okonkwo]], MRN 4471902',
    'daughter [[NAME|LaToya McDonald]] called',
    'Dr. [[NAME|House]] will see this patient on the ward',
  ],
  ignores: [
    'Colles vs Smith fracture, which one is displaced?',
    'A Foley was placed and Babinski was negative',
    'Wolff-Parkinson-White and Crohn’s disease',
    'may, march and august are months; hope she is well',
    'start Lokelma or Eliquis, then Jardiance',
    'per Ho PR, Koendgen H, Campbell N, et al. Lancet Neurol 2017',
    'Mr and Mrs are titles',
    'the patient will mark the site in the church hall',
    'Glasgow Coma Scale, Bishop score, Apgar 9',
    '77 y/o woman with HFrEF (EF 35%), IgAN (biopsy), ESRDx',
    'her ECG suggested Romano-Ward or Jervell and Lange-Nielsen, not Lambert-Eaton',
    'the 2023 ADA standards for this patient',
    'Who was Florence Nightingale?',
    'What did Henrietta Lacks contribute to medicine?',
    'Was Dr. House right about lupus?',
  ],
  source: '45 CFR 164.514(b)(2)(i)(A); initials count as names',
});

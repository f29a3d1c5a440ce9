import { isNeverName } from '../context/never-names.ts';
import { CREDENTIALS, KIN } from '../context/person-words.ts';
import { LEXICON_FLAGS as KNOWN } from '../lexicon/lexicon.ts';
import type { Candidate } from '../rules/rule.ts';
import { CAPITAL_AHEAD } from '../text/capital-ahead.ts';
import type { Document } from '../text/document.ts';
import { nameWord } from './name-word.ts';

const PART = String.raw`\p{Lu}[\p{L}'-]{0,30}\p{L}`;

/** "Oyelaran, Babatunde T.", "BRANNIGAN,KEVIN T", "Van Zandt, Cornelius". */
const INVERTED = new RegExp(
  String.raw`${CAPITAL_AHEAD}(?<![\p{L}\d-])(?:(?:Van|Von|De|Del|La|Le|El|Al|Di|St\.?|Mc|Mac|O)[ '])?(?<surname>${PART}(?: ${PART})?), ?(?<given>${PART})(?: (?:\p{Lu}\.?|${PART}))?(?: (?:JR|SR|Jr|Sr|II|III|IV)\b\.?)?(?![\p{L}\d])`,
  'gu',
);

/** HL7, DICOM and vCard composites: "DOE^JANE^Q". */
const CARETS =
  /(?<![\p{L}\d])(?<!\p{L}\^|\^\^)\p{L}[\p{L}'-]{1,30}\^\p{L}[\p{L} '-]{0,30}(?:\^\p{L}[\p{L}.]{0,30})*(?!\d)/gu;

/** Initials with stops: "J.S.", "R. K. Odhiambo" is a chain, not this. */
const INITIALS = new RegExp(
  String.raw`${CAPITAL_AHEAD}(?<![\p{L}\d.])\p{Lu}\.[ ]?\p{Lu}\.(?:[ ]?\p{Lu}\.)?(?![\p{L}\d])`,
  'gu',
);
const INITIALS_CUE =
  /\b(?:pt|patient|client|resident|initials|named?|mr|mrs|ms|by|student|child|baby|boy|girl|re|for|with|about|—|-)\W{0,3}$/i;

/** "pt JS", "patient AB": two or three capitals right behind the word for the patient. */
const BARE_INITIALS =
  /\b(?:[Pp]t|[Pp]atient|[Cc]lient|[Rr]esident|[Ii]nitials)[ :]{1,2}(?<value>\p{Lu}{2,3})(?![\p{L}\d/-]| \d{0,3}(?:mg|ml))/gu;
const NOT_INITIALS =
  /^(?:IS|WAS|HAS|ON|IN|WITH|AND|FOR|TO|DC|ED|ER|ICU|OR|CT|MRI|ID|HX|DX|TX|RX|PT|OT|BP|HR|DOB|SSN|MRN|MD|RN|DNR|DNI|NPO|CHF|MI|DM|UTI|AKI|CKD|HTN|HIV|AMA|ASA|POD|GCS|OSA|ESRD|IV|IM|PO|AF|VT|PE|TB|MS|RA|HD|PD|LOS|CC|FU|NOK|INR|EF|EHR|EMR|US|UK|WHO|A|NOT|DID|CAN|HAD)$/;

/** Names that are recognised by how they are written, wherever they stand. */
export function patternedNames(document: Document, inCase: boolean): Candidate[] {
  return [
    ...inverted(document),
    ...surnameAndInitial(document, inCase),
    ...logins(document),
    ...carets(document),
    ...initials(document),
  ];
}

function weightAt(
  document: Document,
  offset: number,
): { weight: number; given: boolean; unknown: boolean; place: boolean } {
  const word = document.words[document.wordAt(offset)];
  if (word === undefined) return { weight: 0, given: false, unknown: false, place: false };
  return { ...nameWord(word), place: (word.flags & KNOWN.place) !== 0 };
}

function* inverted(document: Document): Generator<Candidate> {
  for (const found of document.text.matchAll(INVERTED)) {
    const surname = found.groups?.surname ?? '';
    const given = found.groups?.given ?? '';
    const surnameAt = found.index + found[0].indexOf(surname);
    const givenAt = found.index + found[0].indexOf(given, found[0].indexOf(','));
    const last = weightAt(document, surnameAt);
    const first = weightAt(document, givenAt);
    if (
      KIN.has(given.toLowerCase()) ||
      CREDENTIALS.has(given.toLowerCase()) ||
      last.weight === 0 ||
      first.weight < 0.03
    )
      continue;
    const end = found.index + found[0].length;
    const tight = /,\p{Lu}/u.test(found[0]);
    const shouted = surname === surname.toUpperCase();
    // "Rome, Atlanta, Tokyo": a list has more commas than one.
    const listed =
      document.text.startsWith(', ', found.index - 2) || /^, ?\p{Lu}/u.test(document.text.slice(end, end + 3));
    if (!(first.given || first.unknown) && !tight) continue;
    if (listed && !tight) continue;
    let strength = 1 - (1 - first.weight * (first.given ? 0.75 : 0.5)) * (1 - last.weight * 0.6);
    if (tight || shouted) strength += (1 - strength) * 0.35;
    // In running text a comma between two names is more often a list or "Boston, Massachusetts".
    if (!tight && !shouted && !first.given) strength *= 0.8;
    yield {
      start: found.index,
      end: withoutTail(document, givenAt + given.length, end),
      strength,
      because: ['pattern:surname-comma-given'],
    };
  }
}

/** A last part that is no name ("DOB", "MD") is cut off again. */
function withoutTail(document: Document, from: number, end: number): number {
  const tail = document.words[document.wordAt(from)];
  if (tail === undefined || tail.start >= end) return end;
  return tail.text.length > 1 && (isNeverName(tail) || CREDENTIALS.has(tail.folded)) ? from : end;
}

/** "Nurlanova A.", "Ramlogan, D", "TSHERING W". */
const SURNAME_INITIAL = new RegExp(
  String.raw`${CAPITAL_AHEAD}(?<![\p{L}\d-])${PART}(?:, ?| )\p{Lu}(?:\.|(?=[ ,;|)]|\r?\n|$))`,
  'gu',
);

function* surnameAndInitial(document: Document, inCase: boolean): Generator<Candidate> {
  if (!inCase) return;
  for (const found of document.text.matchAll(SURNAME_INITIAL)) {
    const { weight } = weightAt(document, found.index);
    const after = document.text.slice(found.index + found[0].length, found.index + found[0].length + 40);
    if (
      weight < 0.35 ||
      /^[^\n]{0,110}?(?:\bet al\b|\b(?:19|20)\d\d;\s?\d|\bdoi\b|\bPMID\b)/.test(
        document.text.slice(found.index, found.index + 150),
      ) ||
      /^,? (?:et al|\p{Lu}\p{Ll}{1,30} \p{Lu}{1,2}[,;.])/u.test(after)
    )
      continue;
    const sure = found[0].includes(',') || found[0].endsWith('.');
    yield {
      start: found.index,
      end: found.index + found[0].length,
      strength: sure ? 0.66 : 0.6,
      because: ['pattern:surname-initial'],
    };
  }
}

/** A login made of a person's name: "user tsaarinen", "login huw.pugh". */
const LOGIN =
  /\b(?:login|user(?:name)?|logged in as|userid|user id)[ :="]{1,3}(?<value>[A-Za-z][a-z]{2,}(?:\.[a-z]{2,})?\d{0,3})(?![\w@])/gi;

function* logins(document: Document): Generator<Candidate> {
  for (const found of document.text.matchAll(LOGIN)) {
    const value = found.groups?.value ?? '';
    const end = found.index + found[0].length;
    const folded = value.toLowerCase().replace(/\d+$/, '');
    const flags = document.lexicon.flagsOf(folded);
    const surname = [folded.slice(1), folded.slice(2), folded.split('.').at(-1) ?? ''].some(
      (part) => part.length >= 4 && (document.lexicon.flagsOf(part) & KNOWN.surname) !== 0,
    );
    if (flags & (KNOWN.everyday | KNOWN.vocabulary)) continue;
    yield { start: end - value.length, end, strength: surname ? 0.8 : 0.5, because: ['pattern:login'] };
  }
}

function* carets(document: Document): Generator<Candidate> {
  if (!document.text.includes('^')) return;
  for (const found of document.text.matchAll(CARETS)) {
    const [surname = '', given = ''] = found[0].split('^');
    const last = weightAt(document, found.index);
    const first = weightAt(document, found.index + surname.length + 1);
    const coded = surname.length <= 3 && surname === surname.toUpperCase() && last.weight < 0.4;
    if (coded || first.weight < 0.05 || (last.weight < 0.1 && first.weight < 0.25) || given.split(' ').length > 2)
      continue;
    yield {
      start: found.index,
      end: found.index + found[0].replace(/[\^ ]+$/, '').length,
      strength: 0.92,
      because: ['pattern:carets'],
    };
  }
}

function* initials(document: Document): Generator<Candidate> {
  for (const found of document.text.matchAll(INITIALS)) {
    if (
      /^(?:M\. ?D\.|D\. ?O\.|R\. ?N\.|U\. ?S\.|P\. ?O\.|I\. ?V\.|I\. ?M\.|U\. ?K\.|E\. ?R\.|E\. ?D\.|G\. ?I\.)/.test(
        found[0],
      )
    )
      continue;
    const cued = INITIALS_CUE.test(document.text.slice(Math.max(0, found.index - 20), found.index));
    yield {
      start: found.index,
      end: found.index + found[0].length,
      strength: cued ? 0.75 : 0.4,
      because: ['pattern:initials'],
    };
  }
  for (const found of document.text.matchAll(BARE_INITIALS)) {
    const value = found.groups?.value ?? '';
    const end = found.index + found[0].length;
    if (NOT_INITIALS.test(value) || document.isShouted(document.wordAt(end - value.length))) continue;
    yield { start: end - value.length, end, strength: 0.72, because: ['cue:patient'], role: 'patient' };
  }
}

import { fold } from '../../src/phi/lexicon/fold.ts';
import { MODEL_CATEGORIES } from '../../src/phi/model/labels.ts';
import { WORD_CLASS, classOf } from '../../src/phi/model/word-class.ts';
import type { TrainDocument, TrainSpan } from './document.ts';
import type { Random } from './random.ts';
import type { WordLists } from './word-lists.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const SHORT_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** How often a slot gets another value, by what it holds. */
const SWAP = { name: 0.85, place: 0.7, id: 0.5, number: 0.6 };

/** Of the copies, how many break off where somebody still types. */
const UNFINISHED = 0.2;
/** Fewer characters of a value are not yet its beginning. */
const SHORTEST_BEGINNING = 3;

/**
 * A copy of a training text with other names, towns, dates and numbers in its marked spans; sometimes in other letter
 * case, with other blanks or broken off. What surrounds the spans stays.
 */
export function augmented(document: TrainDocument, lists: WordLists, random: Random): TrainDocument {
  const whole = substituted(document, lists, random);
  const swapped = random.next() < UNFINISHED ? brokenOff(whole, random) : whole;
  const roll = random.next();
  const english = document.lang.startsWith('en');
  if (roll < 0.2) return recased(swapped, (text) => text.toLowerCase());
  if (roll < 0.27) return recased(swapped, (text) => text.toUpperCase());
  if (roll < 0.34 && english) return respaced(swapped, random);
  return swapped;
}

function substituted(document: TrainDocument, lists: WordLists, random: Random): TrainDocument {
  const other = new Map<string, string>();
  const spans: TrainSpan[] = [];
  let text = '';
  let at = 0;
  for (const span of document.spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start < at) continue;
    text += document.text.slice(at, span.start);
    const start = text.length;
    text += valueFor(document.text.slice(span.start, span.end), span, lists, random, other);
    spans.push({ ...span, start, end: text.length });
    at = span.end;
  }
  return { ...document, text: text + document.text.slice(at), spans };
}

function valueFor(
  value: string,
  { categories }: TrainSpan,
  lists: WordLists,
  random: Random,
  other: Map<string, string>,
): string {
  const category = MODEL_CATEGORIES[categories[0] ?? -1];
  if (categories.length !== 1 || category === undefined) return value;
  if (category === 'name')
    return random.next() < 0.1 ? value : eachWord(value, (word) => otherName(word, lists, random, other));
  if (category === 'city') return random.next() < SWAP.place ? otherPlace(value, lists, random, other) : value;
  if (category === 'facility' || category === 'address') {
    const numbered = category === 'address' ? digitsChanged(value, random) : value;
    return eachWord(numbered, (word) => (random.next() < SWAP.place ? otherProper(word, lists, random, other) : word));
  }
  if (category === 'date') return random.next() < SWAP.number ? otherDate(value, random) : value;
  if (category === 'phone' || category === 'fax' || category === 'zip')
    return random.next() < SWAP.number ? digitsChanged(value, random) : value;
  if (category === 'email' || category === 'url' || category === 'handle' || category === 'ip' || category === 'age')
    return value;
  return random.next() < SWAP.id ? idChanged(value, random) : value;
}

function eachWord(value: string, change: (word: string) => string): string {
  return value.replace(/\p{L}[\p{L}\p{M}'’]*/gu, change);
}

function otherName(word: string, lists: WordLists, random: Random, other: Map<string, string>): string {
  const folded = fold(word);
  if (word.length < 3 || classOf(folded) & (WORD_CLASS.particle | WORD_CLASS.number | WORD_CLASS.title)) return word;
  let name = other.get(folded);
  if (name === undefined) {
    const roll = random.next();
    if (roll > SWAP.name) name = folded;
    else if (roll < 0.3) name = random.pick(lists.surnames);
    else if (roll < 0.5) name = random.pick(lists.given);
    else if (roll < 0.7) name = random.pick(lists.rare);
    else name = blended(random.pick(lists.rare), random.pick(lists.surnames), random);
    other.set(folded, name);
  }
  return name === folded ? word : inCaseOf(word, name);
}

/** A name that no list has: the head of one and the tail of another. */
function blended(one: string, two: string, random: Random): string {
  return one.slice(0, random.between(2, 4)).toLowerCase() + two.slice(-random.between(3, 5)).toLowerCase();
}

function otherPlace(value: string, lists: WordLists, random: Random, other: Map<string, string>): string {
  const folded = fold(value);
  let place = other.get(folded);
  if (place === undefined)
    other.set(
      folded,
      (place =
        random.next() < 0.85
          ? random.pick(lists.places)
          : blended(random.pick(lists.places), random.pick(lists.places), random)),
    );
  return place
    .split(' ')
    .map((word) => inCaseOf(value, word))
    .join(' ');
}

function otherProper(word: string, lists: WordLists, random: Random, other: Map<string, string>): string {
  const folded = fold(word);
  const kept =
    WORD_CLASS.facility |
    WORD_CLASS.street |
    WORD_CLASS.stop |
    WORD_CLASS.particle |
    WORD_CLASS.number |
    WORD_CLASS.region;
  if (word.length < 4 || classOf(folded) & kept) return word;
  return inCaseOf(
    word,
    random.next() < 0.6
      ? (other.get(folded) ?? random.pick(lists.surnames))
      : (random.pick(lists.places).split(' ')[0] ?? folded),
  );
}

function inCaseOf(model: string, word: string): string {
  if (model === model.toUpperCase() && model.length > 1) return word.toUpperCase();
  if (model === model.toLowerCase()) return word.toLowerCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function otherDate(value: string, random: Random): string {
  const numbers = value.replace(/\d+/g, (digits) => {
    const number = Number(digits);
    if (digits.length === 4 && number > 1900 && number < 2040) return String(random.between(1930, 2026));
    if (digits.length > 2) return digits;
    const changed =
      number <= 12 ? random.between(1, 12) : number <= 31 ? random.between(13, 28) : random.between(32, 99);
    return String(changed)
      .padStart(digits.length, '0')
      .slice(-Math.max(digits.length, String(changed).length));
  });
  return numbers.replace(/\b[A-Z][a-z]{2,8}\b/g, (word) => {
    if (MONTHS.includes(word)) return random.pick(MONTHS);
    return SHORT_MONTHS.includes(word) ? random.pick(SHORT_MONTHS) : word;
  });
}

function digitsChanged(value: string, random: Random): string {
  return value.replace(/\d/g, (digit) => (digit === '0' ? '0' : String(random.between(1, 9))));
}

function idChanged(value: string, random: Random): string {
  return value
    .replace(/\d/g, () => String(random.between(0, 9)))
    .replace(/(?<![A-Za-z])[A-Z](?![a-z])/g, (letter) =>
      random.next() < 0.3 ? String.fromCharCode(65 + random.between(0, 25)) : letter,
    );
}

/** The text as it stood while one of its values was being typed: drafts are read, too. */
function brokenOff(document: TrainDocument, random: Random): TrainDocument {
  const last = document.spans[random.between(0, document.spans.length - 1)];
  if (last === undefined) return document;
  const cut = random.between(Math.min(last.start + SHORTEST_BEGINNING, last.end), last.end);
  return {
    ...document,
    text: document.text.slice(0, cut),
    spans: document.spans.filter(({ start }) => start < cut).map((span) => ({ ...span, end: Math.min(span.end, cut) })),
  };
}

function recased(document: TrainDocument, change: (text: string) => string): TrainDocument {
  const text = change(document.text);
  // "ß" and a few others change the length, and with it every offset.
  return text.length === document.text.length ? { ...document, text } : document;
}

/** Line breaks that were lost or doubled on the way through a clipboard. */
function respaced(document: TrainDocument, random: Random): TrainDocument {
  const joined = random.next() < 0.6;
  const text = document.text.replace(/\n/g, () => (joined ? ' ' : random.next() < 0.3 ? '\r' : '\n'));
  return { ...document, text };
}

import { FACILITY_AHEAD, KNOWN_FACILITIES } from '../context/facility-words.ts';
import { LEXICON_FLAGS as KNOWN } from '../lexicon/lexicon.ts';
import type { Candidate } from '../rules/rule.ts';
import type { Document } from '../text/document.ts';

/** Shorter names are acronyms of too many things to stand alone. */
const SHORTEST = 5;
const STRENGTH = 0.78;
/** With its site behind it, the name is no person's ("Sutter Santa Rosa"). */
const STRENGTH_WITH_SITE = 0.96;
/** What follows the name of an institution where it stands for its paper, its score or its stain. */
const NOT_THE_PLACE =
  /^ (?:proceedings|criteria|score|stain|classification|prognostic|rule|treadmill|study|trial|guidelines?|online|website)/i;
/** "Kaiser Oakland", "Kaiser-Oakland", "Sutter Santa Rosa": the site belongs to the name. */
const MOST_SITE_WORDS = 3;

/** The words of each name, by its first word; longer names first. */
const BY_FIRST_WORD: ReadonlyMap<string, readonly (readonly string[])[]> = indexOf(KNOWN_FACILITIES);

function indexOf(names: readonly string[]): Map<string, string[][]> {
  const index = new Map<string, string[][]>();
  for (const name of names) {
    const [first = '', ...rest] = name.split(/[ .-]+/).map((word) => word.replace(/'$/, ''));
    if (name.length < SHORTEST) continue;
    const known = index.get(first);
    if (known === undefined) index.set(first, [rest]);
    else known.push(rest);
  }
  for (const list of index.values()) list.sort((a, b) => b.length - a.length);
  return index;
}

/** Institutions that are called by a bare name, with the site that follows. */
export function knownFacilities(document: Document): readonly Candidate[] {
  const { text, words } = document;
  const candidates: Candidate[] = [];
  for (let index = 0; index < words.length; index++) {
    const rests = BY_FIRST_WORD.get(words[index]!.folded);
    if (rests === undefined || text[words[index]!.start - 1] === '-') continue;
    const rest = rests.find((one) => one.every((word, i) => follows(document, index + i, word)));
    if (rest === undefined) continue;
    const last = index + rest.length;
    const site = siteAfter(document, last);
    const { end } = words[site]!;
    if (site === last && (/^-\p{L}/u.test(text.slice(end, end + 2)) || NOT_THE_PLACE.test(text.slice(end, end + 20))))
      continue;
    candidates.push({
      start: words[index]!.start,
      end,
      strength: site > last ? STRENGTH_WITH_SITE : STRENGTH,
      because: [site > last ? 'pattern:known-site' : 'pattern:known'],
    });
    index = site;
  }
  return candidates;
}

function follows(document: Document, index: number, word: string): boolean {
  return document.words[index + 1]?.folded === word && /^(?:[ -]|\. )$/.test(document.gapAfter(index));
}

/** The last word of the place that stands right behind word `last`, or `last` itself. */
function siteAfter(document: Document, last: number): number {
  let phrase = '';
  let site = last;
  for (let i = last + 1; i <= last + MOST_SITE_WORDS && i < document.words.length; i++) {
    if (!/^[ -]$/.test(document.gapAfter(i - 1))) break;
    const word = document.words[i]!;
    if (word.shape === 'lower' && document.words[last]!.shape !== 'lower') break;
    phrase += `${phrase === '' ? '' : ' '}${word.folded}`;
    const flags = document.lexicon.flagsOf(phrase);
    const ordinary = word.shape === 'lower' && (flags & (KNOWN.everyday | KNOWN.vocabulary)) !== 0;
    if ((flags & KNOWN.place) !== 0 && !ordinary) site = i;
  }
  // "Vanderbilt University Medical Center": the name goes on, and is a longer one than this.
  return FACILITY_AHEAD.test(document.text.slice(document.words[site]!.end, document.words[site]!.end + 80))
    ? last
    : site;
}

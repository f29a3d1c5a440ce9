import { withoutS } from '../lexicon/possessive.ts';
import { CREDENTIALS, PARTICLES, SUFFIXES } from '../context/person-words.ts';
import { isNeverName } from '../context/never-names.ts';
import { STOP_WORDS } from '../context/stop-words.ts';
import { LEXICON_FLAGS as KNOWN } from '../lexicon/lexicon.ts';
import type { Document } from '../text/document.ts';
import { isCapitalised, isInitial, nameWord } from './name-word.ts';

/** Words `first` to `last` of a document, both included. */
export interface NameChain {
  readonly first: number;
  readonly last: number;
}

/**
 * How readily a word is taken for the next part of a name. `named`: something before the chain said that a name
 * follows, so any capitalised word will do. `alone`: nothing did, so the word lists must agree.
 */
export type Readiness = 'named' | 'alone';

const MOST_PARTS = 5;
/** What joins two parts of one name. */
const JOINT = /^(?: |-|'|\. ?| "|" )$/;

/** The longest name that starts at word `first`, or undefined. */
export function chainFrom(document: Document, first: number, readiness: Readiness): NameChain | undefined {
  let last = -1;
  let particles = 0;
  for (let i = first; i < document.words.length && i - first < MOST_PARTS + particles; i++) {
    if (i > first && !joined(document, i - 1)) break;
    const word = document.words[i]!;
    if (isPart(document, i, i === first, readiness)) last = i;
    else if (
      PARTICLES.has(word.folded) &&
      !(i === first && readiness === 'alone') &&
      (i > first || isCapitalised(document, i) || readiness === 'named')
    )
      particles++;
    else break;
  }
  if (last < first) return undefined;
  return trimmed(document, { first, last });
}

function joined(document: Document, index: number): boolean {
  const gap = document.gapAfter(index);
  if (!JOINT.test(gap)) return false;
  if (!gap.includes('.')) return true;
  const { text } = document.words[index]!;
  return text.length <= 2 || /^(?:Ma|Jr|Sr|St|Sta|Gv|Th|Chr)$/i.test(text);
}

function isPart(document: Document, index: number, isFirst: boolean, readiness: Readiness): boolean {
  const word = document.words[index]!;
  const { folded, shape, flags } = word;
  if (shape === 'number' || shape === 'code') return false;
  if (isInitial(word))
    return (
      document.gapAfter(index).startsWith('.') ||
      (!isFirst && !/^[ ]?[:=]/.test(document.gapAfter(index))) ||
      readiness === 'named'
    );
  if (!isFirst && SUFFIXES.has(folded)) return true;
  const bare = withoutS(folded);
  if (isNeverName(word) || (STOP_WORDS.has(bare) && !PARTICLES.has(bare))) return false;
  if (CREDENTIALS.has(folded) && (shape !== 'title' || isFirst) && (!isFirst || shape === 'upper')) return false;
  const { weight, unknown } = nameWord(word);
  if (isCapitalised(document, index)) {
    if (shape === 'upper') {
      // An acronym among ordinary words, unless it is known as a name or a label announced it.
      if (word.text.length <= 3 && weight < 0.6) return readiness === 'named' && isFirst;
      return weight >= 0.5 || (readiness === 'named' && weight >= 0.1);
    }
    if (readiness === 'named') return !(flags & KNOWN.everyday && weight < 0.1 && !isFirst && isSentenceWord(folded));
    return isFirst ? weight >= 0.25 : weight >= 0.1;
  }
  // "Doctor Smith will come": a capitalised name does not go on in lower case.
  if (!isFirst && !document.isShouted(index) && isCapitalised(document, index - 1)) return false;
  // Lower case, or capitals throughout: only the word lists can tell.
  if (isFirst && readiness === 'named') return weight >= 0.1 || unknown;
  if (document.isShouted(index)) return weight >= 0.3;
  return weight >= (readiness === 'named' ? 0.3 : 0.45) || (!isFirst && readiness === 'named' && unknown && weight > 0);
}

/** Everyday words that start a new sentence or heading rather than continue a name. */
function isSentenceWord(folded: string): boolean {
  return folded.length < 4 || SENTENCE_STARTERS.has(folded);
}

const SENTENCE_STARTERS: ReadonlySet<string> = new Set(
  'this that they there then when what which where with have here please could would should admitted discharged presents presented seen called reports denies states home work mobile surgical medical family social past present history since follow'.split(
    ' ',
  ),
);

/** A possessive "'s" and trailing particles are no part of the name. */
function trimmed(document: Document, chain: NameChain): NameChain | undefined {
  let { last } = chain;
  while (
    last >= chain.first &&
    PARTICLES.has(document.words[last]!.folded) &&
    last > chain.first &&
    !isCapitalised(document, last)
  )
    last--;
  return last < chain.first ? undefined : { first: chain.first, last };
}

/** The characters of a chain: without the possessive, with the full stop of a closing initial. */
export function spanOf(document: Document, { first, last }: NameChain): { start: number; end: number } {
  const { start } = document.words[first]!;
  const word = document.words[last]!;
  let { end } = word;
  if (/'s$/i.test(word.text)) end -= 2;
  if (isInitial(word) && document.text[end] === '.') end++;
  return { start, end };
}

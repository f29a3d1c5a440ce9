import type { CategoryId } from '../category.ts';
import { isNeverName } from '../context/never-names.ts';
import { roleOf } from '../context/role.ts';
import type { Finding } from '../finding.ts';
import { LEXICON_FLAGS as KNOWN } from '../lexicon/lexicon.ts';
import type { Document } from '../text/document.ts';
import type { Scored } from './sighting.ts';
import { CERTAINTY, certaintyOf, type Weights } from './certainty.ts';
import { evidenceAround } from './evidence.ts';
import { remembered } from './remember.ts';
import { Spans } from './spans.ts';
import { THRESHOLD } from './threshold.ts';

/** What the model found, in the offsets of the normalised text. */
export interface ModelFinding {
  readonly start: number;
  readonly end: number;
  readonly category: CategoryId | 'age';
  readonly probability: number;
  /** Logarithm of the odds that the page of text it stands on holds any identifier at all. */
  readonly presence: number;
  /** The same of the sentences around it. */
  readonly nearby: number;
}

/** A finding before its offsets are those of the user's text. */
export type Settled = Finding;

export interface Combined {
  readonly findings: readonly Settled[];
  readonly possible: readonly Settled[];
}

/** Rules whose sights are their own proof, and from which score on: a form that nothing else has, or its arithmetic. */
const EXACT: Readonly<Record<string, number>> = {
  email: 0.9,
  'ip-address': 0.6,
  ssn: 0.9,
  account: 0.9,
  license: 0.97,
};

/** How certain a finding must be to hold a send; half of it is underlined. */
const HOLDS = 0.5;
/** A rule that says so much is sure of itself. */
const SURE_SIGHT = 0.85;
/** What the tagger thinks less likely is forgotten. */
const LEAST = 0.15;
/** What a rule alone saw is underlined, but for rules that guess by word lists. */
const DOUBTFUL = 0.59;
const GUESSES: ReadonlySet<string> = new Set(['person-name']);
const SUBSTANCE = /[\p{L}\p{N}]/u;

/**
 * Last step: what rules prove stands; the rest is the model's, which has seen the sights of all rules and knows what
 * each is worth. Where the two overlap, the proved span stays whole and the model keeps what is left over.
 */
export function combine(
  document: Document,
  scored: readonly Scored[],
  resolved: readonly Scored[],
  model: readonly ModelFinding[],
  weights: Weights = CERTAINTY,
): Combined {
  const taken = new Spans();
  const settled: Settled[] = [];
  for (const one of resolved) {
    const from = EXACT[one.rule.id];
    if (from === undefined || one.score < from || one.candidate.quasi !== undefined) continue;
    taken.add(one.candidate);
    settled.push(ofRule(document, one));
  }
  const likely = model.filter(({ category, probability }) => category !== 'age' && probability >= LEAST);
  const evidence = evidenceAround(likely);
  const sights = scored.toSorted((a, b) => a.candidate.start - b.candidate.start);
  let near = 0;
  for (const [index, one] of likely.entries()) {
    if (one.category === 'age') continue;
    if (one.category === 'age-over-89' && !isOverEightyNine(document.text.slice(one.start, one.end))) continue;
    while (near < sights.length && sights[near]!.candidate.end <= one.start - LONGEST) near++;
    const seen = bestSight(one, one.category, sights, near);
    // Guidelines are full of dates that a rule is sure of.
    const isBacked = seen !== undefined && seen.score >= SURE_SIGHT && one.category !== 'date';
    const certainty = certaintyOf({ ...one, isBacked }, evidence[index]!, weights);
    if (certainty < HOLDS / 2) continue;
    for (const part of taken.outside(one)) {
      if (!SUBSTANCE.test(document.text.slice(part.start, part.end))) continue;
      const best = bestSight(part, one.category, sights, near);
      if (isRefuted(best) || (PROPER.has(one.category) && saysNoName(document, part))) continue;
      settled.push(ofModel(document, { ...one, ...part, category: one.category }, certainty, best));
    }
  }
  for (const one of settled) if (one.score >= THRESHOLD.finding) taken.add(one);
  const again = remembered(document, settled, taken);
  // What is a sure name elsewhere is no mere possibility here.
  for (const one of again) taken.add(one);
  const sure = settled.filter((one) => one.score >= THRESHOLD.finding || !taken.touches(one));
  for (const one of sure) taken.add(one);
  const doubtful = resolved
    .filter(
      ({ rule, candidate }) => !GUESSES.has(rule.id) && candidate.quasi === undefined && !taken.touches(candidate),
    )
    .map((one) => ({ ...ofRule(document, one), score: Math.min(one.score, DOUBTFUL) }));
  const all = [...doubtful, ...sure, ...again];
  all.sort((a, b) => a.start - b.start);
  return {
    findings: all.filter(({ score }) => score >= THRESHOLD.finding),
    possible: all.filter(({ score }) => score < THRESHOLD.finding),
  };
}

const NINETY_AND_MORE =
  /(?<!\d)(?:9\d|1[01]\d)(?!\d)|nin[ea]?t|hundred|novent|novant|neunzig|hundert|negentig|honderd|quatre-vingt-(?:dix|onze|douze|treize|quatorze|quinze|seize)|cien|cento|nonag|centena|nonant|(?<!\p{L})cent(?!\p{L})/iu;

/** What the model takes for such an age must say a number that is one. */
function isOverEightyNine(value: string): boolean {
  return NINETY_AND_MORE.test(value);
}

/** No finding is longer, so sights that end further back touch nothing. */
const LONGEST = 400;

function ofRule(document: Document, { rule, candidate, score, because }: Scored): Settled {
  return {
    start: candidate.start,
    end: candidate.end,
    category: candidate.category ?? rule.category,
    role: candidate.role ?? rule.role ?? roleOf(document, candidate.start),
    rule: rule.id,
    score,
    because,
  };
}

function ofModel(
  document: Document,
  { start, end, category }: ModelFinding & { category: CategoryId },
  certainty: number,
  best: Scored | undefined,
): Settled {
  return {
    start,
    end,
    category,
    role: best?.candidate.role ?? roleOf(document, start),
    rule: 'model',
    score: scoreOf(certainty),
    because: ['model:tagger', ...(best?.because ?? [])],
  };
}

/** The strongest sight of a rule for the same category that touches the span; `near`: where to begin to look. */
function bestSight(
  { start, end }: { start: number; end: number },
  category: CategoryId,
  sights: readonly Scored[],
  near: number,
): Scored | undefined {
  let best: Scored | undefined;
  for (let i = near; i < sights.length && sights[i]!.candidate.start < end; i++) {
    const { candidate, rule, score } = sights[i]!;
    if (candidate.end <= start || (candidate.category ?? rule.category) !== category || candidate.quasi !== undefined)
      continue;
    if (best === undefined || score > best.score) best = sights[i];
  }
  return best;
}

const PROPER: ReadonlySet<string> = new Set(['name', 'city']);
const NAMED = KNOWN.given | KNOWN.surname;

/** Nothing but words that are never names, such as brands of medicines; "Heather" is one of those and a name as well. */
function saysNoName(document: Document, { start, end }: { start: number; end: number }): boolean {
  let at = document.wordAt(start);
  if (document.words[at] === undefined || document.words[at]!.start >= end) return false;
  for (; document.words[at] !== undefined && document.words[at]!.start < end; at++)
    if (!isNeverName(document.words[at]!) || (document.words[at]!.flags & NAMED) !== 0) return false;
  return true;
}

/** True of a value that its own arithmetic rules out ("900-12-3456" is no SSN) and that no label announced. */
function isRefuted(sight: Scored | undefined): boolean {
  return sight !== undefined && sight.score < THRESHOLD.possible && sight.because.includes('checksum:invalid');
}

/** The scale of the rules' scores: what holds a send here holds it there. */
function scoreOf(certainty: number): number {
  const { finding, possible } = THRESHOLD;
  const share =
    certainty >= HOLDS
      ? finding + ((certainty - HOLDS) / (1 - HOLDS)) * (1 - finding)
      : possible + ((2 * certainty - HOLDS) / HOLDS) * (finding - possible) * 0.99;
  return Math.min(1, Math.round(share * 1000) / 1000);
}

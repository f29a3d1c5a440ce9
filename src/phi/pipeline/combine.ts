import type { CategoryId } from '../category.ts';
import { roleOf } from '../context/role.ts';
import type { Reason, Role } from '../finding.ts';
import type { Document } from '../text/document.ts';
import type { Scored } from './sighting.ts';
import { remembered } from './remember.ts';
import { Spans } from './spans.ts';
import { THRESHOLD } from './threshold.ts';

/** What the model found, in the offsets of the normalised text. */
export interface ModelFinding {
  readonly start: number;
  readonly end: number;
  readonly category: CategoryId | 'age';
  readonly probability: number;
}

/** A finding before its offsets are those of the user's text. */
export interface Settled {
  readonly start: number;
  readonly end: number;
  readonly category: CategoryId;
  readonly role: Role;
  readonly rule: string;
  readonly score: number;
  readonly because: readonly Reason[];
}

export interface Combined {
  readonly findings: readonly Settled[];
  readonly possible: readonly Settled[];
}

/** Rules whose sights are their own proof, and from which score on: a form that nothing else has, or its arithmetic. */
const EXACT: Readonly<Record<string, number>> = {
  email: 0.9,
  'ip-address': 0.9,
  ssn: 0.9,
  account: 0.9,
  license: 0.97,
  url: 0.9,
};

/** Probabilities of the model at which a finding starts to hold a send, and to be underlined: measured, see docs/MODEL.md. */
const MODEL_THRESHOLD = { finding: 0.45, possible: 0.2 } as const;
const SUBSTANCE = /[\p{L}\p{N}]/u;

/**
 * Last step: what rules prove stands; the rest is the model's, which has seen the sights of all rules and knows what
 * each is worth. Where the two overlap, the proved span stays whole and the model keeps what is left over.
 */
export function combine(document: Document, scored: readonly Scored[], resolved: readonly Scored[], model: readonly ModelFinding[]): Combined {
  const taken = new Spans();
  const settled: Settled[] = [];
  for (const one of resolved) {
    const from = EXACT[one.rule.id];
    if (from === undefined || one.score < from || one.candidate.quasi !== undefined) continue;
    taken.add(one.candidate);
    settled.push(ofRule(document, one));
  }
  const sights = scored.toSorted((a, b) => a.candidate.start - b.candidate.start);
  let near = 0;
  for (const one of model) {
    if (one.category === 'age' || one.probability < MODEL_THRESHOLD.possible) continue;
    if (one.category === 'age-over-89' && !isOverEightyNine(document.text.slice(one.start, one.end))) continue;
    while (near < sights.length && sights[near]!.candidate.end <= one.start - LONGEST) near++;
    for (const part of taken.outside(one)) {
      if (!SUBSTANCE.test(document.text.slice(part.start, part.end))) continue;
      settled.push(ofModel(document, { ...one, ...part, category: one.category }, sights, near));
    }
  }
  for (const one of settled) if (one.score >= THRESHOLD.finding) taken.add(one);
  const again = remembered(document, settled, taken);
  // What is a sure name elsewhere is no mere possibility here.
  for (const one of again) taken.add(one);
  const all = [...settled.filter((one) => one.score >= THRESHOLD.finding || !taken.touches(one)), ...again];
  all.sort((a, b) => a.start - b.start);
  return {
    findings: all.filter(({ score }) => score >= THRESHOLD.finding),
    possible: all.filter(({ score }) => score < THRESHOLD.finding),
  };
}

const NINETY_AND_MORE =
  /(?<!\d)(?:9\d|1[01]\d)(?!\d)|nin[ea]?t|hundred|novent|novant|neunzig|hundert|negentig|honderd|quatre-vingt-(?:dix|onze|douze|treize|quatorze|quinze|seize)|cien|cento/i;

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
  { start, end, category, probability }: ModelFinding & { category: CategoryId },
  sights: readonly Scored[],
  near: number,
): Settled {
  let role: Role | undefined;
  let best: Scored | undefined;
  for (let i = near; i < sights.length && sights[i]!.candidate.start < end; i++) {
    const { candidate, rule, score } = sights[i]!;
    if (candidate.end <= start || (candidate.category ?? rule.category) !== category || candidate.quasi !== undefined) continue;
    if (best === undefined || score > best.score) best = sights[i];
    role ??= candidate.role;
  }
  return {
    start,
    end,
    category,
    role: role ?? roleOf(document, start),
    rule: 'model',
    score: scoreOf(probability),
    because: ['model:tagger', ...(best?.because ?? [])],
  };
}

/** The scale of the rules' scores: the model's threshold is where theirs is. */
function scoreOf(probability: number): number {
  const { finding, possible } = MODEL_THRESHOLD;
  const score =
    probability >= finding
      ? THRESHOLD.finding + ((probability - finding) / (1 - finding)) * (1 - THRESHOLD.finding)
      : THRESHOLD.possible + ((probability - possible) / (finding - possible)) * (THRESHOLD.finding - THRESHOLD.possible) * 0.99;
  return Math.round(score * 1000) / 1000;
}

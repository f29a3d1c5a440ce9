import { propagated } from '../model/name-mentions.ts';
import type { Candidate } from '../rules/rule.ts';
import type { Document } from '../text/document.ts';
import type { Settled } from './combine.ts';
import type { Spans } from './spans.ts';

/** Only names that are this sure are looked for again. */
const SURE = 0.85;

/** One document, one person: sure names of it, wherever they come again and nothing else was found. */
export function remembered(document: Document, settled: readonly Settled[], taken: Spans): Settled[] {
  const names: Candidate[] = settled
    .filter(({ category, score }) => category === 'name' && score >= SURE)
    .map(({ start, end, score, role, because }) => ({ start, end, strength: score, role, because }));
  return propagated(document, names)
    .filter((mention) => !taken.touches(mention))
    .map(({ start, end, strength, role, because }) => ({
      start,
      end,
      category: 'name',
      role: role ?? 'unknown',
      rule: 'model',
      score: strength,
      because,
    }));
}

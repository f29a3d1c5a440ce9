import { CATEGORY_IDS } from '../category.ts';
import type { Scored } from '../pipeline/sighting.ts';
import { hashOf, mix } from './hash.ts';
import type { Tokens } from './tokens.ts';

/** What the rules saw at each token, as features. */
export interface Sights {
  /** MOST feature hashes a token; 0 is none. */
  readonly features: Int32Array;
  /** Category number and strength of the rule's finding that covers the token, as one number; 0 for none. */
  readonly winner: Uint8Array;
  /** How many rule findings of good strength the text has. */
  readonly sure: number;
}

export const MOST_SIGHTS = 8;
/** No identifier has more tokens; what a hostile text makes longer is cut. */
const LONGEST = 64;
const SURE = 0.8;

/** Strengths of one bucket are trusted alike. */
function bucketOf(score: number): number {
  return score < 0.35 ? 0 : score < 0.6 ? 1 : score < 0.75 ? 2 : score < 0.9 ? 3 : 4;
}

/**
 * @param scored every sighting that was weighed
 * @param resolved those of them that no surer one overlaps
 */
export function sightsOf(tokens: Tokens, scored: readonly Scored[], resolved: readonly Scored[]): Sights {
  const features = new Int32Array(tokens.count * MOST_SIGHTS);
  const winner = new Uint8Array(tokens.count);
  for (const { rule, candidate, score, because } of scored) {
    const kind = mix(hashOf(rule.id), bucketOf(score));
    const reason = mix(hashOf(rule.id), hashOf(because[0] ?? ''));
    const first = tokenAt(tokens, candidate.start);
    for (let i = first; i < tokens.count && i - first < LONGEST && tokens.start[i]! < candidate.end; i++) {
      const part = i === first ? 1 : 2;
      push(features, i, mix(kind, part));
      push(features, i, mix(reason, part));
    }
  }
  let sure = 0;
  for (const { rule, candidate, score } of resolved) {
    if (candidate.quasi === undefined && score >= SURE) sure++;
    const category = CATEGORY_IDS.indexOf(candidate.category ?? rule.category);
    const value = candidate.quasi === undefined ? 1 + category * 5 + bucketOf(score) : 200 + bucketOf(score);
    const first = tokenAt(tokens, candidate.start);
    for (let i = first; i < tokens.count && i - first < LONGEST && tokens.start[i]! < candidate.end; i++)
      winner[i] = value;
  }
  return { features, winner, sure };
}

function push(features: Int32Array, token: number, feature: number): void {
  for (let i = token * MOST_SIGHTS; i < (token + 1) * MOST_SIGHTS; i++) {
    if (features[i] === feature) return;
    if (features[i] !== 0) continue;
    features[i] = feature;
    return;
  }
}

/** First token that ends after `offset`. */
export function tokenAt(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.end[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

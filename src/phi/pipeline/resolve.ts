import { THRESHOLD } from './threshold.ts';
import type { Scored } from './sighting.ts';
import { Spans } from './spans.ts';

export interface Resolved {
  readonly findings: readonly Scored[];
  readonly possible: readonly Scored[];
  readonly quasi: readonly Scored[];
}

/**
 * Fifth step: where sightings overlap, one stays. The surer one wins; between equals the longer one, because what
 * a redaction leaves standing is what leaks.
 */
export function resolve(scored: readonly Scored[]): Resolved {
  const ranked = scored.filter(({ score }) => score >= THRESHOLD.possible).sort(byRank);
  const findings: Scored[] = [];
  const possible: Scored[] = [];
  const quasi: Scored[] = [];
  const taken = new Spans();
  for (const one of ranked) {
    if (taken.touches(one.candidate)) continue;
    taken.add(one.candidate);
    if (one.candidate.quasi !== undefined) quasi.push(one);
    else if (one.score >= THRESHOLD.finding) findings.push(one);
    else possible.push(one);
  }
  return { findings: findings.sort(byStart), possible: possible.sort(byStart), quasi: quasi.sort(byStart) };
}

function byRank(a: Scored, b: Scored): number {
  return b.score - a.score || length(b) - length(a) || byStart(a, b);
}

function byStart(a: Scored, b: Scored): number {
  return a.candidate.start - b.candidate.start;
}

function length({ candidate }: Scored): number {
  return candidate.end - candidate.start;
}

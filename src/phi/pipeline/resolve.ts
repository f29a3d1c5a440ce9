import { THRESHOLD } from './threshold.ts';
import type { Scored } from './sighting.ts';

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

/** Disjoint spans, found again through blocks of 64 characters, so that a million characters stay linear. */
class Spans {
  readonly #blocks = new Map<number, { start: number; end: number }[]>();

  touches(span: { start: number; end: number }): boolean {
    for (let block = span.start >> 6; block <= span.end >> 6; block++) {
      for (const other of this.#blocks.get(block) ?? [])
        if (other.start < span.end && span.start < other.end) return true;
    }
    return false;
  }

  add(span: { start: number; end: number }): void {
    for (let block = span.start >> 6; block <= span.end >> 6; block++) {
      const known = this.#blocks.get(block);
      if (known === undefined) this.#blocks.set(block, [span]);
      else known.push(span);
    }
  }
}

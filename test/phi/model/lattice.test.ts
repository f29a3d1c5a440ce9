import { describe, expect, test } from 'vitest';
import { LABEL_COUNT, beginOf } from '../../../src/phi/model/labels.ts';
import { canFollow, sumLattice, transitionFactors } from '../../../src/phi/model/lattice.ts';

const BEGIN = beginOf(0);
const GO_ON = BEGIN + 1;
const LABELS = [0, BEGIN, GO_ON];

/** Scores that leave three labels thinkable: outside, begins, goes on. */
function scoresOf(rows: readonly (readonly number[])[]): Float32Array {
  const scores = new Float32Array(rows.length * LABEL_COUNT).fill(-100);
  for (const [i, row] of rows.entries())
    for (const [k, label] of LABELS.entries()) scores[i * LABEL_COUNT + label] = row[k]!;
  return scores;
}

function probability(lattice: ReturnType<typeof sumLattice>, token: number, label: number): number {
  for (let a = lattice.first[token]!; a < lattice.first[token + 1]!; a++)
    if (lattice.label[a] === label) return lattice.marginal[a]!;
  return 0;
}

describe('the lattice', () => {
  const rows = [
    [0.5, 0.2, 3],
    [0, 0.4, 1.2],
    [1, -0.3, 0.8],
  ];
  const weights = new Float32Array(LABEL_COUNT * LABEL_COUNT);
  weights[BEGIN * LABEL_COUNT + GO_ON] = 0.7;

  test('gives the probabilities that counting every path gives', () => {
    const sums = new Map<string, number>();
    let total = 0;
    for (const a of LABELS)
      for (const b of LABELS)
        for (const c of LABELS) {
          if (!canFollow(0, a) || !canFollow(a, b) || !canFollow(b, c)) continue;
          const path = [a, b, c];
          let score = 0;
          for (const [i, label] of path.entries())
            score += rows[i]![LABELS.indexOf(label)]! + weights[(path[i - 1] ?? 0) * LABEL_COUNT + label]!;
          total += Math.exp(score);
          for (const [i, label] of path.entries())
            sums.set(`${i}/${label}`, (sums.get(`${i}/${label}`) ?? 0) + Math.exp(score));
        }
    const lattice = sumLattice(3, scoresOf(rows), transitionFactors(weights));
    for (let i = 0; i < 3; i++)
      for (const label of LABELS)
        expect(probability(lattice, i, label)).toBeCloseTo((sums.get(`${i}/${label}`) ?? 0) / total, 6);
  });

  test('lets nothing go on that has not begun', () => {
    const lattice = sumLattice(3, scoresOf(rows), transitionFactors(weights));
    expect(probability(lattice, 0, GO_ON)).toBe(0);
  });

  test('survives a long run of what cannot stand', () => {
    const lattice = sumLattice(
      400,
      scoresOf(Array.from({ length: 400 }, () => [-70, -80, 9])),
      transitionFactors(weights),
    );
    expect(lattice.marginal.some(Number.isNaN)).toBe(false);
    expect(probability(lattice, 200, 0)).toBeCloseTo(1);
  });

  test('has no tokens for no text', () => {
    expect(sumLattice(0, new Float32Array(), transitionFactors(weights)).marginal.length).toBe(0);
  });
});

import { verdictOf, type Verdict } from '../../src/phi/finding.ts';

/** Marks "Maria Gonzales" and eight-digit numbers. */
export function scanByPattern(text: string): Verdict {
  const findings = [...text.matchAll(/Maria Gonzales|\b\d{8}\b/g)].map((hit) => ({
    start: hit.index,
    end: hit.index + hit[0].length,
    category: /\d/.test(hit[0]) ? ('mrn' as const) : ('name' as const),
    role: 'patient' as const,
    rule: 'test',
    score: 1,
    because: [],
  }));
  return verdictOf({ findings, possible: [], quasi: [] });
}

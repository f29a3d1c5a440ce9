import type { Problem } from '../../src/policy/problem.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { BUILT_IN_SITES } from '../../src/sites/builtin.ts';

export interface UnknownSite extends Problem {
  /** Whether the slip leaves a site open that the policy means to close or to restrict. */
  readonly opens: boolean;
}

const SHOWN = 3;

/** Levenshtein's distance: letters to insert, delete or replace. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...b].entries()) {
      current.push(
        Math.min(
          (above[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          (above[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}

function nearest(name: string, known: readonly string[]): string {
  return known
    .toSorted((a, b) => distance(name, a) - distance(name, b))
    .slice(0, SHOWN)
    .join(', ');
}

/** Site ids that a policy names and nobody knows. A host is always fine: it need not be on any list. */
export function unknownSites(policy: Policy): UnknownSite[] {
  const known = [...BUILT_IN_SITES, ...policy.sites.flatMap((rule) => rule.entry ?? [])].map((site) => site.id);
  return policy.sites.flatMap((rule, index) =>
    rule.match.flatMap((name, place) => {
      if (name.includes('.') || known.includes(name)) return [];
      const expected = `the id of a known site (nearest: ${nearest(name, known)}), or a host such as chat.example.org`;
      return [{ path: `sites[${index}].match[${place}]`, expected, opens: rule.status !== 'approved' }];
    }),
  );
}

import type { Finding } from '../phi/finding.ts';
import type { Action } from '../policy/context.ts';
import type { GuardPorts } from './ports.ts';
import { neighbours, type ProtectedValue } from './value-match.ts';
import type { Vault } from './vault.ts';

export interface OpenFinding {
  readonly finding: Finding;
  readonly action: Action;
}

const HOLDING: ReadonlySet<Action> = new Set(['warn', 'redact', 'block']);

/**
 * The findings for which a send is held: what the detector found and what this conversation protects already, without
 * what is released and what policy leaves alone. A value that was de-identified once is found again in any later text,
 * also where the detector alone would not see it; without that the gate would stop a prompt that shows nothing to fix.
 */
export function openFindings(
  ports: Pick<GuardPorts, 'context' | 'decide'>,
  vault: Pick<Vault, 'find' | 'isReleased'>,
  text: string,
  findings: readonly Finding[],
): OpenFinding[] {
  const all = withKnown(findings, vault.find(text));
  const actions = ports.decide(all, ports.context());
  return all
    .map((finding, index) => ({ finding, action: actions[index] ?? 'block' }))
    .filter(({ finding, action }) => HOLDING.has(action) && !vault.isReleased(text.slice(finding.start, finding.end)));
}

type Hit = ReturnType<Vault['find']>[number];

/** A hit takes the findings that it touches into one span with it: no part of a protected value may stay. */
function withKnown(findings: readonly Finding[], hits: readonly Hit[]): Finding[] {
  let merged = [...findings];
  for (const hit of hits) {
    const touching = merged.filter((finding) => finding.start < hit.end && hit.start < finding.end);
    if (touching.some((finding) => finding.start <= hit.start && finding.end >= hit.end)) continue;
    const known: Finding = {
      start: Math.min(hit.start, ...touching.map((finding) => finding.start)),
      end: Math.max(hit.end, ...touching.map((finding) => finding.end)),
      category: hit.category,
      role: hit.role,
      rule: 'known-value',
      score: 1,
      because: ['context:protected'],
    };
    merged = [...merged.filter((finding) => !touching.includes(finding)), known];
  }
  return merged.toSorted((a, b) => a.start - b.start);
}

/** What the vault must know to find these again. */
export function valuesOf(text: string, findings: readonly Finding[]): ProtectedValue[] {
  return findings.map(({ start, end, category, role }) => ({
    value: text.slice(start, end),
    category,
    role,
    ...neighbours(text, start, end),
  }));
}

import type { CategoryId } from '../phi/category.ts';
import type { Finding, Role } from '../phi/finding.ts';

/** What one finding becomes: `start` and `end` are the finding's own offsets. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  /** Numbers the entity, not the mention: all mentions of one value share it. */
  readonly entity: number;
  readonly text: string;
}

const NAME_LABELS: Record<Role, string> = {
  patient: 'PATIENT',
  relative: 'RELATIVE',
  clinician: 'CLINICIAN',
  unknown: 'PERSON',
};

/** Where the label is not the category's own id. */
const LABELS: { readonly [Category in CategoryId]?: string } = {
  facility: 'HOSPITAL',
  'health-plan': 'PLAN-ID',
  'other-id': 'ID',
};

/** Safe Harbor (C) lets all ages over 89 become one category "90 or older". */
const AGE_OVER_89 = '90-or-older';

interface Entity {
  readonly number: number;
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/** Names and numbers of one conversation; the same value gets the same placeholder for its whole life. */
export interface Placeholders {
  /** One replacement per finding, in the findings' order. */
  replace(text: string, findings: readonly Finding[]): Replacement[];
}

export function createPlaceholders(): Placeholders {
  const entities = new Map<string, Entity>();
  const used = new Map<string, number>();

  /** A shorter mention ("Gonzales") of a name already known ("Maria Gonzales") is the same entity. */
  function knownName(words: ReadonlySet<string>): Entity | undefined {
    for (const [key, entity] of entities) {
      if (!key.startsWith('name:')) continue;
      if ([...words].every((word) => entity.words.has(word))) return entity;
      if ([...entity.words].every((word) => words.has(word))) return entity;
    }
    return undefined;
  }

  function entityOf(text: string, finding: Finding): Entity {
    const value = text.slice(finding.start, finding.end);
    const words = wordsOf(value);
    const key = `${finding.category}:${[...words].join(' ')}`;
    const known = entities.get(key) ?? (finding.category === 'name' && words.size > 0 ? knownName(words) : undefined);
    if (known) {
      entities.set(key, known);
      return known;
    }
    const entity: Entity = { number: entities.size + 1, text: nextPlaceholder(text, finding), words };
    entities.set(key, entity);
    return entity;
  }

  /** The next free number of the label; a number that the text already uses by itself is skipped. */
  function nextPlaceholder(text: string, finding: Finding): string {
    if (finding.category === 'age-over-89') return AGE_OVER_89;
    const { category, role } = finding;
    const label = category === 'name' ? NAME_LABELS[role] : (LABELS[category] ?? category.toUpperCase());
    let number = (used.get(label) ?? 0) + 1;
    while (text.includes(`[${label}-${number}]`)) number += 1;
    used.set(label, number);
    return `[${label}-${number}]`;
  }

  return {
    replace: (text, findings) =>
      findings.map((finding) => {
        const entity = entityOf(text, finding);
        return { start: finding.start, end: finding.end, entity: entity.number, text: entity.text };
      }),
  };
}

/** Case, spacing and punctuation do not make another entity: "555-0147" and "555 0147" are one. */
function wordsOf(value: string): ReadonlySet<string> {
  return new Set(
    value
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? [value],
  );
}

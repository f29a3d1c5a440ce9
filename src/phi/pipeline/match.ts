import type { Rule } from '../rules/rule.ts';
import type { Document } from '../text/document.ts';
import type { LabelIndex } from './label-index.ts';
import type { Sighting } from './sighting.ts';

/** Second step: everything that the rules can see, before any of it is weighed. */
export function match(document: Document, rules: readonly Rule[], labels: LabelIndex): Sighting[] {
  const sightings: Sighting[] = [];
  for (const rule of rules) {
    for (const pattern of rule.patterns ?? []) {
      if (pattern.gate?.test(document.text) === false) continue;
      pattern.regex.lastIndex = 0;
      for (let found = pattern.regex.exec(document.text); found !== null; found = pattern.regex.exec(document.text)) {
        if (found[0] === '') pattern.regex.lastIndex++;
        if (pattern.accepts?.(found) === false) {
          pattern.regex.lastIndex = found.index + (document.text.codePointAt(found.index)! > 0xffff ? 2 : 1);
          continue;
        }
        const value = found.groups?.value ?? found[0];
        const end = found.index + found[0].length;
        sightings.push({
          rule,
          candidate: {
            start: end - value.length,
            end,
            strength: pattern.strength,
            because: [`pattern:${pattern.name}`],
          },
          labelled: false,
        });
      }
    }
    for (const candidate of rule.match?.(document) ?? []) sightings.push({ rule, candidate, labelled: false });
  }
  return labels.find(document, rules, sightings);
}

/** Writes docs/RULES.md from the rules themselves. `node tools/rules-table.ts` after a rule was added or changed. */
import { writeFileSync } from 'node:fs';
import { CATEGORIES } from '../src/phi/category.ts';
import { THRESHOLD } from '../src/phi/pipeline/threshold.ts';
import { RULES } from '../src/phi/rules/index.ts';
import type { Rule } from '../src/phi/rules/rule.ts';

function sight(rule: Rule): string {
  const parts = [
    ...(rule.patterns === undefined
      ? []
      : [`${rule.patterns.length} ${rule.patterns.length === 1 ? 'pattern' : 'patterns'}`]),
    ...(rule.labels === undefined ? [] : [`${rule.labels.reduce((sum, label) => sum + label.words.length, 0)} labels`]),
    ...(rule.match === undefined ? [] : ['a matcher']),
    ...(rule.validate === undefined ? [] : ['a check of the value']),
  ];
  return parts.join(', ');
}

/** One example as it stands in running text, with the identifier in bold and nothing that breaks a table. */
function example(text: string | undefined): string {
  return (text ?? '')
    .replaceAll(/\[\[[A-Z\d]+\|(.*?)\]\](?!\])/gs, '**$1**')
    .replaceAll('\n', ' ⏎ ')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');
}

const rows = RULES.map((rule) => {
  const { letter } = CATEGORIES[rule.category];
  return `| \`${rule.id}\` | ${rule.category} | ${letter} | ${sight(rule)} | ${example(rule.finds[0])} | ${example(rule.ignores[0])} | ${example(rule.source)} |`;
});

const text = `# Rules of the detector

Written by \`node tools/rules-table.ts\` from \`src/phi/rules/\`: change a rule there, then run it again. Each rule is one
file with at least five texts in which it must find exactly the marked values and five in which it must find nothing;
\`test/phi/rules/rules.test.ts\` runs all of them.

A sighting at or above ${THRESHOLD.finding} interrupts a send, one at or above ${THRESHOLD.possible} is underlined only (\`src/phi/pipeline/threshold.ts\`).
The letter is that of 45 CFR 164.514(b)(2)(i). Biometric templates are found by \`other-id\` when they are numbers; a
photograph is no text.

| rule | category | letter | sees by | finds | ignores | source |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`;

writeFileSync(new URL('../docs/RULES.md', import.meta.url), text);

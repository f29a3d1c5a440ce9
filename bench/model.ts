/**
 * Prints how well the detector does on texts that the model never saw, by corpus. `node bench/model.ts [--part=look,final]
 * [--categories] [--ablation] [--worst] [--model=FILE]`. "final" texts were not read while features were chosen.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createDetector } from '../src/phi/detect.ts';
import { readLexicon } from '../src/phi/lexicon/read-lexicon.ts';
import { readModel } from '../src/phi/model/model.ts';
import { createExaminer } from '../src/phi/pipeline/examine.ts';
import { allDocuments } from '../tools/train/corpora.ts';
import { emptyTally, percent, tally, type Found, type Tally } from '../tools/train/evaluate.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'look,final' },
    categories: { type: 'boolean' },
    ablation: { type: 'boolean' },
    worst: { type: 'boolean' },
    model: { type: 'string' },
  },
});
const lexicon = readLexicon(readFileSync(new URL('../assets/lexicon/words.bin', import.meta.url)));
const model = readModel(readFileSync(values.model ?? new URL('../assets/model/tagger.bin', import.meta.url)));
const detector = createDetector(lexicon, model);
const examine = createExaminer(lexicon);
const parts = new Set(values.part.split(','));
const documents = allDocuments().filter(({ part }) => parts.has(part));

function byRules(text: string): Found[] {
  const { normal, resolved } = examine(text);
  return resolved.findings.map(({ candidate, rule }) => ({
    start: normal.sourceStart(candidate.start),
    end: normal.sourceEnd(candidate.end),
    category: candidate.category ?? rule.category,
  }));
}

function measured(find: (text: string) => readonly Found[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const document of documents) {
    const found = find(document.text);
    for (const name of [document.corpus, 'all']) {
      const into = tallies.get(name) ?? emptyTally();
      tallies.set(name, into);
      tally(into, document, found);
    }
  }
  return tallies;
}

function print(title: string, tallies: ReadonlyMap<string, Tally>): void {
  console.log(`\n${title}\n`);
  console.log(
    '| corpus | texts | identifiers | fully masked % | clean texts flagged % | of | marked rightly % | right category % |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const [name, t] of [...tallies].toSorted(([a], [b]) => Number(a === 'all') - Number(b === 'all')))
    console.log(
      `| ${name} | ${t.texts} | ${t.gold} | ${percent(t.core, t.gold)} | ${percent(t.flagged, t.negatives)} | ${t.negatives} | ${percent(t.right, t.marked)} | ${percent(t.category, t.covered)} |`,
    );
}

if (values.ablation === true) print('Rules alone', measured(byRules));
const tallies = measured((text) => detector.detect(text).findings);
print('Rules, lexicon, model and memory', tallies);
if (values.categories === true) {
  console.log('\n| category | identifiers | fully masked % |\n|---|---|---|');
  for (const [name, { gold, core }] of [...(tallies.get('all')?.byCategory ?? [])].toSorted(([a], [b]) =>
    a.localeCompare(b),
  ))
    console.log(`| ${name} | ${gold} | ${percent(core, gold)} |`);
}
if (values.worst === true)
  for (const [name, { misses, alarms }] of tallies) {
    if (name === 'all') continue;
    for (const miss of misses) console.log(`MISS ${name} ${miss}`);
    for (const alarm of alarms) console.log(`ALARM ${name} ${alarm}`);
  }

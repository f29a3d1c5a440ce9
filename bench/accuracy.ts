/**
 * Prints recall and precision of the detector on those texts of bench/corpus that the model was not trained on, as a
 * Markdown table. `node bench/accuracy.ts [--labels]`
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createDetector } from '../src/phi/detect.ts';
import { readLexicon } from '../src/phi/lexicon/read-lexicon.ts';
import { readModel } from '../src/phi/model/model.ts';
import { familyIn, partOf } from '../tools/train/document.ts';
import { Scorer, type Scores, type Span } from './score.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly Span[];
}

const CORPUS = new URL('corpus/', import.meta.url);
const { values } = parseArgs({ options: { labels: { type: 'boolean' } } });
const detector = createDetector(
  readLexicon(readFileSync(new URL('../assets/lexicon/words.bin', import.meta.url))),
  readModel(readFileSync(new URL('../assets/model/tagger.bin', import.meta.url))),
);

function scored(file: string): Scores {
  const scorer = new Scorer();
  const corpus = file.replace('.jsonl', '');
  const lines = readFileSync(new URL(file, CORPUS), 'utf8').split('\n');
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const { id, text, spans } = JSON.parse(line) as Row;
    if (partOf(familyIn(corpus, id, index)) === 'train') continue;
    scorer.add(text, spans, detector.detect(text).findings);
  }
  return scorer.scores();
}

function percent(share: number): string {
  return Number.isNaN(share) ? '-' : `${(share * 100).toFixed(1)} %`;
}

console.log('| corpus | documents | spans | recall | precision | texts without PHI flagged | texts fully covered |');
console.log('|---|---|---|---|---|---|---|');
for (const file of readdirSync(CORPUS)
  .filter((name) => name.endsWith('.jsonl'))
  .toSorted()) {
  const s = scored(file);
  console.log(
    `| ${file.replace('.jsonl', '')} | ${s.documents} | ${s.spans} | ${percent(s.recall)} | ${percent(s.precision)} | ${percent(s.falseAlarms)} | ${percent(s.clean)} |`,
  );
  if (values.labels !== true) continue;
  for (const [label, recall] of Object.entries(s.recallByLabel).toSorted(([a], [b]) => a.localeCompare(b)))
    console.log(`| | | | ${label} ${percent(recall)} | | | |`);
}

/**
 * Tries settings of src/phi/pipeline/certainty.ts on held-out texts and prints the best: `node tools/calibrate.ts
 * [--model=FILE]`. They are ranked by the "look" families; what the "final" ones make of them is printed beside.
 *
 * Besides the texts as they are, those without an identifier are tried with a patient's line below them: a setting that
 * trusts the page too much would lose it.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readLexicon } from '../src/phi/lexicon/read-lexicon.ts';
import { readModel } from '../src/phi/model/model.ts';
import { tagText } from '../src/phi/model/tag-text.ts';
import { createTagger } from '../src/phi/model/tagger.ts';
import { CERTAINTY, type Weights } from '../src/phi/pipeline/certainty.ts';
import { combine, type ModelFinding } from '../src/phi/pipeline/combine.ts';
import { createExaminer, type Examined } from '../src/phi/pipeline/examine.ts';
import { allDocuments } from './train/corpora.ts';
import { emptyTally, tally, type Found, type Tally } from './train/evaluate.ts';
import type { TrainDocument } from './train/document.ts';

const { values } = parseArgs({ options: { model: { type: 'string' } } });
const lexicon = readLexicon(readFileSync(new URL('../assets/lexicon/words.bin', import.meta.url)));
const model = readModel(readFileSync(values.model ?? new URL('../assets/model/tagger.bin', import.meta.url)));
const examine = createExaminer(lexicon);
const tagger = createTagger(model);
/** Their texts are of one kind and many; they would speak louder than all others. */
const ONE_KIND = /^(?:meddocan|negative|asq)/;
const PATIENT_LINES = [
  { line: '\nPatient: Maria Gonzales, DOB 3/4/1962, MRN 4471902, phone 617-555-0142. ', identifiers: 4 },
  { line: '\nasking for my patient Tunde Bakare who takes apixaban\n', identifiers: 1 },
];
/** What a percent of flagged texts and of lost patients' lines costs, in percents of recall and precision. */
const PRICE = { flagged: 0.3, lost: 0.2 };
const SHOWN = 8;

interface Read {
  readonly examined: Examined;
  readonly tags: readonly ModelFinding[];
}

function read(text: string): Read {
  const examined = examine(text);
  const { findings, possible, quasi } = examined.resolved;
  const seen = [...findings, ...possible, ...quasi];
  return { examined, tags: tagText(examined.document.text, examined.scored, seen, lexicon, tagger) };
}

function foundIn({ examined, tags }: Read, weights: Weights): Found[] {
  const { normal, document, scored, resolved } = examined;
  return combine(document, scored, resolved.findings, tags, weights).findings.map(({ start, end, category }) => ({
    start: normal.sourceStart(start),
    end: normal.sourceEnd(end),
    category,
  }));
}

const held = allDocuments()
  .filter(({ part, corpus }) => part !== 'train' && !ONE_KIND.test(corpus))
  .map((document) => ({ document, text: read(document.text) }));
const planted = held
  .filter(({ document }) => document.spans.length === 0)
  .flatMap(({ document }) =>
    PATIENT_LINES.map(({ line, identifiers }) => ({
      from: document.text.length,
      identifiers,
      text: read(document.text + line),
    })),
  );

interface Result {
  readonly masked: number;
  readonly flagged: number;
  readonly rightly: number;
}

function measured(part: TrainDocument['part'], weights: Weights): Result {
  const tallies = new Map<string, Tally>();
  for (const { document, text } of held) {
    if (document.part !== part) continue;
    const into = tallies.get(document.corpus) ?? emptyTally();
    tallies.set(document.corpus, into);
    tally(into, document, foundIn(text, weights));
  }
  const kinds = [...tallies.values()].filter(({ gold }) => gold > 0);
  const mean = (share: (one: Tally) => number): number =>
    (100 * kinds.reduce((sum, one) => sum + share(one), 0)) / kinds.length;
  const negatives = kinds.reduce((sum, one) => sum + one.negatives, 0);
  return {
    masked: mean(({ core, gold }) => core / gold),
    flagged: (100 * kinds.reduce((sum, one) => sum + one.flagged, 0)) / negatives,
    rightly: mean(({ right, marked }) => right / Math.max(1, marked)),
  };
}

function foundOfPlanted(weights: Weights): number {
  let found = 0;
  let all = 0;
  for (const { from, identifiers, text } of planted) {
    found += Math.min(identifiers, foundIn(text, weights).filter(({ start }) => start >= from).length);
    all += identifiers;
  }
  return (100 * found) / all;
}

function* settings(): Generator<Weights> {
  for (const tag of [0.6, 0.7, 0.85])
    for (const page of [0.8, 1.2])
      for (const sentences of [0.4, 0.8])
        for (const evidence of [1.2, 2])
          for (const bias of [-1.5, -2.2, -3]) yield { tag, page, sentences, evidence, bias };
}

const rows = [...settings()].map((weights) => {
  const look = measured('look', weights);
  const kept = foundOfPlanted(weights);
  const worth = (look.masked + look.rightly) / 2 - PRICE.flagged * look.flagged - PRICE.lost * (100 - kept);
  return { weights, look, kept, worth };
});
rows.sort((a, b) => b.worth - a.worth);
const now = rows.filter(({ weights }) => JSON.stringify(weights) === JSON.stringify(CERTAINTY));
for (const { weights, look, kept } of [...rows.slice(0, SHOWN), ...now])
  console.log(
    JSON.stringify(weights),
    `look ${shown(look)}, final ${shown(measured('final', weights))}, lines ${kept.toFixed(1)}`,
  );

function shown({ masked, flagged, rightly }: Result): string {
  return `${masked.toFixed(1)} / ${flagged.toFixed(1)} / ${rightly.toFixed(1)}`;
}

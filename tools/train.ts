/**
 * Trains the tagger and writes assets/model/tagger.bin. `node tools/train.ts` takes some minutes on one core and writes
 * the same bytes every time. `--epochs=N`, `--copies=N` (augmented copies of each text), `--out=FILE`: for experiments.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readLexicon } from '../src/phi/lexicon/read-lexicon.ts';
import { packModel } from '../src/phi/model/model.ts';
import { createExaminer } from '../src/phi/pipeline/examine.ts';
import { augmented } from './train/augment.ts';
import { allDocuments } from './train/corpora.ts';
import { trainCrf } from './train/crf.ts';
import { Dictionary, numbered } from './train/dictionary.ts';
import type { TrainDocument } from './train/document.ts';
import { trainPresence } from './train/presence.ts';
import { quantised } from './train/quantise.ts';
import { Random } from './train/random.ts';
import { sampleOf } from './train/sample.ts';
import { readWordLists } from './train/word-lists.ts';

const SEED = 20_261_122;
/** Of 16 million slots the features of all samples fill less than half. */
const DICTIONARY_BITS = 24;
const { values } = parseArgs({
  options: {
    epochs: { type: 'string', default: '16' },
    copies: { type: 'string', default: '6' },
    rate: { type: 'string', default: '0.04' },
    keep: { type: 'string', default: '0.8' },
    sparsity: { type: 'string', default: '0.0001' },
    smallest: { type: 'string', default: '0.016' },
    out: { type: 'string' },
  },
});

const random = new Random(SEED);
const lexicon = readLexicon(readFileSync(new URL('../assets/lexicon/words.bin', import.meta.url)));
const examine = createExaminer(lexicon);
const lists = readWordLists();
const documents = allDocuments().filter(({ part }) => part === 'train');
/** Corpora of another kind than ours: once is enough. */
const PLAIN = /^(?:meddocan|negative|acibench|mtsdialog)/;

/** Rules that guess by word lists. */
const GUESSES: ReadonlySet<string> = new Set(['person-name']);

function sampled(document: TrainDocument, hears: boolean) {
  return sampleOf(document, examine(document.text), lexicon, ({ rule }) => hears || !GUESSES.has(rule.id));
}

const plain = documents.map((document) => sampled(document, true));
const copies = Array.from({ length: Number(values.copies) }, (_, copy) =>
  documents
    .filter(({ corpus }) => !PLAIN.test(corpus))
    .map((document) => sampled(augmented(document, lists, random), copy % 2 === 1)),
);
const dictionary = new Dictionary([...plain, ...copies.flat()], DICTIONARY_BITS);
const base = plain.map((sample) => numbered(sample, dictionary));
const others = copies.map((list) => list.map((sample) => numbered(sample, dictionary)));
const tokens = base.reduce((sum, { count }) => sum + count, 0);
console.log(`${documents.length} texts, ${tokens} tokens, ${dictionary.hashes.length} features, ${seconds()} s`);

const weights = trainCrf(
  (epoch) => (epoch % 2 === 0 ? base : (others[((epoch - 1) / 2) % others.length] ?? base)),
  dictionary.hashes.length,
  {
    epochs: Number(values.epochs),
    rate: Number(values.rate),
    sparsity: Number(values.sparsity),
    keep: Number(values.keep),
    onEpoch: (epoch, loss) => console.log(`epoch ${epoch + 1}: loss ${loss.toFixed(4)} a token, ${seconds()} s`),
  },
  random,
);
const presence = trainPresence(
  [...plain, ...copies.flat()].flatMap(({ presence }) => presence),
  random,
);
const packed = quantised(weights, dictionary.hashes, presence, Number(values.smallest));
const bytes = packModel(packed);
writeFileSync(values.out ?? new URL('../assets/model/tagger.bin', import.meta.url), bytes);
console.log(`${packed.keys.length} features, ${packed.weights.length} weights, ${bytes.length} bytes`);
console.log(`sha256 ${createHash('sha256').update(bytes).digest('hex')}`);

function seconds(): string {
  return process.uptime().toFixed(0);
}

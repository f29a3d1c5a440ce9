import { readFileSync } from 'node:fs';
import { createDetector, type Detector } from '../../src/phi/detect.ts';
import { readLexicon } from '../../src/phi/lexicon/read-lexicon.ts';
import { readModel, type Model } from '../../src/phi/model/model.ts';
import type { Lexicon } from '../../src/phi/lexicon/lexicon.ts';

/** The lexicon that ships, read once for all tests of a file. */
export const lexicon: Lexicon = readLexicon(readFileSync(new URL('../../assets/lexicon/words.bin', import.meta.url)));
/** The model that ships. */
export const model: Model = readModel(readFileSync(new URL('../../assets/model/tagger.bin', import.meta.url)));
export const detector: Detector = createDetector(lexicon, model);

import { createDetector, type Detector } from '../phi/detect.ts';
import { readLexicon } from '../phi/lexicon/read-lexicon.ts';
import { readModel } from '../phi/model/model.ts';
import type { WorkerAnswer } from './detector-host.ts';

/** The detector's own thread: texts in, detections out; nothing is kept between two texts. */
let detector: Promise<Detector> | null = null;

/** A load that failed is tried again with the next text, so that "Check again" can help. */
function ready(): Promise<Detector> {
  detector ??= load().catch((error: unknown) => {
    detector = null;
    throw error;
  });
  return detector;
}

async function load(): Promise<Detector> {
  const [words, weights] = await Promise.all([asset('/lexicon/words.bin'), asset('/model/tagger.bin')]);
  const made = createDetector(readLexicon(words), readModel(weights));
  // The first text compiles the expressions, which takes longer than a keystroke may: it shall not be a person's.
  made.detect(SAMPLE);
  return made;
}

async function asset(path: string): Promise<Uint8Array> {
  const response = await fetch(new URL(path, self.location.origin));
  return new Uint8Array(await response.arrayBuffer());
}

const SAMPLE =
  'Sample, Sam, 1 Jan 2000, MRN 0000000, 555-0100, 1 Sample Street, Springfield, IL 00000, sam@example.org';

// Warm before the first text; a failure is told with that text.
void ready().catch(() => undefined);

self.addEventListener('message', (event: MessageEvent<{ id: number; text: string }>) => void answer(event.data));

async function answer({ id, text }: { id: number; text: string }): Promise<void> {
  self.postMessage(await detect(id, text));
}

async function detect(id: number, text: string): Promise<WorkerAnswer> {
  try {
    return { id, detection: (await ready()).detect(text) };
  } catch {
    return { id, failed: true };
  }
}

import { createDetector } from '../phi/detect.ts';
import { readLexicon } from '../phi/lexicon/read-lexicon.ts';
import type { WorkerAnswer } from './detector-host.ts';

/** The detector's own thread: texts in, detections out; nothing is kept between two texts. */
const detector = load();

async function load() {
  const response = await fetch(new URL('/lexicon/words.bin', self.location.origin));
  const made = createDetector(readLexicon(new Uint8Array(await response.arrayBuffer())));
  // The first text compiles the expressions, which takes longer than a keystroke may: it shall not be a person's.
  made.detect(SAMPLE);
  return made;
}

const SAMPLE =
  'Sample, Sam, 1 Jan 2000, MRN 0000000, 555-0100, 1 Sample Street, Springfield, IL 00000, sam@example.org';

self.addEventListener('message', (event: MessageEvent<{ id: number; text: string }>) => void answer(event.data));

async function answer({ id, text }: { id: number; text: string }): Promise<void> {
  self.postMessage(await detect(id, text));
}

async function detect(id: number, text: string): Promise<WorkerAnswer> {
  try {
    return { id, detection: (await detector).detect(text) };
  } catch {
    return { id, failed: true };
  }
}

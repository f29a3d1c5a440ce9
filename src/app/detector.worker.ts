import { createDetector } from '../phi/detect.ts';
import { readLexicon } from '../phi/lexicon/read-lexicon.ts';
import type { WorkerAnswer } from './detector-host.ts';

/** The detector's own thread: texts in, detections out; nothing is kept between two texts. */
const detector = load();

async function load() {
  const response = await fetch(new URL('/lexicon/words.bin', self.location.origin));
  return createDetector(readLexicon(new Uint8Array(await response.arrayBuffer())));
}

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

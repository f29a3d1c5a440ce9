/** Prints how long the detector takes, for texts from a prompt to a pasted chart. `node bench/latency.ts` */
import { readFileSync } from 'node:fs';
import { createDetector } from '../src/phi/detect.ts';
import { readLexicon } from '../src/phi/lexicon/read-lexicon.ts';
import { readModel } from '../src/phi/model/model.ts';

const SIZES = [200, 2_000, 50_000, 250_000] as const;
const RUNS = 15;

const words = readFileSync(new URL('../assets/lexicon/words.bin', import.meta.url));
const weights = readFileSync(new URL('../assets/model/tagger.bin', import.meta.url));
const beforeMs = performance.now();
const detector = createDetector(readLexicon(words), readModel(weights));
console.log(`lexicon, model and rules ready in ${(performance.now() - beforeMs).toFixed(0)} ms`);

const notes = readFileSync(new URL('corpus/written-notes.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { text: string }).text)
  .join('\n\n');

const firstMs = performance.now();
detector.detect(notes.slice(0, 2_000));
console.log(
  `first text of 2,000 characters in ${(performance.now() - firstMs).toFixed(0)} ms (compiles every expression)\n`,
);

console.log('| characters | median ms | p95 ms | processor ms | characters a processor second |');
console.log('|---|---|---|---|---|');
for (const size of SIZES) {
  const walls: number[] = [];
  let cpuMs = 0;
  for (let run = 0; run < RUNS; run++) {
    const from = (run * 9_973) % Math.max(1, notes.length - size);
    const text = notes.slice(from, from + size);
    const cpu = process.cpuUsage();
    const start = performance.now();
    detector.detect(text);
    walls.push(performance.now() - start);
    const used = process.cpuUsage(cpu);
    cpuMs += (used.user + used.system) / 1000;
  }
  walls.sort((a, b) => a - b);
  const median = walls[Math.floor(RUNS / 2)] ?? Number.NaN;
  const p95 = walls[Math.floor(RUNS * 0.95)] ?? Number.NaN;
  console.log(
    `| ${size} | ${median.toFixed(1)} | ${p95.toFixed(1)} | ${(cpuMs / RUNS).toFixed(1)} | ${Math.round((size * RUNS * 1000) / cpuMs)} |`,
  );
}

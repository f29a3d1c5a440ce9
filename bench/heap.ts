/**
 * Prints whether the page's heap stays flat over a long conversation, with the guard and without; Chromium only.
 * `node bench/heap.ts [--messages=N] [--patients=EVERY]`
 */
import { parseArgs } from 'node:util';
import { growthOf, measureHeap } from './browser/heap.ts';

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '1000' }, patients: { type: 'string', default: '5' } },
});
const messages = Number(values.messages);
const conversation = { messages, sampleEvery: Math.ceil(messages / 5), patientEvery: Number(values.patients) };

const [guarded, control] = await Promise.all([
  measureHeap('guarded', conversation),
  measureHeap('control', conversation),
]);

const kb = (bytes: number) => (bytes / 1000).toFixed(0);
console.log('| messages | heap with guard, kB | without, kB |\n|---|---|---|');
for (const [index, sample] of guarded.entries())
  console.log(`| ${sample.messages} | ${kb(sample.bytes)} | ${kb(control[index]?.bytes ?? Number.NaN)} |`);
const own = growthOf(guarded) - growthOf(control);
console.log(`\nthe guard keeps ${own.toFixed(0)} bytes a message (page alone: ${growthOf(control).toFixed(0)})`);

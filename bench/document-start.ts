/** Prints how long gate and guard hold up a page and a frame at document_start. `node bench/document-start.ts [--pages=N]` */
import { parseArgs } from 'node:util';
import { measureStarts } from './browser/document-start.ts';
import { quantile } from './browser/quantile.ts';

const { values } = parseArgs({ options: { pages: { type: 'string', default: '30' } } });
/** Milliseconds. */
const BUDGET = { gate: 8, guard: 8 } as const;

console.log(
  '| browser | where | script | starts | least ms | median ms | p95 ms | budget |\n|---|---|---|---|---|---|---|---|',
);
for (const browser of ['chromium', 'firefox'] as const) {
  for (const { frame, script, costs } of await measureStarts(browser, Number(values.pages))) {
    const [least, median, p95] = [0, 0.5, 0.95].map((share) => quantile(costs, share).toFixed(1));
    console.log(
      `| ${browser} | ${frame} | ${script} | ${costs.length} | ${least} | ${median} | ${p95} | ${BUDGET[script]} |`,
    );
  }
}

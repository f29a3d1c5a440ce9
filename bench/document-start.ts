/** Prints how long gate and guard hold up a page and a frame at document_start. `node bench/document-start.ts [--pages=N]` */
import { parseArgs } from 'node:util';
import { measureStarts } from './browser/document-start.ts';
import { quantile } from './browser/quantile.ts';

const { values } = parseArgs({ options: { pages: { type: 'string', default: '30' } } });
/** Milliseconds. */
const BUDGET = { gate: 8, guard: 8 } as const;

console.log('| browser | where | script | starts | median ms | p95 ms | budget |\n|---|---|---|---|---|---|---|');
for (const browser of ['chromium', 'firefox'] as const) {
  for (const { frame, script, costs } of await measureStarts(browser, Number(values.pages))) {
    const [median, p95] = [quantile(costs, 0.5), quantile(costs, 0.95)];
    console.log(
      `| ${browser} | ${frame} | ${script} | ${costs.length} | ${median.toFixed(1)} | ${p95.toFixed(1)} | ${BUDGET[script]} |`,
    );
  }
}

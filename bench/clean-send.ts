/**
 * Prints how long a prompt without identifiers takes from the key press to the request, with the guard and without.
 * Needs a quiet machine. `node bench/clean-send.ts [--times=N] [--browser=NAME]`
 */
import { parseArgs } from 'node:util';
import { measureCleanSends, type Pace } from './browser/clean-send.ts';
import { quantile } from './browser/quantile.ts';

const { values } = parseArgs({ options: { times: { type: 'string', default: '60' }, browser: { type: 'string' } } });
/** Added to the 95th percentile, in milliseconds. */
const BUDGET: Readonly<Record<Pace, number>> = { ready: 10, 'at once': 50 };
const VERDICT: Readonly<Record<Pace, string>> = { ready: 'there before Enter', 'at once': 'not there yet' };

console.log('| browser | verdict | until | with guard, median and p95 ms | without | added p95 | budget |');
console.log('|---|---|---|---|---|---|---|');
for (const browser of ['chromium', 'firefox'] as const) {
  if (values.browser !== undefined && values.browser !== browser) continue;
  for (const { pace, guarded, control } of await measureCleanSends(browser, Number(values.times))) {
    for (const [until, key] of [
      ['request begun', 'dispatchMs'],
      ['server has it', 'arrivalMs'],
    ] as const) {
      const [median, p95] = [0.5, 0.95].map((share) =>
        [guarded, control].map((sends) =>
          quantile(
            sends.map((send) => send[key]),
            share,
          ),
        ),
      ) as [[number, number], [number, number]];
      const cell = (side: 0 | 1) => `${median[side].toFixed(1)}, ${p95[side].toFixed(1)}`;
      const added = (p95[0] - p95[1]).toFixed(1);
      console.log(
        `| ${browser} | ${VERDICT[pace]} | ${until} | ${cell(0)} | ${cell(1)} | ${added} | ${BUDGET[pace]} |`,
      );
    }
  }
}

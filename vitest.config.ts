import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { SuiteOrder } from './tools/test/suite-order.ts';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    sequence: { sequencer: SuiteOrder },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/browser/**'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // On two cores a third beside the two stories has the browsers of all of them wait for the processor.
          maxWorkers: Math.min(5, 1 + Math.ceil(availableParallelism() / 2)),
        },
      },
    ],
  },
});

import { buildSync } from 'esbuild';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

it('is at most 10 kB gzip, because it runs before the first script of every frame', () => {
  const { outputFiles } = buildSync({
    entryPoints: ['src/gate/start.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
  });
  expect(gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length).toBeLessThanOrEqual(10_000);
});

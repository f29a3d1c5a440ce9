import { buildSync } from 'esbuild';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';
import { expect, it } from 'vitest';
import { MINIFY_GATE } from '../../tools/minify.ts';

it.each(['chrome', 'firefox'])(
  'is at most 10 kB gzip for %s: it runs before the first script of every frame',
  async (browser) => {
    const { outputFiles } = buildSync({
      stdin: { contents: "import { startGate } from './src/gate/start.ts'; startGate(window);", resolveDir: '.' },
      bundle: true,
      write: false,
      format: 'iife',
      target: 'chrome137',
      define: { 'import.meta.env.BROWSER': JSON.stringify(browser) },
    });
    const { code } = await minify(outputFiles[0]?.text ?? '', { ...MINIFY_GATE, toplevel: true });
    expect(gzipSync(code ?? '').length).toBeGreaterThan(5_000);
    expect(gzipSync(code ?? '').length).toBeLessThanOrEqual(10_000);
  },
);

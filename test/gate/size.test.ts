import { buildSync } from 'esbuild';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { minifyGate } from '../../tools/minify.ts';

describe.each(['chrome', 'firefox'])('the gate for %s', (browser) => {
  // With a name for its result, as the build gives it.
  const { outputFiles } = buildSync({
    stdin: { contents: "import { startGate } from './src/gate/start.ts'; startGate(window);", resolveDir: '.' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'gate',
    target: 'chrome137',
    define: { 'import.meta.env.BROWSER': JSON.stringify(browser) },
  });
  const shipped = minifyGate(outputFiles[0]?.text ?? '');

  it('is at most 10 kB gzip: it runs before the first script of every frame', async () => {
    expect(gzipSync(await shipped).length).toBeGreaterThan(5_000);
    expect(gzipSync(await shipped).length).toBeLessThanOrEqual(10_000);
  });

  it('leaves no variable in the page, whose script could not declare the same name', async () => {
    expect(outputFiles[0]?.text).toContain('var gate = ');
    expect(await shipped).not.toMatch(/^(?:var|let|const|function) /);
  });
});

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { sizesPart } from '../../tools/test/sizes.ts';

function built(sizes: Readonly<Record<string, number>>): string {
  const output = mkdtempSync(join(tmpdir(), 'sizes-'));
  for (const [file, size] of Object.entries(sizes)) {
    mkdirSync(dirname(join(output, file)), { recursive: true });
    // What is random packs no smaller.
    writeFileSync(join(output, file), randomBytes(size));
  }
  return output;
}

it('names what is too large for each frame of a page, and what was not built', async () => {
  const output = built({
    'chrome-mv3/content-scripts/gate.js': 9_900,
    'chrome-mv3/guard.js': 39_000,
    'firefox-mv3/content-scripts/gate.js': 10_001,
  });
  const result = await sizesPart(output).run();
  expect(result).toMatchObject({ passed: 2, failed: 2 });
  expect(result.output).toMatch(
    /^firefox-mv3\/content-scripts\/gate\.js has 10\d{3} bytes gzip, and 10000 are allowed\nfirefox-mv3\/guard\.js was not built$/,
  );
});

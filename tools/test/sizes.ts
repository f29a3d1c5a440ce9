import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Part } from './part.ts';

const OUTPUT = fileURLToPath(new URL('../../.output/', import.meta.url));

/** What each frame of a guarded page pays for, at most, in bytes as `gzip -9` packs them. */
const LIMITS: Readonly<Record<string, number>> = { 'content-scripts/gate.js': 10_000, 'guard.js': 40_000 };

/** Holds what was built against its limits; a unit test sees only what the minifier makes of the gate by itself. */
export function sizesPart(output = OUTPUT): Part {
  return {
    name: 'sizes',
    run: async () => {
      const faults: string[] = [];
      const files = ['chrome-mv3', 'firefox-mv3'].flatMap((browser) =>
        Object.entries(LIMITS).map(([file, limit]) => [join(browser, file), limit] as const),
      );
      for (const [file, limit] of files) {
        const fault = await faultOf(join(output, file), limit);
        if (fault !== null) faults.push(`${file} ${fault}`);
      }
      return { passed: files.length - faults.length, failed: faults.length, output: faults.join('\n') };
    },
  };
}

async function faultOf(path: string, limit: number): Promise<string | null> {
  const code = await readFile(path).catch(() => null);
  if (code === null) return 'was not built';
  const size = (await promisify(gzip)(code, { level: 9 })).length;
  return size <= limit ? null : `has ${size} bytes gzip, and ${limit} are allowed`;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly content_scripts: { js: string[] }[];
}

const SCRIPTS = { gate: 'content-scripts/gate.js', guard: 'guard.js' } as const;
export type MarkedScript = keyof typeof SCRIPTS;

/** The first and the last file of what the guard is made of: before it comes the entry of the page's own site. */
const isFirst = (file: string, name: MarkedScript) =>
  name === 'gate' ? file === SCRIPTS.gate : file.startsWith('sites/');

/**
 * Puts a tiny script before and one behind gate and guard, each in the same list as theirs, so that the page's timeline
 * says how long the browser took to compile and run them. Nothing of the build itself changes.
 */
export function markScripts(extensionDir: string): void {
  const file = join(extensionDir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  for (const name of ['gate', 'guard'] as const) {
    for (const moment of ['from', 'to'])
      writeFileSync(join(extensionDir, `mark-${name}-${moment}.js`), `performance.mark('${name} ${moment}');`);
    for (const entry of manifest.content_scripts) {
      const js = entry.js.flatMap((each) => (isFirst(each, name) ? [`mark-${name}-from.js`, each] : [each]));
      entry.js = js.flatMap((each) => (each === SCRIPTS[name] ? [each, `mark-${name}-to.js`] : [each]));
    }
  }
  writeFileSync(file, JSON.stringify(manifest));
}

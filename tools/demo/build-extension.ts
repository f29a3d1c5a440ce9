import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BrowserName } from './open-scene.ts';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const WXT = join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
const BUILDS = {
  chromium: { dir: 'chrome-mv3', args: ['build'] },
  firefox: { dir: 'firefox-mv3', args: ['build', '-b', 'firefox', '--mv3'] },
} as const;

/** Builds the extension for a browser and gives the folder that holds it. */
export async function buildExtension(browser: BrowserName): Promise<string> {
  const { args } = BUILDS[browser];
  await promisify(execFile)(process.execPath, [WXT, ...args], { cwd: ROOT });
  return buildDirOf(browser);
}

/** Where the build for a browser lies once it has been made. */
export function buildDirOf(browser: BrowserName): string {
  return join(ROOT, '.output', BUILDS[browser].dir);
}

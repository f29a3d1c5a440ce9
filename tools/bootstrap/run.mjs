// Runs on plain Node before anything is installed: no dependency, no TypeScript.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuseWrongPaths, requireBrowsers } from './browsers.mjs';
import { findNode, installDependencies } from './dependencies.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Prepares the machine and runs a TypeScript program of this repository with the same arguments, followed by
 * `--chromium=PATH` and `--firefox=PATH` for the browsers that it asks for. Ends with the program's exit status.
 * @param {string} program path from the repository's root
 * @param {readonly ('chromium' | 'firefox')[]} browsers
 */
export function runProgram(program, browsers) {
  refuseWrongPaths(browsers);
  installDependencies(ROOT);
  const found = requireBrowsers(browsers);
  const places = Object.entries(found).map(([name, path]) => `--${name}=${path}`);
  const child = spawn(findNode(ROOT), [join(ROOT, program), ...process.argv.slice(2), ...places], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  // The terminal sends Ctrl+C to the child as well; waiting for it lets it put the machine back as it was.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

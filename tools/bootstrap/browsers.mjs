// Runs on plain Node before anything is installed: no dependency, no TypeScript.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

const PROGRAM_FILES = [
  process.env['ProgramFiles'],
  process.env['ProgramFiles(x86)'],
  process.env['LOCALAPPDATA'],
].filter(Boolean);
const APPLICATIONS = ['/Applications', join(process.env['HOME'] ?? '/', 'Applications')];

/**
 * Where each browser is looked for: the variable that names it, its commands, its usual places. (Not CHROME and
 * FIREFOX: under vitest those say which browser WXT builds for.)
 */
const BROWSERS = {
  chromium: {
    variable: 'CHROME_PATH',
    debian: ['chromium', 'fonts-dejavu-core'],
    remedy: 'install Chromium or Google Chrome, or set CHROME_PATH to its program file',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    places: [
      ...APPLICATIONS.flatMap((folder) => [
        join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
        join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      ]),
      ...PROGRAM_FILES.flatMap((folder) => [
        join(folder, 'Chromium/Application/chrome.exe'),
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]),
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    debian: ['firefox-esr', 'fonts-dejavu-core'],
    remedy: 'install Firefox ESR, or set FIREFOX_PATH to its program file',
    commands: ['firefox-esr', 'firefox'],
    places: [
      ...APPLICATIONS.map((folder) => join(folder, 'Firefox.app/Contents/MacOS/firefox')),
      ...PROGRAM_FILES.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
    ],
  },
};

/**
 * The program file of a browser, or null.
 * @param {keyof typeof BROWSERS} name
 */
export function findBrowser(name) {
  const { variable, commands, places } = BROWSERS[name];
  const named = process.env[variable] ?? '';
  if (isAbsolute(named)) return isProgram(named) ? named : null;
  if (named !== '') return onPath(named);
  return commands.map(onPath).find((path) => path !== null) ?? places.find(isProgram) ?? null;
}

/**
 * Ends the program when a variable names no program file: a browser that is installed instead would not be the one that
 * was asked for.
 * @param {readonly (keyof typeof BROWSERS)[]} names
 */
export function refuseWrongPaths(names) {
  for (const name of names) {
    const { variable } = BROWSERS[name];
    const named = process.env[variable] ?? '';
    if (named === '' || findBrowser(name) !== null) continue;
    console.error(`${variable} names ${named}, which is no program file: correct it or unset it`);
    process.exit(1);
  }
}

/**
 * Finds the browsers, installs those of Debian that are missing when the user is root, and otherwise ends with the
 * one command that helps.
 * @param {readonly (keyof typeof BROWSERS)[]} names
 * @returns {Record<string, string>} program file by name
 */
export function requireBrowsers(names) {
  const missing = names.filter((name) => findBrowser(name) === null);
  if (missing.length > 0) installOnDebian(missing);
  return Object.fromEntries(
    names.map((name) => {
      const path = findBrowser(name);
      if (path !== null) return [name, path];
      console.error(`No ${name} was found: ${BROWSERS[name].remedy}.`);
      process.exit(1);
    }),
  );
}

function installOnDebian(missing) {
  if (!existsSync('/etc/debian_version') || onPath('apt-get') === null) return;
  const packages = [...new Set(missing.flatMap((name) => BROWSERS[name].debian))];
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  if (process.getuid?.() !== 0) {
    console.error(`Missing: ${missing.join(', ')}. Run: sudo ${install.join(' ')}`);
    process.exit(1);
  }
  console.log(`Installing ${packages.join(', ')} …`);
  for (const [command, ...rest] of [['apt-get', 'update'], install]) {
    const { status } = spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) {
      console.error(`${[command, ...rest].join(' ')} failed.`);
      process.exit(1);
    }
  }
}

function onPath(command) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, command)).find(isProgram) ?? null;
}

/** Folders have the right to be executed as well. */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

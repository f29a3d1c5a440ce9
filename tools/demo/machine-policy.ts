import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Managed settings as the extension reads them, by key. */
export type ManagedSettings = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Where Debian's Chromium and Google Chrome read machine policy; only root may write there. */
export const CHROMIUM_FOLDERS = ['/etc/chromium/policies/managed', '/etc/opt/chrome/policies/managed'];

/** Whether managed settings can be given to a browser here: Chromium takes them from root's files only. */
export function canManage(browser: 'chromium' | 'firefox'): boolean {
  return process.platform === 'linux' && (browser === 'firefox' || process.getuid?.() === 0);
}

/**
 * Gives Chromium managed settings for one unpacked extension by a machine policy file that lives as long as this
 * program. Null where that is not possible: not Linux, or not root.
 */
export function manageChromium(extensionDir: string, settings: ManagedSettings): (() => void) | null {
  if (!canManage('chromium')) return null;
  const content = JSON.stringify({ '3rdparty': { extensions: { [unpackedId(extensionDir)]: settings } } });
  const removals = CHROMIUM_FOLDERS.map((folder) =>
    writeForNow(join(folder, `chaperone-demo-${process.pid}.json`), content),
  );
  return () => removals.forEach((remove) => remove());
}

/**
 * Gives Firefox managed settings by a native manifest in the home folder that the browser is started with, which
 * needs no rights. Only Linux has that place below the home folder's `.mozilla`.
 */
export function manageFirefox(extensionId: string, homeDir: string, settings: ManagedSettings): (() => void) | null {
  if (!canManage('firefox')) return null;
  const manifest = { name: extensionId, description: 'Chaperone demo institution', type: 'storage', data: settings };
  return writeForNow(join(homeDir, '.mozilla', 'managed-storage', `${extensionId}.json`), JSON.stringify(manifest));
}

/** Chromium derives the id of an unpacked extension from its folder. */
function unpackedId(folder: string): string {
  return extensionIdOf(createHash('sha256').update(folder).digest('hex'));
}

/** The first 128 bits of a SHA-256 digest in hexadecimal, with the digits written as a to p. */
export function extensionIdOf(digest: string): string {
  const digits = [...digest.slice(0, 32)];
  return digits.map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16))).join('');
}

/** Writes a file and gives the function that removes it and the folders that were made for it, run at exit at last. */
function writeForNow(file: string, content: string): () => void {
  const made: string[] = [];
  for (let folder = dirname(file); !existsSync(folder); folder = dirname(folder)) made.push(folder);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  const remove = () => {
    process.off('exit', remove);
    rmSync(file, { force: true });
    for (const folder of made) {
      try {
        rmdirSync(folder);
      } catch {
        return; // Somebody else has put a file there meanwhile.
      }
    }
  };
  process.on('exit', remove);
  return remove;
}

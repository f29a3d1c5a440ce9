import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode, fileFault } from '../command-line/file-fault.ts';

/** Writes a file that may replace an older one. @throws Error with one sentence that says what helps. */
export function writeResult(file: string, content: string): void {
  write(file, content, {});
}

/** Writes a secret for its owner alone, and never over a file that is there. @throws as `writeResult` does. */
export function writeSecret(file: string, content: string): void {
  write(file, content, { mode: 0o600, flag: 'wx' });
}

function write(file: string, content: string, options: { readonly mode?: number; readonly flag?: string }): void {
  try {
    writeFileSync(file, content, options);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST')
      throw new Error(
        `${file} exists already and was left as it is: move it away, or name another file with --out, for a private key is never written over`,
        { cause: error },
      );
    if (code === 'ENOENT')
      throw new Error(
        `${file} was not written, for there is no folder ${dirname(file)}: make it first, or name another file with --out`,
        { cause: error },
      );
    throw new Error(`${file} was not written: ${fileFault(error)}; name another file with --out`, { cause: error });
  }
}

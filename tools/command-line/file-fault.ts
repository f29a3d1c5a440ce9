/** Why the file system refused, in words; the codes are those that a person can do something about. */
const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EACCES: 'you have no right to it',
  EPERM: 'you have no right to it',
  EROFS: 'its disk can only be read',
  ENOSPC: 'its disk is full',
};

/** Error codes of the file system are for people who know them: this gives the same in a few words. */
export function fileFault(error: unknown): string {
  const code = errorCode(error);
  return FAULTS[code] ?? (code === '' ? 'for an unknown reason' : code);
}

/** The code of the error, such as `ENOENT`; empty when it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

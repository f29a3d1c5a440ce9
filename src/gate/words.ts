type Exec = (pattern: RegExp, text: string) => RegExpExecArray | null;

/** Whether each match of a global pattern stands the test; the first that does not ends it. */
export function everyMatch(
  exec: Exec,
  pattern: RegExp,
  text: string,
  test: (found: RegExpExecArray) => boolean,
): boolean {
  for (let found; (found = exec(pattern, text));) if (!test(found)) return false;
  return true;
}

/** Visits each word of a table: its letters, then a sign or none, a digit or none, and a space. */
export function eachWord(exec: Exec, table: string, visit: (word: string, sign: string, digit: number) => void): void {
  everyMatch(exec, /(\S+?)([^\w ]?)(\d?) /g, table, (found) => {
    visit(found[1] as string, found[2] as string, +(found[3] as string));
    return true;
  });
}

/** Visits each word of a table: its letters, then a sign or none, a digit or none, and a space. */
export function eachWord(
  exec: (pattern: RegExp, text: string) => RegExpExecArray | null,
  table: string,
  visit: (word: string, sign: string, digit: number) => void,
): void {
  const entry = /(\S+?)([^\w ]?)(\d?) /g;
  for (let found = exec(entry, table); found; found = exec(entry, table))
    visit(found[1] as string, found[2] as string, +(found[3] as string));
}

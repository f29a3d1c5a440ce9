const NEWLINE = 0x0a;

/**
 * The lines of a stream of UTF-8, cut at "\n" and nowhere else: U+2028 is legal inside a JSON string. A byte order mark
 * at the start and a "\r" at the end of a line are dropped; a line that is not UTF-8 is undefined.
 */
export async function* readLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string | undefined> {
  let rest: Uint8Array[] = [];
  let first = true;
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      yield decoded([...rest, chunk.subarray(from, at)], first);
      first = false;
      rest = [];
      from = at + 1;
    }
    rest.push(chunk.subarray(from));
  }
  if (rest.some(({ length }) => length > 0)) yield decoded(rest, first);
}

function decoded(pieces: readonly Uint8Array[], first: boolean): string | undefined {
  try {
    const line = new TextDecoder('utf-8', { fatal: true, ignoreBOM: !first }).decode(Buffer.concat(pieces));
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  } catch {
    return undefined;
  }
}

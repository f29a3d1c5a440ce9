/** The first place at which a text stops being JSON (RFC 8259), for a person who has to mend it. */
export interface JsonFault {
  /** Both count from 1; a column is one UTF-16 code unit, as in most editors. */
  readonly line: number;
  readonly column: number;
  /** What would be right there. Never what stands there. */
  readonly expected: string;
}

const SPACE = /[\t\n\r ]*/y;
const STRING_PART = /(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
/** No policy nests this deep; a reader without a limit would run out of stack. */
const MAX_DEPTH = 100;

class Stop extends Error {
  readonly at: number;
  readonly expected: string;
  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

/** Where the match ends, or -1. */
function ending(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function afterSpace(text: string, from: number): number {
  return ending(SPACE, text, from);
}

function afterString(text: string, from: number, expected: string): number {
  if (text[from] !== '"') throw new Stop(from, expected);
  const end = ending(STRING_PART, text, from + 1);
  if (text[end] === '"') return end + 1;
  throw new Stop(
    end,
    text[end] === '\\' ? 'an escape that JSON knows, such as \\" or \\\\' : '" at the end of the text',
  );
}

/** After the members of an object or the elements of a list; `from`: after the opening bracket. */
function afterMembers(text: string, from: number, close: '}' | ']', depth: number): number {
  let at = afterSpace(text, from);
  if (text[at] === close) return at + 1;
  for (;;) {
    if (close === '}') {
      at = afterSpace(text, afterString(text, at, 'a member name in double quotes'));
      if (text[at] !== ':') throw new Stop(at, ': after the member name');
      at = afterSpace(text, at + 1);
    }
    at = afterSpace(text, afterValue(text, at, depth));
    if (text[at] === close) return at + 1;
    if (text[at] !== ',') throw new Stop(at, `a comma or ${close} before this`);
    at = afterSpace(text, at + 1);
    if (text[at] === close) throw new Stop(at, `no comma before ${close}`);
  }
}

function afterValue(text: string, at: number, depth: number): number {
  if (depth > MAX_DEPTH) throw new Stop(at, `at most ${MAX_DEPTH} levels`);
  const first = text[at];
  if (first === '{') return afterMembers(text, at + 1, '}', depth + 1);
  if (first === '[') return afterMembers(text, at + 1, ']', depth + 1);
  if (first === '"') return afterString(text, at, 'a value');
  const end = ending(SCALAR, text, at);
  if (end < 0) throw new Stop(at, 'a value: text in double quotes, a number, true, false, null, { or [');
  return end;
}

function faultAt(text: string, { at, expected }: Stop): JsonFault {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, expected };
}

/** Null: the text is JSON. */
export function jsonFault(text: string): JsonFault | null {
  try {
    const end = afterSpace(text, afterValue(text, afterSpace(text, 0), 0));
    if (end < text.length) throw new Stop(end, 'nothing after the end of the document');
    return null;
  } catch (error) {
    if (error instanceof Stop) return faultAt(text, error);
    throw error;
  }
}

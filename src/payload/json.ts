import { attempt } from './attempt.ts';
import { judgedOnly, keep, type Decoded, type Slot, type Write } from './decoded.ts';
import { EACH, mayIdentify, placeOf, type Path, type Reading } from './place.ts';

/** Sites put JSON in a string of JSON; two levels are in use (Gemini), more than this many are not. */
const DEEPEST_NESTING = 4;

/** In valid JSON: a string, with the colon behind it if it is a key; a bracket; a number of six digits or more. */
const TOKEN = /("[^"\\]*(?:\\[^][^"\\]*)*")(\s*:)?|[{}[\]]|(?<![\d.])\d{6}[\d.eE+-]*/g;

/**
 * The strings of a JSON text, or null when it is none. The text is scanned rather than parsed into a value, so that
 * what is rewritten differs in nothing but the replaced strings (large numbers, order and repeated keys survive) and a
 * string under a repeated key is not overlooked. Keys and numbers that could carry an identifier are fixed.
 */
export function decodeJson(source: string, reading: Reading, base: Path = [], nesting = 0): Decoded | null {
  if (attempt(() => [JSON.parse(source.trim())]) === null) return null;
  const slots: Slot[] = [];
  const path = [...base];
  for (const { 0: token, 1: literal, 2: colon, index } of source.matchAll(TOKEN)) {
    if (literal !== undefined) {
      const text = literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
      if (colon === undefined) {
        addString(slots, index, index + literal.length, text, quote, reading, path, nesting + 1);
      } else {
        path[path.length - 1] = text;
        if (mayIdentify(text)) slots.push(judgedOnly(text, reading.otherwise));
      }
    } else if (token === '{' || token === '[') path.push(EACH);
    else if (token === '}' || token === ']') path.pop();
    else slots.push(judgedOnly(token, placeOf(reading, path)));
  }
  return { source, slots };
}

/** Adds a string, or the JSON in it. A prompt is judged as the user sees it, even if what the user typed is JSON. */
export function addString(
  slots: Slot[],
  start: number,
  end: number,
  text: string,
  write: Write | null,
  reading: Reading,
  path: Path,
  nesting = 1,
): void {
  const at = placeOf(reading, path);
  const mayNest = at !== 'prompt' && nesting <= DEEPEST_NESTING && /^\s*[[{]/.test(text);
  const inner = mayNest ? decodeJson(text, reading, path, nesting) : null;
  if (inner ? inner.slots.length > 0 : text !== '') slots.push({ start, end, text, at, write, inner });
}

/** The strings of one field of a form: JSON or one plain text. */
export function decodeField(source: string, reading: Reading, path: Path, write: Write | null = keep): Decoded {
  const slots: Slot[] = [];
  addString(slots, 0, source.length, source, write, reading, path);
  return { source, slots };
}

function quote(text: string): string {
  return JSON.stringify(text);
}

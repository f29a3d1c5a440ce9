import { judgedOnly, type Decoded, type Slot } from './decoded.ts';
import { EACH, mayIdentify, placeOf, type Path, type Reading } from './place.ts';

/** Sites put JSON in a string of JSON; two levels are in use (Gemini), more than this many are not. */
const DEEPEST_NESTING = 4;

/**
 * The strings of a JSON text, or null when it is none. The text is scanned rather than parsed into a value, so that
 * what is rewritten differs in nothing but the replaced strings (large numbers, order and repeated keys survive) and a
 * string under a repeated key is not overlooked. Keys and numbers that could carry an identifier are fixed.
 */
export function decodeJson(source: string, reading: Reading, base: Path, nesting: number): Decoded | null {
  try {
    JSON.parse(source.trim());
  } catch {
    return null;
  }
  const slots: Slot[] = [];
  const path = [...base];
  const isObject: boolean[] = [];
  const token = /["{}[\],\d]/g;
  const number = /[\d.eE+-]*/y;
  let isKeyNext = false;
  while (token.test(source)) {
    const start = token.lastIndex - 1;
    const char = source[start];
    if (char === '"') {
      const end = endOfString(source, start);
      const text = readString(source.slice(start, end));
      token.lastIndex = end;
      if (isKeyNext) {
        path[path.length - 1] = text;
        isKeyNext = false;
        if (mayIdentify(text)) slots.push(judgedOnly(text, reading.otherwise));
      } else {
        const at = placeOf(reading, path);
        const inner = at === 'prompt' ? null : decodeNested(text, reading, path, nesting + 1);
        if (inner ? inner.slots.length > 0 : text !== '') slots.push({ start, end, text, at, write: quote, inner });
      }
    } else if (char === '{' || char === '[') {
      isKeyNext = char === '{';
      isObject.push(isKeyNext);
      path.push(EACH);
    } else if (char === '}' || char === ']') {
      isObject.pop();
      path.pop();
      isKeyNext = false;
    } else if (char === ',') isKeyNext = isObject.at(-1) === true;
    else {
      number.lastIndex = start;
      number.test(source);
      const end = (token.lastIndex = number.lastIndex);
      const text = source.slice(start, end);
      if (/^\d{6}/.test(text)) slots.push(judgedOnly(text, placeOf(reading, path)));
    }
  }
  return { source, slots };
}

/** JSON in a string. A prompt is judged as the user sees it, even if what the user typed is JSON: not for prompts. */
export function decodeNested(text: string, reading: Reading, path: Path, nesting: number): Decoded | null {
  return nesting <= DEEPEST_NESTING && /^\s*[[{]/.test(text) ? decodeJson(text, reading, path, nesting) : null;
}

function quote(text: string): string {
  return JSON.stringify(text);
}

/** The index after the closing quote of the string literal that begins at `start`, in valid JSON. */
function endOfString(source: string, start: number): number {
  let end = source.indexOf('"', start + 1);
  while (isEscaped(source, end)) end = source.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(source: string, index: number): boolean {
  let before = index;
  while (source[before - 1] === '\\') before -= 1;
  return (index - before) % 2 === 1;
}

function readString(literal: string): string {
  return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}

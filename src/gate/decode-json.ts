import type { Captured } from './captured.ts';
import type { Decoded, Slot } from './decoded.ts';
import { EACH, isPromptPath, type Path } from './endpoint.ts';
import type { List } from './list.ts';
import type { Leaf } from './wire.ts';

/** What is being read, and where a string of it belongs. */
export interface Reading {
  readonly at: List<Path>;
  /** For strings at no prompt path. */
  readonly otherwise: Leaf['at'];
}

/** Sites put JSON in a string of JSON; two levels are in use (Gemini), more than this many are not. */
const DEEPEST_NESTING = 4;

/**
 * The strings of a JSON text, or null when it is none. The text is scanned rather than parsed into a value, so that
 * what is rewritten differs in nothing but the replaced strings (large numbers, order and repeated keys survive) and a
 * string under a repeated key is not overlooked. Keys and numbers that could carry an identifier are fixed leaves.
 */
export function decodeJson(
  native: Captured,
  source: string,
  reading: Reading,
  base: Path,
  nesting: number,
): Decoded | null {
  try {
    native.parse(source);
  } catch {
    return null;
  }
  const slots = native.list<Slot>();
  const path = native.list<string>();
  for (let k = 0; k < base.length; k += 1) path[k] = base[k] as string;
  const isObject = native.list<boolean>();
  let isKeyNext = false;
  let i = 0;
  while (i < source.length) {
    const char = source[i] as string;
    let end = i + 1;
    if (char === '"') {
      end = endOfString(native, source, i);
      const text = readString(native, native.slice(source, i, end));
      if (isKeyNext) {
        path[path.length - 1] = text;
        isKeyNext = false;
        if (native.exec(/\s|\d{5}|[^\x20-\x7e]/, text)) addSlot(slots, i, end, 'fixed', text, reading.otherwise, null);
      } else addString(native, slots, i, end, text, reading, path, nesting);
    } else if (char === '{' || char === '[') {
      isObject[isObject.length] = char === '{';
      isKeyNext = char === '{';
      path[path.length] = EACH;
    } else if (char === '}' || char === ']') {
      isObject.length -= 1;
      path.length -= 1;
      isKeyNext = false;
    } else if (char === ',') isKeyNext = isObject[isObject.length - 1] === true;
    else if (char >= '0' && char <= '9') {
      while (isNumberChar(source[end])) end += 1;
      const digits = native.slice(source, i, end);
      if (native.exec(/^\d{6}/, digits)) addSlot(slots, i, end, 'fixed', digits, at(reading, path), null);
    }
    i = end;
  }
  return { source, slots, isFixed: false };
}

function addString(
  native: Captured,
  slots: List<Slot>,
  start: number,
  end: number,
  text: string,
  reading: Reading,
  path: Path,
  nesting: number,
): void {
  const place = at(reading, path);
  // A prompt is judged as the user sees it, even if what the user typed is JSON.
  const mayNest = place !== 'prompt' && nesting < DEEPEST_NESTING && native.exec(/^\s*[[{]/, text) !== null;
  const inner = mayNest ? decodeJson(native, text, reading, path, nesting + 1) : null;
  if (inner ? inner.slots.length > 0 : text !== '') addSlot(slots, start, end, 'json', text, place, inner);
}

export function addSlot(
  slots: List<Slot>,
  start: number,
  end: number,
  form: Slot['form'],
  text: string,
  place: Leaf['at'],
  inner: Decoded | null,
): void {
  slots[slots.length] = { start, end, form, text, at: place, inner };
}

export function at(reading: Reading, path: Path): Leaf['at'] {
  return isPromptPath(reading.at, path) ? 'prompt' : reading.otherwise;
}

/** The index after the closing quote of the string literal that begins at `start`, in valid JSON. */
function endOfString(native: Captured, source: string, start: number): number {
  let quote = native.indexOf(source, '"', start + 1);
  while (isEscaped(source, quote)) quote = native.indexOf(source, '"', quote + 1);
  return quote + 1;
}

function isEscaped(source: string, index: number): boolean {
  let backslashes = 0;
  while (source[index - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

function readString(native: Captured, literal: string): string {
  if (native.indexOf(literal, '\\') < 0) return native.slice(literal, 1, literal.length - 1);
  return native.parse(literal) as string;
}

function isNumberChar(char: string | undefined): boolean {
  return (
    char !== undefined &&
    ((char >= '0' && char <= '9') || char === '.' || char === 'e' || char === 'E' || char === '+' || char === '-')
  );
}

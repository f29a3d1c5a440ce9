import { judgedOnly, type Slot, type Write } from './decoded.ts';
import { decodeNested } from './json.ts';
import { mayIdentify, placeOf, type Reading } from './place.ts';

/**
 * The slots of `name=value` pairs in a range of the source; null when an escape in it is malformed. A name is fixed,
 * and left out when nothing a person entered can be in it; a piece without `=` counts as a value.
 */
export function decodePairs(source: string, start: number, end: number, reading: Reading): Slot[] | null {
  const slots: Slot[] = [];
  let from = start;
  for (const pair of source.slice(start, end).split('&')) {
    const split = pair.indexOf('=') + 1;
    const name = readEscapes(pair.slice(0, Math.max(0, split - 1)));
    const text = readEscapes(pair.slice(split));
    if (name === null || text === null) return null;
    if (mayIdentify(name) || name.length > 15) slots.push(judgedOnly(name, reading.otherwise));
    const at = placeOf(reading, [name]);
    const inner = at === 'prompt' ? null : decodeNested(text, reading, [name], 1);
    if (inner ? inner.slots.length > 0 : text !== '')
      slots.push({ start: from + split, end: from + pair.length, text, at, write: writeEscapes, inner });
    from += pair.length + 1;
  }
  return slots;
}

/** Null when malformed. `+` is a space, as in forms and queries. */
export function readEscapes(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

const writeEscapes: Write = (text) => {
  try {
    return encodeURIComponent(text);
  } catch {
    return null;
  }
};

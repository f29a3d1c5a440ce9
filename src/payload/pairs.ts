import { attempt } from './attempt.ts';
import { judgedOnly, type Slot } from './decoded.ts';
import { addString } from './json.ts';
import { mayIdentify, type Reading } from './place.ts';

/**
 * The slots of `name=value` pairs in a range of the source; null when an escape in it is malformed. A name is fixed,
 * and left out when nothing a person entered can be in it; a piece without `=` counts as a value.
 */
export function decodePairs(source: string, start: number, stop: number, reading: Reading): Slot[] | null {
  const slots: Slot[] = [];
  let from = start;
  for (const pair of source.slice(start, stop).split('&')) {
    const split = pair.indexOf('=') + 1;
    const name = readEscapes(pair.slice(0, Math.max(0, split - 1)));
    const text = readEscapes(pair.slice(split));
    if (name === null || text === null) return null;
    if (mayIdentify(name) || name.length > 15) slots.push(judgedOnly(name, reading.otherwise));
    const end = from + pair.length;
    addString(slots, from + split, end, text, writeEscapes, reading, [name]);
    from = end + 1;
  }
  return slots;
}

/** Null when malformed. `+` is a space, as in forms and queries. */
export function readEscapes(text: string): string | null {
  return attempt(() => decodeURIComponent(text.replaceAll('+', ' ')));
}

function writeEscapes(text: string): string | null {
  return attempt(() => encodeURIComponent(text));
}

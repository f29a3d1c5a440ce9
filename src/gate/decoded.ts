import type { Captured } from './captured.ts';
import type { List } from './list.ts';
import type { Leaf } from './wire.ts';

/** How a string stands in its source; a fixed one can be judged but not replaced. */
export type Form = 'plain' | 'json' | 'percent' | 'fixed';

export interface Slot {
  /** Half-open range of the source, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly form: Form;
  readonly text: string;
  readonly at: Leaf['at'];
  /** The string is itself JSON or the like: its own strings are the leaves. */
  readonly inner: Decoded | null;
}

/** A text taken apart into the strings in it. Whatever is between the slots is kept byte for byte. */
export interface Decoded {
  readonly source: string;
  readonly slots: List<Slot>;
  /** The text states its own lengths, so nothing in it can be replaced. */
  readonly isFixed: boolean;
}

/** The next text of a ruling; shared by all parts of one request, in the order in which its leaves were collected. */
export interface Cursor {
  readonly texts: ArrayLike<string>;
  next: number;
}

export function collectLeaves(decoded: Decoded, leaves: List<Leaf>): void {
  for (let i = 0; i < decoded.slots.length; i += 1) {
    const slot = decoded.slots[i];
    if (!slot) continue;
    if (slot.inner) collectLeaves(slot.inner, leaves);
    else leaves[leaves.length] = { text: slot.text, at: slot.at };
  }
}

/** The source with the ruling's texts put back, or null when one of them cannot be put back exactly. */
export function render(native: Captured, decoded: Decoded, cursor: Cursor): string | null {
  let out = '';
  let from = 0;
  for (let i = 0; i < decoded.slots.length; i += 1) {
    const slot = decoded.slots[i];
    if (!slot) continue;
    const text = slot.inner ? render(native, slot.inner, cursor) : nextText(native, cursor);
    if (text === null) return null;
    const before = slot.inner ? slot.inner.source : slot.text;
    if (text === before) continue;
    const written = decoded.isFixed ? null : write(native, slot.form, text);
    if (written === null) return null;
    out += native.slice(decoded.source, from, slot.start) + written;
    from = slot.end;
  }
  return out + native.slice(decoded.source, from);
}

export function nextText(native: Captured, cursor: Cursor): string | null {
  const index = cursor.next;
  cursor.next += 1;
  const text = native.hasOwn(cursor.texts, index) ? cursor.texts[index] : undefined;
  return typeof text === 'string' ? text : null;
}

function write(native: Captured, form: Form, text: string): string | null {
  if (form === 'plain') return text;
  if (form === 'json') return native.quote(text);
  if (form === 'fixed') return null;
  try {
    return native.encodeURIComponent(text);
  } catch {
    return null;
  }
}

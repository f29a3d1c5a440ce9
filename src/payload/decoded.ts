/** One string of a request, as it is judged. */
export interface Leaf {
  readonly text: string;
  /** prompt: at a prompt path; opaque: could not be read (text is ''). */
  readonly at: 'prompt' | 'body' | 'url' | 'header' | 'opaque';
  /** Can be judged, not replaced. */
  readonly isFixed: boolean;
  /** Of what is opaque in a string: the string. */
  readonly source?: string;
}

/** How a replaced text is written into its source; null when it cannot be. */
export type Write = (text: string) => string | null;

export interface Slot {
  /** Half-open range of the source, in UTF-16 code units; empty for what is only judged. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly at: Leaf['at'];
  /** Null: fixed. */
  readonly write: Write | null;
  /** The string is itself JSON or the like: its own strings are the leaves. */
  readonly inner?: Decoded | null;
}

/** A text taken apart into the strings in it. Whatever is between the slots is kept byte for byte. */
export interface Decoded {
  readonly source: string;
  readonly slots: readonly Slot[];
}

export const OPAQUE: Slot = { start: 0, end: 0, text: '', at: 'opaque', write: null };

export const keep: Write = (text) => text;

/** A string that is judged and stands nowhere, or nowhere that it could be replaced. */
export function judgedOnly(text: string, at: Leaf['at']): Slot {
  return { start: 0, end: 0, text, at, write: null };
}

/** The source with the texts put back, or null when one of them cannot be put back exactly. */
export function render({ source, slots }: Decoded, textOf: (slot: Slot) => string): string | null {
  let out = '';
  let from = 0;
  for (const slot of slots) {
    const { inner, start, write } = slot;
    const text = inner ? render(inner, textOf) : textOf(slot);
    if (text === (inner ? inner.source : slot.text)) continue;
    const written = text === null || !write ? null : write(text);
    if (written === null) return null;
    out += source.slice(from, start) + written;
    from = slot.end;
  }
  return out + source.slice(from);
}

import { otherReadings, type Budget } from './other-readings.ts';

/** One string of a request, as it is judged. */
export interface Leaf {
  readonly text: string;
  /** prompt: at a prompt path; opaque: could not be read (text is ''). */
  readonly at: 'prompt' | 'body' | 'url' | 'header' | 'opaque';
  /** Can be judged, not replaced. */
  readonly isFixed: boolean;
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
  /** The text states its own lengths, so nothing in it can be replaced. */
  readonly isFixed?: boolean;
}

export const OPAQUE: Slot = { start: 0, end: 0, text: '', at: 'opaque', write: null };

export const keep: Write = (text) => text;

export function plain(source: string, at: Leaf['at'], write: Write | null = keep): Decoded {
  return { source, slots: source === '' ? [] : [{ start: 0, end: source.length, text: source, at, write }] };
}

/** A string that is judged and stands nowhere, or nowhere that it could be replaced. */
export function judgedOnly(text: string, at: Leaf['at']): Slot {
  return { start: 0, end: 0, text, at, write: null };
}

/** Adds the leaves, each followed by its other readings; the indices of the leaves proper go into `own`. */
export function collect(decoded: Decoded, isFixed: boolean, budget: Budget, leaves: Leaf[], own: number[]): void {
  for (const { inner, text, at, write } of decoded.slots) {
    const isLeafFixed = isFixed || decoded.isFixed === true || !write;
    if (inner) collect(inner, isLeafFixed, budget, leaves, own);
    else {
      own.push(leaves.length);
      leaves.push({ text, at, isFixed: isLeafFixed });
      for (const other of otherReadings(text, budget))
        leaves.push({ text: other ?? '', at: other === null ? 'opaque' : at, isFixed: true });
    }
  }
}

/** The source with the texts put back, or null when one of them cannot be put back exactly. */
export function render(decoded: Decoded, next: () => string): string | null {
  let out = '';
  let from = 0;
  for (const { start, end, text, write, inner } of decoded.slots) {
    const now = inner ? render(inner, next) : next();
    if (now === null) return null;
    if (now === (inner ? inner.source : text)) continue;
    const written = write?.(now) ?? null;
    if (written === null) return null;
    out += decoded.source.slice(from, start) + written;
    from = end;
  }
  return out + decoded.source.slice(from);
}

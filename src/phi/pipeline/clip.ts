import type { Document } from '../text/document.ts';
import type { Span } from '../text/placeholder.ts';
import type { Sighting } from './sighting.ts';

const SUBSTANCE = /[\p{L}\p{N}]/u;

/**
 * Takes the placeholders out of what the rules saw. What is left of a sighting on either side of one is still
 * somebody's, unless nothing but punctuation is left.
 */
export function clip(document: Document, sightings: readonly Sighting[], placeholders: readonly Span[]): Sighting[] {
  if (placeholders.length === 0) return [...sightings];
  return sightings.flatMap((sighting) => {
    const { start, end } = sighting.candidate;
    const inside = placeholders.slice(firstAfter(placeholders, start), firstFrom(placeholders, end));
    if (inside.length === 0) return [sighting];
    const edges = [start, ...inside.flatMap((one) => [one.start, one.end]), end];
    const rests: Sighting[] = [];
    for (let i = 0; i < edges.length; i += 2) {
      const rest = { start: edges[i] ?? end, end: edges[i + 1] ?? end };
      if (rest.end > rest.start && SUBSTANCE.test(document.text.slice(rest.start, rest.end)))
        rests.push({ ...sighting, candidate: { ...sighting.candidate, ...rest } });
    }
    return rests;
  });
}

/** Index of the first placeholder that ends after `offset`. */
function firstAfter(placeholders: readonly Span[], offset: number): number {
  return search(placeholders, ({ end }) => end > offset);
}

/** Index of the first placeholder that starts at `offset` or later. */
function firstFrom(placeholders: readonly Span[], offset: number): number {
  return search(placeholders, ({ start }) => start >= offset);
}

function search(placeholders: readonly Span[], reached: (one: Span) => boolean): number {
  let low = 0;
  let high = placeholders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = placeholders[middle];
    if (one === undefined || reached(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}

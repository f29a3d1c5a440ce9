import type { Captured } from './captured.ts';
import type { List } from './list.ts';
import { part } from './payload.ts';
import type { Part } from './wire.ts';

/** The headers that a page set itself; they can be judged, not rewritten. */
export function headerParts(native: Captured, headers: Headers | null): List<Part> {
  const parts = native.bareList<Part>();
  if (headers)
    native.Headers.forEach(headers, (value, name) => void (parts[parts.length] = part('header', name, value)));
  return parts;
}

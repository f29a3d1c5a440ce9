import type { Captured } from './captured.ts';

/**
 * An array that inherits nothing. Writing to an index of a plain array can call a setter that the page defined on
 * `Array.prototype`, and its methods are the page's to replace; here both look-ups end at the object itself.
 */
export interface List<T> {
  length: number;
  [index: number]: T;
}

export function listOf<T>(native: Captured, given: ArrayLike<T>): List<T> {
  const list = native.bareList<T>();
  for (let i = 0; i < given.length; i += 1) list[i] = given[i] as T;
  return list;
}

import type { Captured } from './captured.ts';
import type { List } from './list.ts';

/** A list as a sequence for a platform constructor: an array would be walked by an iterator that a page can replace. */
export function iterable<T>(native: Captured, values: List<T>): Iterable<T> & T[] {
  let next = 0;
  const iterator = {
    __proto__: null,
    next() {
      next += 1;
      return { __proto__: null, done: next > values.length, value: values[next - 1] };
    },
  };
  return { __proto__: null, [native.iteratorKey]: () => iterator } as unknown as Iterable<T> & T[];
}

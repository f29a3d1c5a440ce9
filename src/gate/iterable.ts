import type { Captured } from './captured.ts';
import { defineValue } from './hook.ts';
import type { List } from './list.ts';

/** A list as a sequence for a platform constructor: an array would be walked by an iterator that a page can replace. */
export function iterable<T>(native: Captured, values: List<T>): Iterable<T> & T[] {
  let next = 0;
  const iterator = native.record<unknown>();
  iterator.next = () => {
    const step = native.record<unknown>();
    step.done = next >= values.length;
    step.value = values[next];
    next += 1;
    return step;
  };
  const sequence = native.create(null) as Iterable<T> & T[];
  defineValue(native, sequence, native.iteratorKey, () => iterator);
  return sequence;
}

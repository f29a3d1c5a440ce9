import type { Captured } from './captured.ts';
import { defineValue } from './hook.ts';

/** One value as a sequence for a platform constructor: an array would be walked by an iterator that a page can replace. */
export function iterable<T>(native: Captured, value: T): Iterable<T> & T[] {
  let isDone = false;
  const iterator = native.record<unknown>();
  iterator.next = () => {
    const step = native.record<unknown>();
    step.done = isDone;
    step.value = value;
    isDone = true;
    return step;
  };
  const sequence = native.create(null) as Iterable<T> & T[];
  defineValue(native, sequence, native.iteratorKey, () => iterator);
  return sequence;
}

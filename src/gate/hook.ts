import type { Captured } from './captured.ts';

/** Puts a function in the place of a platform function; the property keeps its attributes. */
export function replaceMethod(native: Captured, owner: object, name: string, replacement: unknown): void {
  const before = native.getOwnPropertyDescriptor(owner, name);
  defineValue(native, owner, name, replacement, before);
}

/** Defines an own data property without asking a setter that the page may have put on a prototype. */
export function defineValue(
  native: Captured,
  owner: object,
  name: PropertyKey,
  value: unknown,
  like?: PropertyDescriptor,
): void {
  const descriptor = native.record<unknown>();
  descriptor.value = value;
  descriptor.writable = like?.writable ?? true;
  descriptor.enumerable = like?.enumerable ?? true;
  descriptor.configurable = like?.configurable ?? true;
  native.defineProperty(owner, name, descriptor);
}

/** Functions of the platform with optional parameters only have the length 0. */
export function sized<F extends (this: never, ...given: never[]) => unknown>(
  native: Captured,
  replacement: F,
  length: number,
): F {
  const descriptor = native.record<unknown>();
  descriptor.value = length;
  descriptor.configurable = true;
  native.defineProperty(replacement, 'length', descriptor);
  return replacement;
}

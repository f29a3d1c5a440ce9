import type { Captured } from './captured.ts';
import type { Check } from './check.ts';
import type { List } from './list.ts';

/** Calls what stood there before, on the same object. */
export type Run = (given: ArrayLike<unknown>) => unknown;

/** What stands in a member's place; its result is the page's. */
export type Replacement = (given: List<unknown>, run: Run, self: never) => unknown;

/**
 * Puts `replacement` in the place of a method of the platform, of an accessor's setter or, where it has none, of its
 * getter. Name, length and attributes stay; a member that this browser does not have stays missing.
 * @param check with it, `replacement` is left out while the check watches nothing, and for calls without arguments
 */
export function replaceMember(
  native: Captured,
  owner: object | null | undefined,
  name: string,
  replacement: Replacement,
  check?: Check,
): void {
  const descriptor = owner && native.descriptorOf(owner, name);
  const field = descriptor?.set ? 'set' : descriptor?.get ? 'get' : 'value';
  const original = descriptor?.[field] as ((...given: unknown[]) => unknown) | undefined;
  if (!descriptor || typeof original !== 'function') return;
  const { [name]: hook } = {
    [name](this: never): unknown {
      const run: Run = (given) => native.apply(original, this, given);
      if (check && (!check.isWatching() || arguments.length === 0)) return run(arguments);
      const given = native.list<unknown>();
      for (let i = 0; i < arguments.length; i += 1) given[i] = arguments[i];
      return replacement(given, run, this);
    },
  };
  defineValue(native, hook as object, 'length', original.length, native.descriptorOf(original, 'length'));
  descriptor[field] = hook;
  native.defineProperty(owner as object, name, descriptor);
}

/** Defines an own data property without asking a setter that the page may have put on a prototype. */
export function defineValue(
  native: Captured,
  owner: object,
  name: PropertyKey,
  value: unknown,
  like?: PropertyDescriptor,
): void {
  const descriptor = {
    __proto__: null,
    value,
    writable: like?.writable ?? true,
    enumerable: like?.enumerable ?? true,
    configurable: true,
  };
  native.defineProperty(owner, name, descriptor);
}

/**
 * Puts a proxy in the place of a class of the platform, so that subclasses, constants and `instanceof` go on working.
 * `read` gives the arguments that the class gets in the place of those of the page.
 */
export function replaceClass(
  native: Captured,
  global: object,
  name: string,
  read: (given: ArrayLike<unknown>) => ArrayLike<unknown>,
): void {
  const descriptor = native.descriptorOf(global, name);
  const original = descriptor?.value as (new () => object) | undefined;
  if (!original) return;
  const handler = {
    __proto__: null,
    construct: (target: typeof original, given: ArrayLike<unknown>, newTarget: typeof original) =>
      native.construct(target, read(given), newTarget) as object,
  };
  const proxy = new native.make.Proxy(original, handler as ProxyHandler<typeof original>);
  defineValue(native, global, name, proxy, descriptor);
  defineValue(native, original.prototype as object, 'constructor', proxy, descriptor);
}

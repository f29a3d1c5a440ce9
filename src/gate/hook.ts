import type { Captured } from './captured.ts';

/** Puts a function in the place of a platform function; the property keeps its attributes. */
export function replaceMethod(native: Captured, owner: object, name: string, replacement: unknown): void {
  const before = native.descriptorOf(owner, name);
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

/** Puts a function in the place of an accessor's setter, and of its getter where one is given. */
export function replaceAccessor(native: Captured, owner: object, name: string, set: unknown, get?: unknown): void {
  const before = native.descriptorOf(owner, name);
  const descriptor = native.record<unknown>();
  descriptor.get = get ?? before?.get;
  descriptor.set = set;
  descriptor.enumerable = true;
  descriptor.configurable = true;
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
  const original = native.descriptorOf(global, name)?.value as (new () => object) | undefined;
  if (!original) return;
  const handler = native.record<unknown>() as ProxyHandler<typeof original>;
  handler.construct = (target, given: ArrayLike<unknown>, newTarget) =>
    native.construct(target, read(given), newTarget) as object;
  const proxy = new native.make.Proxy(original, handler);
  replaceMethod(native, global, name, proxy);
  replaceMethod(native, original.prototype as object, 'constructor', proxy);
}

/**
 * Lets `pass` see, and exchange, what a member of a platform's class gives: a getter's value or a method's result. A
 * member that this browser does not have stays missing.
 */
export function replaceResult(
  native: Captured,
  global: object,
  className: string,
  name: string,
  pass: (result: unknown) => unknown,
): void {
  const prototype = (global as Record<string, { readonly prototype: object } | undefined>)[className]?.prototype;
  const before = prototype && native.descriptorOf(prototype, name);
  if (!before) return;
  const isMethod = native.hasOwn(before, 'value');
  const original = (isMethod ? before.value : before.get) as (...given: unknown[]) => unknown;
  const hooks = {
    [name](this: unknown): unknown {
      return pass(native.apply(original, this, arguments));
    },
  };
  if (isMethod) replaceMethod(native, prototype, name, hooks[name]);
  else replaceAccessor(native, prototype, name, undefined, hooks[name]);
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

/** Visits each word of a table: letters, then a sign or none, a digit or none, and a space. */
export function eachWord(
  native: Captured,
  table: string,
  visit: (word: string, sign: string, digit: number) => void,
): void {
  const entry = /([a-z]+)([^ \d]?)(\d?) /gi;
  for (let found = native.exec(entry, table); found; found = native.exec(entry, table))
    visit(found[1] as string, found[2] as string, +(found[3] as string));
}

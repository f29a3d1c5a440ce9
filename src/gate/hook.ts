import type { Gate } from './gate.ts';
import { listOf, type List } from './list.ts';
import { eachWord } from './words.ts';

/** Calls what stood there before, on the same object. */
export type Run = (given: ArrayLike<unknown>) => unknown;

/** What stands in a member's place; its result is the page's. */
export type Replacement = (given: List<unknown>, run: Run, self: never) => unknown;

/**
 * Puts `replacement` in the place of a method of the platform, of an accessor's setter or, where it has none, of its
 * getter. Name, length and attributes stay; what this browser does not have stays missing.
 * @param owner the class whose prototype has the member; empty: the window itself
 * @param isWatched `replacement` is left out for calls without arguments and, in a window with its own functions, while
 *   the gate watches nothing
 */
export function replaceMember(
  gate: Gate,
  owner: string,
  name: string,
  replacement: Replacement,
  isWatched?: boolean,
): void {
  const object = owner ? classOf(gate, owner)?.prototype : gate.pageWindow;
  const descriptor = object && gate.descriptorOf(object, name);
  const field = descriptor?.set ? 'set' : descriptor?.get ? 'get' : 'value';
  const original = descriptor?.[field] as ((...given: unknown[]) => unknown) | undefined;
  if (!descriptor || typeof original !== 'function') return;
  const { hook } = {
    hook(this: never): unknown {
      const run: Run = (given) => gate.apply(original, this, given);
      if (isWatched && (arguments.length === 0 || !(gate.isAdopted || gate.isWatching()))) return run(arguments);
      return replacement(listOf(gate, arguments), run, this);
    },
  };
  eachWord(gate.findIn, 'length name ', (key) => {
    const shown = gate.descriptorOf(original, key);
    if (shown) gate.defineProperty(hook, key, shown);
  });
  descriptor[field] = hook;
  gate.defineProperty(object, name, descriptor);
}

/**
 * Puts a proxy in the place of a class of the platform, so that subclasses, constants and `instanceof` go on working.
 * `replacement` is left out while the gate watches nothing, and for calls without arguments.
 */
export function replaceClass(
  gate: Gate,
  name: string,
  replacement: (given: List<unknown>, make: (given: ArrayLike<unknown>) => object) => object,
): void {
  const descriptor = gate.descriptorOf(gate.pageWindow, name);
  const original = descriptor?.value as (new () => object) | undefined;
  if (!descriptor || !original) return;
  const handler = {
    __proto__: null,
    construct(target: typeof original, given: ArrayLike<unknown>, newTarget: typeof original): object {
      const make = (args: ArrayLike<unknown>) => gate.construct(target, args, newTarget) as object;
      return gate.isWatching() && given.length > 0 ? replacement(listOf(gate, given), make) : make(given);
    },
  };
  descriptor.value = new gate.make.Proxy(original, handler);
  gate.defineProperty(gate.pageWindow, name, descriptor);
  gate.defineProperty(original.prototype as object, 'constructor', descriptor);
}

export function classOf(gate: Gate, name: string): { readonly prototype: object } | undefined {
  return (gate.pageWindow as unknown as Record<string, { readonly prototype: object } | undefined>)[name];
}

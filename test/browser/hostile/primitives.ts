/** Replaces what the language and the platform are made of, and notes every string that passes. Runs in the page. */
export function watchPrimitives(): void {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
  const { create } = Object;
  const { isArray } = Array;
  const detailOf = getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get;
  const isCustomEvent = (value: object): boolean => value instanceof CustomEvent;
  let isNoting = false;

  function note(value: unknown, depth = 0): void {
    if (typeof value === 'string') {
      if (value.length > 3 && value.length < 4_000) window.hostile.learn('primitives', value);
      return;
    }
    if (typeof value !== 'object' || value === null || depth > 2) return;
    if (detailOf && isCustomEvent(value)) note(apply(detailOf, value, []), depth + 1);
    const names = isArray(value) || getPrototypeName(value) ? ownKeys(value) : [];
    for (let index = 0; index < names.length && index < 20; index += 1) {
      const given = getOwnPropertyDescriptor(value, names[index] as string);
      if (given && 'value' in given) note(given.value, depth + 1);
    }
  }

  /** Plain data only: a platform object's own properties say nothing. */
  function getPrototypeName(value: object): boolean {
    const prototype = Reflect.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
  }

  function watched(original: (...given: unknown[]) => unknown): unknown {
    return function (this: unknown, ...given: unknown[]): unknown {
      const result: unknown = new.target ? construct(original, given, new.target) : apply(original, this, given);
      if (isNoting) return result;
      isNoting = true;
      try {
        note(this);
        note(given);
        note(result);
      } catch {
        // What cannot be looked at is nothing that was learned.
      }
      isNoting = false;
      return result;
    };
  }

  function replace(owner: object, name: PropertyKey): void {
    const before = getOwnPropertyDescriptor(owner, name);
    if (!before?.configurable || name === 'constructor') return;
    const after = create(null) as PropertyDescriptor;
    after.configurable = true;
    after.enumerable = before.enumerable ?? false;
    if (typeof before.value === 'function') {
      after.value = watched(before.value);
      after.writable = true;
      if ('prototype' in before.value) after.value.prototype = before.value.prototype;
    } else if (before.get) {
      after.get = watched(before.get) as () => unknown;
      if (before.set) after.set = before.set;
    } else return;
    defineProperty(owner, name, after);
  }

  const classes =
    'Array String RegExp Function Promise Map Set WeakMap EventTarget Event CustomEvent MouseEvent TextDecoder TextEncoder URL URLSearchParams Headers Request FormData Blob MessagePort Document Element Node'.split(
      ' ',
    );
  const owners: object[] = [JSON, Reflect, Object, Array, String, Promise];
  for (const name of classes)
    owners.push((window as unknown as Record<string, { prototype: object }>)[name]?.prototype ?? {});
  for (let at = 0; at < owners.length; at += 1) {
    const owner = owners[at] ?? {};
    const names = ownKeys(owner);
    for (let index = 0; index < names.length; index += 1) replace(owner, names[index] as string);
  }
  for (const name of ['CustomEvent', 'MouseEvent', 'URL', 'RegExp', 'MessageChannel', 'TextDecoder', 'structuredClone'])
    replace(window, name);
}

/** Answers for every object that lacks a property which a guard may read: notes the object, and gives what helps. */
export function watchInherited(): void {
  const { defineProperty, ownKeys, getOwnPropertyDescriptor } = Reflect;
  const { create } = Object;
  const helpful = create(null) as Record<string, unknown>;
  helpful['r'] = 'pass';
  helpful['canWait'] = true;
  helpful['alive'] = true;
  const names =
    'r t id ruling texts text url seal entered endpoints parts kind in channel canWait alive detail data ports toJSON then capture once signal passive reply relatedTarget target href path verdict findings get set value'.split(
      ' ',
    );
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] ?? '';
    const trap = create(null) as PropertyDescriptor;
    trap.configurable = true;
    trap.get = function (this: unknown): unknown {
      look(this);
      return helpful[name];
    };
    trap.set = function (this: object, value: unknown): void {
      if (typeof value === 'string') window.hostile.learn('inherited', value);
      const own = create(null) as PropertyDescriptor;
      own.value = value;
      own.writable = true;
      own.enumerable = true;
      own.configurable = true;
      defineProperty(this, name, own);
    };
    defineProperty(Object.prototype, name, trap);
  }

  function look(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const keys = ownKeys(value);
    for (let index = 0; index < keys.length && index < 20; index += 1) {
      const given = getOwnPropertyDescriptor(value, keys[index] as string);
      if (given && typeof given.value === 'string') window.hostile.learn('inherited', given.value);
    }
  }
}

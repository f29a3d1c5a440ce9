import type { Captured } from './captured.ts';

/**
 * An object of the page's, with what was read of it standing before whatever it gives now. The rest is asked of the
 * object itself: a getter may need the private fields that only it has.
 */
export function viewOf<T extends object>(native: Captured, object: T, read: Partial<T>): T {
  const handler = {
    __proto__: null,
    get: (_: T, key: keyof T) => (native.descriptorOf(read, key) ? read[key] : object[key]),
  };
  return new native.make.Proxy(read as T, handler as ProxyHandler<T>);
}

import { browser } from 'wxt/browser';

/** One JSON value that outlives the background: `local` for good, `session` until the browser closes. */
export interface KeptValue {
  get(): Promise<unknown>;
  set(value: unknown): Promise<void>;
}

export function keptValue(area: 'local' | 'session', key: string): KeptValue {
  return {
    get: async () => (await browser.storage[area].get(key))[key],
    set: async (value) => await browser.storage[area].set({ [key]: value }),
  };
}

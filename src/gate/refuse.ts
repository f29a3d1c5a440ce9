import type { Captured } from './captured.ts';

/** What the platform throws by that name, such as `SecurityError` for what a page's own policy forbids. */
export function refusal(native: Captured, name: string): DOMException {
  return new native.make.DOMException('', name);
}

export function refuse(native: Captured, name: string): never {
  throw refusal(native, name);
}

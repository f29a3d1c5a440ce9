import type { Captured } from './captured.ts';

/** What the platform throws by that name, such as `SecurityError` for what a page's own policy forbids. */
export function refuse(native: Captured, name: string): never {
  throw new native.make.DOMException('Refused', name);
}

import type { Part } from '../../src/gate/wire.ts';
import { readRequest, type Leaf } from '../../src/payload/request.ts';

export interface Read {
  readonly leaves: readonly Leaf[];
  readonly texts: readonly string[];
  /** The first part with each leaf changed; null when that cannot be done. */
  write(change: (text: string) => string): string | null;
}

export function part(text: string, more: Partial<Part> = {}): Part {
  return { kind: 'text', in: 'body', name: '', text, ...more };
}

/** A body of text. */
export function read(text: string, promptPaths: readonly string[] = []): Read {
  return readPart(part(text), promptPaths);
}

export function readPart(only: Part, promptPaths: readonly string[] = []): Read {
  const { leaves, render } = readRequest({ url: null, isUrlSent: false, parts: [only] }, promptPaths);
  return {
    leaves,
    texts: leaves.map((leaf) => leaf.text),
    write: (change) => render(leaves.map((leaf) => change(leaf.text)))?.texts[0] ?? null,
  };
}

/** One UTF-16 code unit a byte, as the gate hands over what is no UTF-8. */
export function bytesPart(bytes: ArrayLike<number>): Part {
  return part(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''), { kind: 'bytes' });
}

export function shout(text: string): string {
  return text.toUpperCase();
}

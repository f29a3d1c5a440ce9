/** Member names that reach the prototype of an object that is filled by assignment. */
const POISON = new Set(['__proto__', 'constructor', 'prototype']);

function refusePoison(key: string, value: unknown): unknown {
  if (POISON.has(key)) throw new SyntaxError('a member name that is not allowed');
  return value;
}

/**
 * Strict UTF-8 JSON without member names that pollute prototypes.
 * @throws {SyntaxError | TypeError | RangeError} when the bytes are anything else, or nested beyond the stack.
 */
export function parsePlainJson(bytes: Uint8Array): unknown {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  return JSON.parse(text, refusePoison);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

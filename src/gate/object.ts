export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** As the platform would read a member of a dictionary: what is not there stays so. */
export function asText(value: unknown): string | undefined {
  return value === undefined ? value : '' + (value as string);
}

/**
 * Keeps what was said by its content, in the order in which it was said last: what is said again takes the place of what
 * was said, so that a long life adds only what is new. Of more than `most` the oldest go.
 */
export function keepLatest<T>(kept: Map<string, T>, said: T, most = Infinity): void {
  const key = JSON.stringify(said);
  kept.delete(key);
  kept.set(key, said);
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
}

/** What the function gives, or null where it throws: absence, for input that anybody can send. */
export function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}

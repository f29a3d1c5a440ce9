/** Whether a path fits a pattern whose `{name}` parts match one segment each. */
export function matches(pattern: string, path: string): boolean {
  const expected = pattern.split('/');
  const found = path.split('/');
  return (
    expected.length === found.length && expected.every((part, index) => part.startsWith('{') || part === found[index])
  );
}

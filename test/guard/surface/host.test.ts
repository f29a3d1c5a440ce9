// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { createHost } from '../../../src/guard/surface/host.ts';

test('a host that the page takes away comes back, and says so when it can be measured again', async () => {
  const calls: string[] = [];
  const life = new AbortController();
  const host = createHost(
    document,
    () => calls.push(`removed ${host.element.isConnected}`),
    () => calls.push(`back ${host.element.isConnected}`),
    life.signal,
  );
  host.attach(null);
  expect(calls).toEqual([]);
  host.element.remove();
  await vi.waitFor(() => expect(calls).toEqual(['removed false', 'back true']));
  life.abort();
  expect(host.element.isConnected).toBe(false);
});

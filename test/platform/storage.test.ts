import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onManagedChange, readManagedStorage } from '../../src/platform/managed-storage.ts';

beforeEach(() => fakeBrowser.reset());

describe('managed storage', () => {
  it('is read whole', async () => {
    await fakeBrowser.storage.managed.set({ organisation: 'st-mary' });
    expect(await readManagedStorage()).toEqual({ organisation: 'st-mary' });
  });

  it('is empty where the browser rejects, as Firefox does without a policy', async () => {
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValueOnce(new Error('Managed storage manifest not found'));
    expect(await readManagedStorage()).toEqual({});
  });

  it('tells changes, and whether something went away', async () => {
    const changes: boolean[] = [];
    onManagedChange((emptied) => changes.push(emptied));
    await fakeBrowser.storage.managed.set({ organisation: 'st-mary' });
    await fakeBrowser.storage.local.set({ organisation: 'st-mary' });
    await fakeBrowser.storage.onChanged.trigger({ organisation: { oldValue: 'st-mary' } }, 'managed');
    expect(changes).toEqual([false, true]);
  });
});

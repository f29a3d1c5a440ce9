import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { announcePolicy } from '../../src/platform/policy-change.ts';

beforeEach(() => fakeBrowser.reset());

describe('a policy change', () => {
  it('is told to every tab, and a tab without a guard keeps it from no other', async () => {
    const told: number[] = [];
    await fakeBrowser.tabs.create({ url: 'https://a.example/' });
    await fakeBrowser.tabs.create({ url: 'https://b.example/' });
    const tabs = await fakeBrowser.tabs.query({});
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async (id: number, message: unknown) => {
      expect(message).toEqual({ name: 'policy-changed', request: {} });
      told.push(id);
      if (told.length === 1) throw new Error('Receiving end does not exist.');
      return { heard: true };
    });
    await announcePolicy();
    expect(told).toEqual(tabs.map(({ id }) => id));
  });
});

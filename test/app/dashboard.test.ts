import * as fakeIndexedDB from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { createDashboardSource, PAGE_SIZE } from '../../src/app/dashboard.ts';
import { makeEvent, SYSTEM_SOURCES } from '../../src/events/make.ts';
import { openEventStore } from '../../src/events/store.ts';

Object.assign(globalThis, fakeIndexedDB);

/** Noon, local: the counts go by the viewer's own midnight. */
const NOW = new Date(2026, 10, 14, 12).getTime();
const HOUR = 3_600_000;

describe('createDashboardSource', () => {
  it('pages through the store that the background writes, and counts today and seven days', async () => {
    const background = await openEventStore('dashboard', { now: () => NOW });
    const hours = [...Array(PAGE_SIZE).keys(), 20, 6 * 24 + 11, 6 * 24 + 13];
    for (const hour of hours) {
      await background.add(
        makeEvent(
          { channel: 'type', action: 'held', code: 'findings', counts: {}, coverage: 'full' },
          { site: 'chatgpt', host: null, status: null, policySerial: 0 },
          { ...SYSTEM_SOURCES, now: () => NOW - hour * HOUR },
        ),
      );
    }
    const source = createDashboardSource(
      () => openEventStore('dashboard', { now: () => NOW }),
      () => NOW,
    );
    const first = await source.page(null);
    expect([first.events.length, first.hasOlder]).toEqual([PAGE_SIZE, true]);
    const second = await source.page(first.events.at(-1)?.id ?? null);
    expect([second.events.length, second.hasOlder]).toEqual([hours.length - PAGE_SIZE, false]);
    const { today, week } = await source.counts();
    expect(today.held).toBe(13);
    expect(week.held).toBe(hours.length - 1);
    expect(source.siteName('chatgpt')).toBe('ChatGPT');
    expect(source.siteName('nobody')).toBeNull();
  });

  it('tries again after the store could not be opened', async () => {
    let tries = 0;
    const source = createDashboardSource(async () => {
      tries += 1;
      if (tries === 1) throw new Error('blocked');
      return await openEventStore('dashboard-again');
    });
    await expect(source.page(null)).rejects.toThrow('blocked');
    expect(await source.page(null)).toEqual({ events: [], hasOlder: false });
  });
});

import * as fakeIndexedDB from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeEvent, SYSTEM_SOURCES } from '../../src/events/make.ts';
import type { ChaperoneEvent, EventAction } from '../../src/events/schema.ts';
import { openEventStore } from '../../src/events/store.ts';
import type { EventStore } from '../../src/events/store.ts';

Object.assign(globalThis, fakeIndexedDB);

const NOW = Date.UTC(2026, 10, 14, 12);
const DAY = 24 * 3_600_000;
let database = 0;
let store: EventStore;

function eventAt(at: number, action: EventAction = 'redacted'): ChaperoneEvent {
  return makeEvent(
    { channel: 'type', action, code: 'findings', counts: { name: 1 }, coverage: 'full' },
    { site: 'chatgpt', host: 'chatgpt.com', status: 'restricted', policySerial: 1 },
    { ...SYSTEM_SOURCES, now: () => at },
  );
}

async function refusal(change: Record<string, unknown>): Promise<string> {
  const event: ChaperoneEvent = Object.assign(eventAt(NOW), change);
  return await store.add(event).then(
    () => 'stored',
    (error: unknown) => String(error),
  );
}

beforeEach(async () => {
  database += 1;
  store = await openEventStore(`events-${database}`, { now: () => NOW, retention: { ageMs: 30 * DAY, events: 50 } });
});
afterEach(async () => await store.close());

describe('the event store', () => {
  it('lists newest first, in pages', async () => {
    const times = [3, 1, 5, 2, 4].map((minute) => NOW - minute * 60_000);
    for (const at of times) await store.add(eventAt(at));
    const first = await store.list(2);
    expect(first.map((event) => event.at)).toEqual([NOW - 60_000, NOW - 120_000]);
    const second = await store.list(10, first.at(-1)?.id);
    expect(second.map((event) => event.at)).toEqual([NOW - 180_000, NOW - 240_000, NOW - 300_000]);
    expect(await store.list(10, second.at(-1)?.id)).toEqual([]);
  });

  it('counts by action since a moment, that moment included', async () => {
    await store.add(eventAt(NOW - DAY, 'blocked'));
    await store.add(eventAt(NOW - 60_000));
    await store.add(eventAt(NOW, 'held'));
    expect(await store.countsSince(NOW - 60_000)).toMatchObject({ redacted: 1, held: 1, blocked: 0, policy: 0 });
    expect(await store.countsSince(0)).toMatchObject({ redacted: 1, held: 1, blocked: 1 });
  });

  it('refuses what is no event: names the field, repeats neither value nor key', async () => {
    expect(await refusal({})).toBe('stored');
    expect(await refusal({ site: 'Jane Doe' })).toBe('Error: not an event: field site');
    expect(await refusal({ counts: { 'Jane Doe': 1 } })).toBe('Error: not an event: field counts');
    expect(await refusal({ 'Jane Doe': 1 })).toBe('Error: not an event: unknown field');
    expect(await refusal({ action: undefined })).toBe('Error: not an event: field action');
    expect(await refusal({ at: NOW + 1 })).toBe('Error: not an event: field id');
    expect(await store.list(10)).toHaveLength(1);
  });

  it('does not overwrite an event', async () => {
    const event = eventAt(NOW);
    await store.add(event);
    await expect(store.add({ ...event, action: 'allowed' })).rejects.toThrow();
    expect((await store.list(10)).map(({ action }) => action)).toEqual(['redacted']);
  });

  it('keeps thirty days', async () => {
    await store.add(eventAt(NOW - 29 * DAY));
    await store.add(eventAt(NOW - 31 * DAY));
    await store.add(eventAt(NOW));
    expect((await store.list(10)).map(({ at }) => at)).toEqual([NOW, NOW - 29 * DAY]);
  });

  it('keeps the newest when there are too many', async () => {
    for (let index = 0; index < 55; index += 1) await store.add(eventAt(NOW + index));
    const kept = await store.list(100);
    expect(kept).toHaveLength(50);
    expect(kept.at(-1)?.at).toBe(NOW + 5);
  });

  it('passes over what is no event of this version', async () => {
    await store.add(eventAt(NOW));
    const raw = await openDB(`events-${database}`);
    await raw.put('events', { id: 'zzz', v: 0 });
    raw.close();
    expect(await store.list(10)).toHaveLength(1);
    expect(await store.countsSince(0)).toMatchObject({ redacted: 1 });
  });

  it('makes way for another context and comes back', async () => {
    await store.add(eventAt(NOW));
    const deletion = indexedDB.deleteDatabase(`events-${database}`);
    await new Promise((resolve, reject) => {
      deletion.addEventListener('success', resolve);
      deletion.addEventListener('error', reject);
    });
    await store.add(eventAt(NOW + 1));
    expect((await store.list(10)).map(({ at }) => at)).toEqual([NOW + 1]);
  });
});

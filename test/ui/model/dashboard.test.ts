import { describe, expect, it } from 'vitest';
import { makeEvent, SYSTEM_SOURCES } from '../../../src/events/make.ts';
import { EVENT_ACTIONS } from '../../../src/events/schema.ts';
import type { ChaperoneEvent, EventAction, EventDraft } from '../../../src/events/schema.ts';
import { countOf, eventDays } from '../../../src/ui/model/dashboard.ts';
import { TODAY_ORDER } from '../../../src/ui/model/popup.ts';

function eventAt(at: number, site: string | null = 'chatgpt'): ChaperoneEvent {
  return makeEvent(
    { channel: 'paste', action: 'redacted', code: 'findings', counts: { mrn: 1, name: 3 }, coverage: 'late' },
    { site, host: 'chatgpt.com', status: 'restricted', policySerial: 1 },
    { ...SYSTEM_SOURCES, now: () => at },
  );
}

function siteName(id: string): string | null {
  return id === 'chatgpt' ? 'ChatGPT' : null;
}

describe('eventDays', () => {
  const now = Date.UTC(2026, 10, 2, 15);
  const calendar = { now, locale: 'en', timeZone: 'America/New_York' };

  it('groups by the viewer’s day, across a change of the clock', () => {
    // Clocks went back on 1 November 2026 at 06:00 UTC; that day has 25 hours.
    const times = [now, Date.UTC(2026, 10, 2, 4, 30), Date.UTC(2026, 10, 1, 4, 30), Date.UTC(2026, 10, 1, 3, 30)];
    const days = eventDays(
      times.map((at) => eventAt(at)),
      siteName,
      calendar,
    );
    expect(days.map(({ key, daysAgo, rows }) => [key, daysAgo, rows.length])).toEqual([
      ['2026-11-02', 0, 1],
      ['2026-11-01', 1, 2],
      ['2026-10-31', null, 1],
    ]);
    expect(days[2]?.date).toBe('Saturday, October 31, 2026');
  });

  it('names the site, or its id when no list knows it any more, and sorts the counts', () => {
    const rows =
      eventDays([eventAt(now), eventAt(now, 'gone-chat'), eventAt(now, null)], siteName, calendar)[0]?.rows ?? [];
    expect(rows.map(({ site }) => site)).toEqual(['ChatGPT', 'gone-chat', null]);
    expect(rows[0]).toMatchObject({
      at: '2026-11-02T15:00:00.000Z',
      late: true,
      tone: 'ok',
      counts: [
        { category: 'name', count: 3 },
        { category: 'mrn', count: 1 },
      ],
    });
    expect(rows[0]?.time).toMatch(/^10:00\sAM$/);
  });

  it('says of text that was kept back uncounted that nobody counted, not that it held nothing', () => {
    const draft = { channel: 'network', counts: {}, coverage: 'full' } as const;
    const facts = { site: 'chatgpt', host: 'chatgpt.com', status: 'restricted', policySerial: 1 } as const;
    const isCounted = (change: Pick<EventDraft, 'action' | 'code'> & Partial<EventDraft>) =>
      eventDays([makeEvent({ ...draft, ...change }, facts, SYSTEM_SOURCES)], siteName, calendar)[0]?.rows[0]?.isCounted;
    expect(isCounted({ action: 'stopped', code: 'draft-stopped' })).toBe(false);
    expect(isCounted({ action: 'unscanned', code: 'too-long' })).toBe(false);
    expect(isCounted({ action: 'warned', code: 'media-allowed', channel: 'voice' })).toBe(false);
    expect(isCounted({ action: 'monitored', code: 'recognised' })).toBe(true);
    expect(eventDays([eventAt(now)], siteName, calendar)[0]?.rows[0]?.isCounted).toBe(true);
  });

  it('has no days without events', () => {
    expect(eventDays([], siteName, calendar)).toEqual([]);
  });
});

describe('countOf', () => {
  it('counts text that could not be checked as held, and nothing else twice', () => {
    const counts = Object.fromEntries(EVENT_ACTIONS.map((action, index) => [action, 2 ** index])) as Record<
      EventAction,
      number
    >;
    expect(countOf(counts, 'held')).toBe(counts.held + counts.unscanned);
    expect(countOf(counts, 'redacted')).toBe(counts.redacted);
    expect(TODAY_ORDER.map((id) => countOf(counts, id) & counts.stopped)).toEqual(TODAY_ORDER.map(() => 0));
  });
});

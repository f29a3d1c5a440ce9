// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeEvent, SYSTEM_SOURCES } from '../../src/events/make.ts';
import { EVENT_ACTIONS } from '../../src/events/schema.ts';
import type { ChaperoneEvent, EventAction } from '../../src/events/schema.ts';
import { Dashboard } from '../../src/ui/dashboard/dashboard.tsx';
import type { DashboardSource } from '../../src/ui/model/dashboard.ts';
import { settle } from './settle.ts';

const NOW = Date.UTC(2026, 10, 14, 15);
const ALL_STORED = { events: 0, isSettings: false };
const NONE = Object.fromEntries(EVENT_ACTIONS.map((action) => [action, 0])) as Record<EventAction, number>;

function event(minutesAgo: number): ChaperoneEvent {
  return makeEvent(
    { channel: 'type', action: 'overridden', code: 'emergency', counts: { name: 1, mrn: 1000 }, coverage: 'full' },
    { site: 'chatgpt', host: 'chatgpt.com', status: 'restricted', policySerial: 1 },
    { ...SYSTEM_SOURCES, now: () => NOW - minutesAgo * 60_000 },
  );
}

/** Three events to a page. */
function sourceOf(events: readonly ChaperoneEvent[]): DashboardSource {
  return {
    retentionDays: 30,
    maxCount: 1000,
    page: async (before) => {
      const from = before === null ? 0 : events.findIndex(({ id }) => id === before) + 1;
      return { events: events.slice(from, from + 3), hasOlder: events.length > from + 3 };
    },
    counts: async () => ({ today: { ...NONE, overridden: 2 }, week: { ...NONE, overridden: 5 } }),
    health: async () => ({ isNetLive: true, unstored: ALL_STORED }),
    siteName: () => 'ChatGPT',
  };
}

async function show(source: DashboardSource): Promise<void> {
  await settle(() =>
    render(<Dashboard source={source} calendar={() => ({ now: NOW, locale: 'en', timeZone: 'UTC' })} />, document.body),
  );
}

async function press(label: string): Promise<void> {
  await settle(() =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label)?.click(),
  );
}

function times(): (string | null)[] {
  return [...document.querySelectorAll('time')].map(({ textContent }) => textContent.replace(/\s/, ' '));
}

beforeEach(() => render(null, document.body));

describe('Dashboard', () => {
  it('says whether workers and images are checked in this installation, and nothing where nobody knows', async () => {
    const lead = () => document.querySelector('.title-line')?.textContent;
    await show(sourceOf([]));
    expect(lead()).toContain('Workers and images are checked, too.');
    await show({ ...sourceOf([]), health: async () => ({ isNetLive: false, unstored: ALL_STORED }) });
    expect(lead()).toContain('not granted by this installation');
    await show({ ...sourceOf([]), health: () => Promise.reject(new Error('no answer')) });
    expect(lead()).not.toContain('Workers');
  });

  it('says what storage has refused', async () => {
    const unstored = { events: 1200, isSettings: false };
    await show({ ...sourceOf([]), health: async () => ({ isNetLive: false, unstored }) });
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('1,200 events are not on record');
    await show(sourceOf([]));
    expect(document.querySelector('[role="alert"]')).toBeNull();
  });

  it('shows an event in words', async () => {
    await show(sourceOf([event(1)]));
    const cells = [...document.querySelectorAll('td')].map(({ textContent }) => textContent);
    expect(cells.slice(1)).toEqual([
      'ChatGPTchatgpt.com · Restricted',
      'Sent as written, by overridetyped',
      'Reason given: emergency',
      '1,000 MRNs or more, 1 name',
    ]);
    expect(document.querySelector('.day')?.textContent).toBe('Today, Saturday, November 14, 2026');
    expect(document.querySelector('dl')?.textContent).toContain('overridden2 today5 in 7 days');
  });

  it('turns pages both ways and moves the focus to the events', async () => {
    await show(sourceOf([1, 2, 3, 4, 5].map(event)));
    expect(times()).toEqual(['2:59 PM', '2:58 PM', '2:57 PM']);
    await press('Older');
    expect(times()).toEqual(['2:56 PM', '2:55 PM']);
    expect(document.activeElement).toBe(document.querySelector('table')?.parentElement);
    await press('Newer');
    expect(times()).toEqual(['2:59 PM', '2:58 PM', '2:57 PM']);
  });

  it('says that there is nothing yet, and what is never recorded', async () => {
    await show(sourceOf([]));
    expect(document.body.textContent).toContain('No events yet');
    expect(document.body.textContent).toContain('It stays on this device for 30 days at most.');
    expect(document.querySelector('table')).toBeNull();
  });

  it('says that the events could not be read, and reads them at the next try', async () => {
    let broken = true;
    const good = sourceOf([event(1)]);
    await show({
      ...good,
      page: async (before) => await (broken ? Promise.reject(new Error('closed')) : good.page(before)),
    });
    expect(document.querySelector('[role=alert]')?.textContent).toContain('could not be read');
    broken = false;
    await press('Refresh');
    expect(times()).toHaveLength(1);
  });

  it('drops a reading that comes after a later one', async () => {
    const events = [1, 2, 3, 4].map(event);
    const good = sourceOf(events);
    const late: (() => void)[] = [];
    await show({
      ...good,
      page: async (before) => {
        if (before === null && late.length === 1) await new Promise<void>((resolve) => late.push(resolve));
        else late.push(() => {});
        return await good.page(before);
      },
    });
    await press('Refresh');
    await press('Older');
    expect(times()).toEqual(['2:56 PM']);
    await settle(() => late[1]?.());
    expect(times()).toEqual(['2:56 PM']);
  });
});

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Brand } from '../brand.tsx';
import { eventDays } from '../model/dashboard.ts';
import type { Calendar, DashboardSource } from '../model/dashboard.ts';
import { DASHBOARD_TEXT } from '../text.ts';
import { CountTiles } from './count-tiles.tsx';
import { EventTable } from './event-table.tsx';
import { HealthLines } from './health-lines.tsx';
import { NeverRecorded } from './never-recorded.tsx';

type Reading = Awaited<ReturnType<DashboardSource['page']>> & {
  readonly counts: Awaited<ReturnType<DashboardSource['counts']>>;
};
type State = { readonly kind: 'loading' | 'failed' } | { readonly kind: 'read'; readonly reading: Reading };

interface DashboardProps {
  readonly source: DashboardSource;
  calendar(): Calendar;
}

/** The events of this browser. `starts` holds the id above which each page that was turned begins, oldest turn first. */
export function Dashboard({ source, calendar }: DashboardProps) {
  const [starts, setStarts] = useState<readonly string[]>([]);
  const [state, setState] = useState<State>({ kind: 'loading' });
  const before = starts.at(-1) ?? null;
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(0);

  /** The latest reading wins; an earlier one that comes late is dropped. */
  const read = useCallback(async () => {
    latest.current += 1;
    const turn = latest.current;
    const next: State = await Promise.all([source.page(before), source.counts()]).then(
      ([page, counts]) => ({ kind: 'read', reading: { ...page, counts } }),
      () => ({ kind: 'failed' }),
    );
    if (turn === latest.current) setState(next);
  }, [source, before]);

  function turnTo(next: readonly string[]): void {
    setStarts(next);
    frame.current?.focus();
  }

  useEffect(() => {
    void read();
    const again = () => {
      if (document.visibilityState === 'visible') void read();
    };
    document.addEventListener('visibilitychange', again);
    return () => document.removeEventListener('visibilitychange', again);
  }, [read]);

  return (
    <>
      <header class="page-head">
        <Brand />
      </header>
      <main class="dashboard">
        <div class="title-line">
          <div>
            <h1>{DASHBOARD_TEXT.title}</h1>
            <p class="quiet">{DASHBOARD_TEXT.lead}</p>
            <HealthLines health={source.health} turn={state} />
          </div>
          <button type="button" class="button" onClick={() => void read()}>
            {DASHBOARD_TEXT.refresh}
          </button>
        </div>
        {state.kind === 'read' ? (
          <>
            <CountTiles counts={state.reading.counts} />
            <EventTable
              days={eventDays(state.reading.events, source.siteName, calendar())}
              maxCount={source.maxCount}
              frame={frame}
            />
            <Pages
              newer={starts.length > 0 ? () => turnTo(starts.slice(0, -1)) : null}
              older={state.reading.hasOlder ? () => turnTo([...starts, state.reading.events.at(-1)?.id ?? '']) : null}
            />
          </>
        ) : (
          <p class="card notice" role={state.kind === 'failed' ? 'alert' : 'status'}>
            {DASHBOARD_TEXT[state.kind]}
          </p>
        )}
        <NeverRecorded days={source.retentionDays} />
      </main>
    </>
  );
}

interface PagesProps {
  readonly newer: (() => void) | null;
  readonly older: (() => void) | null;
}

function Pages({ newer, older }: PagesProps) {
  if (newer === null && older === null) return null;
  return (
    <nav class="pages" aria-label={DASHBOARD_TEXT.pages}>
      <button type="button" class="button" disabled={newer === null} onClick={() => newer?.()}>
        {DASHBOARD_TEXT.newer}
      </button>
      <button type="button" class="button" disabled={older === null} onClick={() => older?.()}>
        {DASHBOARD_TEXT.older}
      </button>
    </nav>
  );
}

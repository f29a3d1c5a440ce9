import { countOf } from '../model/dashboard.ts';
import type { DashboardSource } from '../model/dashboard.ts';
import { TODAY_ORDER } from '../model/popup.ts';
import { phrase } from '../phrase.ts';
import { COUNT_TEXT, DASHBOARD_TEXT } from '../text.ts';

interface CountTilesProps {
  readonly counts: Awaited<ReturnType<DashboardSource['counts']>>;
}

/** How often each thing happened today and in seven days; no person, no score. */
export function CountTiles({ counts: { today, week } }: CountTilesProps) {
  return (
    <dl class="tiles" aria-label={DASHBOARD_TEXT.counts}>
      {TODAY_ORDER.map((id) => (
        <div key={id} class={countOf(today, id) > 0 ? 'card tile' : 'card tile tile-none'}>
          <dt class="small">{COUNT_TEXT[id]}</dt>
          <dd>
            <span class="tile-number">{phrase('{n}', { n: countOf(today, id) })}</span>{' '}
            <span class="small">{DASHBOARD_TEXT.today}</span>
          </dd>
          <dd class="small quiet">{phrase(DASHBOARD_TEXT.week, { n: countOf(week, id) })}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { RefObject } from 'preact';
import { CATEGORY_TEXT } from '../category-text.ts';
import type { EventDay, EventRow } from '../model/dashboard.ts';
import { plural } from '../phrase.ts';
import { DASHBOARD_TEXT, STATUS_TEXT } from '../text.ts';
import { codeText } from './code-text.ts';
import { actionText, howText } from './happened-text.ts';

interface EventTableProps {
  readonly days: readonly EventDay[];
  /** A count of this size stands for itself or more. */
  readonly maxCount: number;
  /** Takes the focus when a page is turned. */
  readonly frame: RefObject<HTMLDivElement | null>;
}

const DAY_WORDS = [DASHBOARD_TEXT.dayToday, DASHBOARD_TEXT.dayYesterday];
const { time, site, happened, why, identifiers } = DASHBOARD_TEXT;
const COLUMNS = [time, site, happened, why, identifiers];

export function EventTable({ days, maxCount, frame }: EventTableProps) {
  if (days.length === 0) {
    return (
      <div class="card notice" ref={frame} tabIndex={-1}>
        <h2>{DASHBOARD_TEXT.emptyTitle}</h2>
        <p class="quiet">{DASHBOARD_TEXT.empty}</p>
      </div>
    );
  }
  return (
    <div class="card" ref={frame} tabIndex={-1}>
      <table>
        <caption class="visually-hidden">{DASHBOARD_TEXT.table}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {days.map((day) => (
          <tbody key={day.key}>
            <tr>
              <th class="day" scope="rowgroup" colSpan={COLUMNS.length}>
                {day.daysAgo !== null && `${DAY_WORDS[day.daysAgo]}, `}
                {day.date}
              </th>
            </tr>
            {day.rows.map((row) => (
              <Row key={row.id} row={row} maxCount={maxCount} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Row({ row, maxCount }: { readonly row: EventRow; readonly maxCount: number }) {
  return (
    <tr>
      <td class="time">
        <time dateTime={row.at}>{row.time}</time>
      </td>
      <td class="site">
        <span class="strong">{row.site ?? row.host ?? DASHBOARD_TEXT.noSite}</span>
        <span class="small quiet line">
          {[row.site === null ? null : row.host, row.status === null ? null : STATUS_TEXT[row.status].word]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </td>
      <td class="happened">
        <span class={`pill pill-${row.tone}`}>{actionText(row)}</span>
        <span class="small quiet line">{howText(row)}</span>
      </td>
      <td class="why">{codeText(row.code)}</td>
      <td class="identifiers">
        {row.counts.length === 0 ? (
          <span class="quiet">{row.isCounted ? DASHBOARD_TEXT.noIdentifiers : DASHBOARD_TEXT.notCounted}</span>
        ) : (
          row.counts
            .map(
              ({ category, count }) =>
                plural(count, CATEGORY_TEXT[category]) + (count >= maxCount ? ` ${DASHBOARD_TEXT.capped}` : ''),
            )
            .join(', ')
        )}
      </td>
    </tr>
  );
}

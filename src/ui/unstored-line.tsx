import type { Overview } from '../platform/messages.ts';
import { plural } from './phrase.ts';
import { UNSTORED_EVENTS, UNSTORED_TEXT } from './text.ts';

/** What storage has refused; nothing while it takes everything. */
export function UnstoredLine({ events, isSettings }: Overview['unstored']) {
  if (events === 0 && !isSettings) return null;
  return (
    <p class="small fault" role="alert">
      <strong>
        {events > 0 && `${plural(events, UNSTORED_EVENTS)} `}
        {isSettings && `${UNSTORED_TEXT.settings} `}
      </strong>
      {UNSTORED_TEXT.remedy}
    </p>
  );
}

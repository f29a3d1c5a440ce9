import type { PopupModel } from '../model/popup.ts';
import { phrase } from '../phrase.ts';
import { COUNT_TEXT, POPUP_TEXT } from '../text.ts';

export function TodaySection({ today }: Pick<PopupModel, 'today'>) {
  return (
    <section class="part" aria-labelledby="today">
      <h2 id="today">{POPUP_TEXT.today}</h2>
      {today.length === 0 ? (
        <p class="quiet small">{POPUP_TEXT.nothingToday}</p>
      ) : (
        <ul class="today">
          {today.map(({ id, count }) => (
            <li key={id}>
              <strong>{phrase('{count}', { count })}</strong> <span class="small quiet">{COUNT_TEXT[id]}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

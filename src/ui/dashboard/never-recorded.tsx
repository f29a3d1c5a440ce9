import { phrase } from '../phrase.ts';
import { DASHBOARD_TEXT } from '../text.ts';

export function NeverRecorded({ days }: { readonly days: number }) {
  return (
    <aside class="never" aria-labelledby="never">
      <h2 id="never">{DASHBOARD_TEXT.neverTitle}</h2>
      <ul>
        {DASHBOARD_TEXT.never.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="quiet small">{phrase(DASHBOARD_TEXT.kept, { days })}</p>
    </aside>
  );
}

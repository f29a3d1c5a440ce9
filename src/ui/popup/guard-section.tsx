import type { PopupModel } from '../model/popup.ts';
import { plural } from '../phrase.ts';
import { FOUND_COUNT, GUARD_TEXT, NET_TEXT, POPUP_TEXT } from '../text.ts';

interface GuardSectionProps {
  readonly guard: PopupModel['guard'];
  reload(): void;
}

/** What the guard is doing in this tab; a status region, because it changes while the popup is open. */
export function GuardSection({ guard, reload }: GuardSectionProps) {
  const { word, meaning } = GUARD_TEXT[guard.line];
  return (
    <div class={`guard guard-${guard.tone}`}>
      <div role="status">
        <p class="guard-word">{word}</p>
        <p class="small">
          {guard.line === 'found' && `${plural(guard.findings, FOUND_COUNT)} `}
          {meaning}
        </p>
        {guard.isNetLive !== null && <p class="small quiet">{NET_TEXT[guard.isNetLive ? 'live' : 'absent']}</p>}
        {guard.late && <p class="small">{POPUP_TEXT.late}</p>}
      </div>
      {guard.offerReload && (
        <div class="guard-reload">
          <button type="button" class="button" onClick={reload} aria-describedby="reload-note">
            {POPUP_TEXT.reload}
          </button>
          <p id="reload-note" class="small quiet">
            {POPUP_TEXT.reloadNote}
          </p>
        </div>
      )}
    </div>
  );
}

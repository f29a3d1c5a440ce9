import { Brand } from '../brand.tsx';
import type { PopupModel } from '../model/popup.ts';
import { POPUP_TEXT } from '../text.ts';
import { UnstoredLine } from '../unstored-line.tsx';
import { GuardSection } from './guard-section.tsx';
import { PolicySection } from './policy-section.tsx';
import { SiteSection } from './site-section.tsx';
import { TodaySection } from './today-section.tsx';

export interface PopupProps {
  readonly model: PopupModel;
  reload(): void;
  /** Resolves when the background has checked; rejects when it could not be asked. */
  refreshPolicy(): Promise<void>;
}

/** Until the first answer is there. */
export function PopupWaiting() {
  return (
    <>
      <header class="popup-head">
        <Brand />
      </header>
      <main class="popup">
        <p class="quiet small" role="status">
          {POPUP_TEXT.waiting}
        </p>
      </main>
    </>
  );
}

/** The toolbar popup: what this site is, what the guard does here, what the policy is, what happened today. */
export function Popup({ model, reload, refreshPolicy }: PopupProps) {
  return (
    <>
      <header class="popup-head">
        <Brand />
      </header>
      <main class="popup">
        <section class={`here here-${model.guard.tone}`} aria-labelledby="site-name">
          <SiteSection model={model} />
          <GuardSection guard={model.guard} reload={reload} />
        </section>
        <UnstoredLine {...model.unstored} />
        <TodaySection today={model.today} />
        {model.policy !== null && (
          <PolicySection policy={model.policy} institution={model.institution} refreshPolicy={refreshPolicy} />
        )}
      </main>
      <footer class="popup-foot">
        <a href="/dashboard.html" target="_blank">
          {POPUP_TEXT.events}
        </a>
      </footer>
    </>
  );
}

import { Alternatives } from '../alternatives.tsx';
import { ContactLine } from '../contact-line.tsx';
import type { PopupModel, Tone } from '../model/popup.ts';
import type { SiteStatus } from '../model/vocabulary.ts';
import { phrase } from '../phrase.ts';
import { POPUP_TEXT, STATUS_TEXT } from '../text.ts';

const STATUS_TONES: Record<SiteStatus, Tone> = {
  approved: 'ok',
  restricted: 'warn',
  prohibited: 'stop',
  unlisted: 'quiet',
};

export function SiteSection({ model }: { readonly model: PopupModel }) {
  const { site, host, institution, contact, alternatives } = model;
  if (site === null) {
    return (
      <h1 id="site-name" class="site-name">
        {host ?? POPUP_TEXT.noPage}
      </h1>
    );
  }
  const text = STATUS_TEXT[site.status];
  return (
    <>
      <div class="site-line">
        <h1 id="site-name" class="site-name">
          {site.name ?? POPUP_TEXT.unknownChat}
        </h1>
        <span class={`pill pill-${STATUS_TONES[site.status]}`}>{text.word}</span>
      </div>
      <p class="quiet small">{site.host}</p>
      <p class="status-meaning">{institution === null ? text.unmanaged : phrase(text.managed, { institution })}</p>
      <Alternatives heading={POPUP_TEXT.instead} alternatives={alternatives} level="h3" />
      {contact !== null && site.status !== 'approved' && (
        <ContactLine template={POPUP_TEXT.contact} contact={contact} />
      )}
    </>
  );
}

import { button, element } from './element.ts';
import { glyph } from './glyph.ts';
import type { BannerState } from './state.ts';
import { BANNER_TEXT, bannerText, POLICY_TEXT } from './text.ts';

/** Draws the slim banner: what this site is, what may be used instead, and a way to put the banner away. */
export function drawBanner(document: Document, state: BannerState, onDismiss: () => void): HTMLElement {
  const said = element(document, 'span', 'said', element(document, 'span', '', bannerText(state)));
  const policy = POLICY_TEXT[state.policy];
  if (policy) said.append(' ', element(document, 'span', '', policy));
  const links = state.alternatives
    .filter((alternative) => isSecure(alternative.url))
    .map((alternative) => drawLink(document, alternative.name, alternative.url));
  if (links.length > 0)
    said.append(' ', element(document, 'span', '', BANNER_TEXT.instead), ...links.flatMap((link) => [' ', link]));
  if (state.offerReload)
    said.append(
      ' ',
      button(document, 'reload', () => document.defaultView?.location.reload(), BANNER_TEXT.reload),
    );

  const dismiss = button(document, 'dismiss', onDismiss, glyph(document, 'close'));
  dismiss.setAttribute('aria-label', BANNER_TEXT.dismiss);
  const banner = element(document, 'section', 'banner', glyph(document, 'info'), said, dismiss);
  banner.setAttribute('aria-label', BANNER_TEXT.label);
  banner.dataset['status'] = state.status;
  return banner;
}

/** Opened by us and not by the link itself, so that no click handler of the page sends it elsewhere. */
function drawLink(document: Document, name: string, url: string): HTMLElement {
  const link = element(document, 'a', '', name);
  link.href = url;
  link.title = BANNER_TEXT.newTab;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    if (event.isTrusted) document.defaultView?.open(url, '_blank', 'noopener,noreferrer');
  });
  return link;
}

function isSecure(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

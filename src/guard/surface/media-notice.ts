import { drawHold } from './chip.ts';
import { button } from './element.ts';
import type { MediaNotice } from './state.ts';
import type { ChipRequest } from './surface.ts';
import { mediaText } from './text.ts';

/** A page chooses the moment at which it asks: nobody has read a notice so soon, in milliseconds. */
const UNREAD_MS = 400;

/** Draws the question whether the page may use something that cannot be read, or why it may not. */
export function drawMediaNotice(
  document: Document,
  notice: MediaNotice,
  onRequest: (request: ChipRequest) => void,
): HTMLElement {
  const text = mediaText(notice);
  const since = performance.now();
  const isAnswer = (request: ChipRequest) => () => {
    if (performance.now() - since > UNREAD_MS) onRequest(request);
  };
  const chip = drawHold(document, notice.isBlocked ? 'pause' : 'info', text);
  chip.classList.add('arrives');
  chip.dataset['why'] = notice.isBlocked ? 'media-blocked' : 'media';
  chip.role = 'group';
  chip.ariaLabel = text.fact;
  if (text.button) chip.append(button(document, 'retry', isAnswer('use'), text.button));
  chip.append(button(document, 'decline', isAnswer('decline'), text.decline));
  return chip;
}

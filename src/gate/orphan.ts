import type { Captured, PageGlobal } from './captured.ts';

const OFFER = 'Chaperone was updated or removed. Nothing was sent. OK copies your message and loads this page again.';

/**
 * Firefox takes the guard's world away with an update or a removal. Without it Enter would reach the page, which empties
 * the box, and the gate then stops the request: the text would be gone. So the key is held here, the text stays where
 * it is, and a prompt of the browser's own offers it on the clipboard. The page hears nothing of it and can answer
 * nothing: prompt, clipboard and reload are the platform's, taken before its first script.
 * @param isOrphan whether a guard had taken the line and answers no more
 * @returns listens again after `document.open()`
 */
export function holdOrphan(native: Captured, global: PageGlobal, isOrphan: () => boolean): () => void {
  const { apply } = native;
  const { confirm, location, navigator } = global;
  const { reload } = location;
  const { clipboard } = navigator;
  const write = clipboard?.writeText;

  /** Null: nothing in which a person writes. */
  function textIn(box: EventTarget | null): unknown {
    try {
      return native.HTMLTextAreaElement.value(box as HTMLTextAreaElement);
    } catch {
      const element = box as HTMLElement;
      return native.HTMLElement.isContentEditable(element) ? native.HTMLElement.innerText(element) : null;
    }
  }

  function hold(event: Event): void {
    const press = event as KeyboardEvent;
    const { key, shiftKey, isComposing } = native.KeyboardEvent;
    if (!event.isTrusted || key(press) !== 'Enter' || shiftKey(press) || isComposing(press) || !isOrphan()) return;
    const text = textIn(native.Event.target(event));
    if (typeof text !== 'string') return;
    native.Event.preventDefault(event);
    native.Event.stopImmediatePropagation(event);
    if (!write || !apply(confirm, global, [OFFER])) return;
    // A clipboard that refuses leaves the text where it is.
    native.then<void>(
      apply(write, clipboard, [text]),
      () => apply(reload, location, []),
      () => undefined,
    );
  }

  function listen(): void {
    native.listen(global, 'keydown', hold, true);
  }
  listen();
  return listen;
}

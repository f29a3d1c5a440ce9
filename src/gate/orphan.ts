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
  const { apply, descriptorOf } = native;
  const { confirm, location, navigator } = global;
  const { reload } = location;
  const { clipboard } = navigator;
  const write = clipboard?.writeText;

  function reader(type: { readonly prototype: object } | undefined, name: string): (self: unknown) => unknown {
    const get = type && descriptorOf(type.prototype, name)?.get;
    return (self) => (get ? apply(get, self, []) : undefined);
  }
  const key = reader(global.KeyboardEvent, 'key');
  const hasShift = reader(global.KeyboardEvent, 'shiftKey');
  const isComposing = reader(global.KeyboardEvent, 'isComposing');
  const isEditable = reader(global.HTMLElement, 'isContentEditable');
  const innerText = reader(global.HTMLElement, 'innerText');
  const value = reader(global.HTMLTextAreaElement, 'value');

  /** Null: nothing in which a person writes. */
  function textIn(box: EventTarget | null): unknown {
    try {
      return value(box);
    } catch {
      return isEditable(box) === true ? innerText(box) : null;
    }
  }

  function hold(event: Event): void {
    if (!event.isTrusted || key(event) !== 'Enter' || hasShift(event) || isComposing(event) || !isOrphan()) return;
    const text = textIn(native.event.target(event));
    if (typeof text !== 'string') return;
    native.event.preventDefault(event);
    native.event.stopImmediatePropagation(event);
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

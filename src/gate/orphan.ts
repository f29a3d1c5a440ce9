import type { Gate } from './gate.ts';

const OFFER = 'Not sent: Chaperone is gone. Copy & reload?';

/**
 * Firefox takes the guard's world away with an update or a removal. Without it Enter would reach the page, which empties
 * the box, and the gate then stops the request: the text would be gone. So the key is held here, the text stays where
 * it is, and a prompt of the browser's own offers it on the clipboard. The page hears nothing of it and can answer
 * nothing: prompt, clipboard and reload are the platform's, taken before its first script.
 * @param isOrphan whether a guard had taken the line and answers no more
 * @returns listens, and listens again after `document.open()`
 */
export function holdOrphan(gate: Gate, isOrphan: () => boolean): () => void {
  const { apply, pageWindow: global } = gate;
  const { confirm, location, navigator } = global;
  const { reload } = location;
  const { clipboard } = navigator;
  const write = clipboard?.writeText;

  function hold(event: Event): void {
    // Read as the page lets them be read: it can spoil the offer of its own text, and nothing else.
    const { key, shiftKey, isComposing, isTrusted } = event as KeyboardEvent;
    if (!isTrusted || key !== 'Enter' || shiftKey || isComposing || !isOrphan()) return;
    const { localName, value, isContentEditable, innerText } = event.target as HTMLTextAreaElement;
    const text = localName === 'textarea' ? value : isContentEditable ? innerText : null;
    if (typeof text !== 'string') return;
    gate.Event.preventDefault(event);
    gate.Event.stopImmediatePropagation(event);
    if (!write || !apply(confirm, global, [OFFER])) return;
    // A clipboard that refuses leaves the text where it is.
    gate.then<void>(
      apply(write, clipboard, [text]),
      () => apply(reload, location, []),
      () => undefined,
    );
  }

  return () => gate.listen(global, 'keydown', hold, true);
}

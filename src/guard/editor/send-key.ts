import type { Composer } from './composer.ts';
import { eventLine } from './open-root.ts';

/** The key code that input methods give to keys which they consume (UI Events, "Process"). */
const KEY_CODE_OF_INPUT_METHOD = 229;

/**
 * Whether a key press sends: Enter with or without Ctrl or Meta, on the main or the number block. Shift and Alt
 * break the line; Enter while an input method is composing picks a candidate.
 */
export function isSendKey(event: KeyboardEvent, composer: Composer): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey) return false;
  if (event.isComposing || event.keyCode === KEY_CODE_OF_INPUT_METHOD) return false;
  return eventLine(event).includes(composer.node);
}

import { spokenChip } from './chip.ts';
import { element } from './element.ts';
import type { ChipState } from './state.ts';

/** Counts change with every keystroke; a screen reader hears the one that lasts. */
const SETTLE_MS = 700;

/** Says each change of the chip once, politely, and a string at once. `clear` is worth a word only after something else was said. */
export function createAnnouncer(
  document: Document,
  root: HTMLElement,
  signal: AbortSignal,
): (state: ChipState | string) => void {
  const region = element(document, 'div', 'spoken');
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  root.append(region);
  let last: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  return (state) => {
    clearTimeout(timer);
    const isText = typeof state === 'string';
    const text = isText ? state : spokenChip(state);
    if (text === null || text === last || (!isText && state.kind === 'clear' && last === null)) return;
    const say = (): void => {
      last = text;
      region.textContent = text;
    };
    if (isText || state.kind === 'held') say();
    else timer = setTimeout(say, SETTLE_MS);
  };
}

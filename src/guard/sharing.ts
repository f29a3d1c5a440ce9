/**
 * How much of a composer's text an outgoing string carries. whole: all of it. part: a run of 12 or more characters, or
 * what stands right before the caret. word: it is one short piece of the text, which may be chance ("type", "dose").
 */
export type Sharing = 'whole' | 'part' | 'word';

/** Compares many outgoing strings with one text; case, spacing and signs do not count. */
export interface Sharer {
  shareOf(sent: string): Sharing | null;
}

/** Fewer shared characters are a coincidence. */
const LEAST_SHARED = 3;
const WINDOW = 12;

/** To prepare a long text takes longer than a request may be kept: the last one stays as it was prepared. */
const LONG = 2_000;
let long = { text: '', caret: 0, sharer: createSharer('', 0) };

export function sharerOf(text: string, caret: number): Sharer {
  if (text.length < LONG) return createSharer(text, caret);
  if (long.text !== text || long.caret !== caret) long = { text, caret, sharer: createSharer(text, caret) };
  return long.sharer;
}

export function createSharer(text: string, caret: number): Sharer {
  const typed = squeeze(text);
  const before = squeeze(text.slice(0, caret));
  let windows: Set<string> | null = null;

  /** Windows of the typed text, end to end and at its end, looked up at each offset of what is sent: linear in both. */
  function sharesWindow(sent: string): boolean {
    windows ??= windowsOf(typed);
    for (let i = 0; i + WINDOW <= sent.length; i += 1) if (windows.has(sent.slice(i, i + WINDOW))) return true;
    return false;
  }

  return {
    shareOf(outgoing) {
      const sent = squeeze(outgoing);
      if (typed.length < LEAST_SHARED || sent.length < LEAST_SHARED) return null;
      if (sent.includes(typed)) return 'whole';
      if ((sent.length > LEAST_SHARED && before.endsWith(sent)) || (sent.length >= WINDOW && sharesWindow(sent)))
        return 'part';
      return typed.includes(sent) ? 'word' : null;
    },
  };
}

function windowsOf(typed: string): Set<string> {
  const windows = new Set<string>();
  for (let i = 0; i + WINDOW <= typed.length; i += WINDOW) windows.add(typed.slice(i, i + WINDOW));
  if (typed.length >= WINDOW) windows.add(typed.slice(-WINDOW));
  return windows;
}

function squeeze(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Decides whether a key or a click may decide. The panel opens under the very key that sent the prompt, so an Enter
 * that is still held down, or a second one out of habit, must not answer a question that nobody has read.
 */

/** How long after the panel appeared nothing decides, in milliseconds. */
export const SETTLE_MS = 250;
/** The same after the reasons appeared: a reason that is recorded should be one that was read. */
export const REASONS_SETTLE_MS = 400;

export interface GestureGate {
  /** The panel appeared, or showed other buttons under the same pointer. */
  restart(atMs: number, settleMs?: number): void;
  /** Something of the page lies over the panel, or has gone from it: what was covered has been read by nobody. */
  cover(isCovered: boolean, atMs: number): void;
  admits(event: Event): boolean;
  /** For an answer that comes over the port and is no event of this document. */
  isOpen(atMs: number): boolean;
}

/** Times are those of `Event.timeStamp`: milliseconds since the document's time origin. */
export function createGestureGate(): GestureGate {
  let openMs = Number.POSITIVE_INFINITY;
  let isHidden = false;

  function isOpen(atMs: number): boolean {
    return !isHidden && atMs >= openMs;
  }

  return {
    restart(atMs, settleMs = SETTLE_MS) {
      openMs = atMs + settleMs;
    },
    cover(isCovered, atMs) {
      if (isHidden && !isCovered) openMs = Math.max(openMs, atMs + SETTLE_MS);
      isHidden = isCovered;
    },
    isOpen,
    admits(event) {
      if (!event.isTrusted || !isOpen(event.timeStamp)) return false;
      if ('repeat' in event && event.repeat === true) return false;
      // The second click of a double click would land on a button that has just appeared in the first one's place.
      return !('detail' in event && typeof event.detail === 'number' && event.detail > 1);
    },
  };
}

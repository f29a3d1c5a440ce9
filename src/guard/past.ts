/** Whether it is known what was entered on this origin before the page came. */
export interface Past {
  readonly isKnown: boolean;
  /** The detector's host has said it. */
  heard(): void;
}

/**
 * How long a request with text in it waits for that, in milliseconds. A host that says nothing by then is only just
 * starting, and remembers nothing.
 */
const RECALL_MS = 250;

export function createPast(window: Window, signal: AbortSignal, known: () => void): Past {
  let isKnown = false;

  function heard(): void {
    if (isKnown) return;
    isKnown = true;
    known();
  }

  const timer = window.setTimeout(heard, RECALL_MS);
  signal.addEventListener('abort', () => window.clearTimeout(timer));
  return {
    get isKnown() {
      return isKnown;
    },
    heard,
  };
}

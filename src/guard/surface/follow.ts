/** Keeps something beside an element that moves: reads every frame while it moves, sleeps when it is still. */

export interface Follower {
  /** Follows `element` (null: nothing) until told otherwise. */
  follow(element: Element | null): void;
  /** Something may have moved: look now and on the next frames. */
  nudge(): void;
}

/** Layout shifts fire no event, so a slow look finds what scroll, resize and the observer do not tell. */
const LOOK_MS = 300;
const STILL_FRAMES = 6;

/** Calls `place` after a nudge and whenever the followed element's rectangle or the viewport changed. */
export function createFollower(view: Window & typeof globalThis, place: () => void, signal: AbortSignal): Follower {
  let element: Element | null = null;
  let frame = 0;
  let timer = 0;
  let still = 0;
  let last = '';
  const observer = new view.ResizeObserver(nudge);
  const listeners = { capture: true, passive: true, signal };
  view.addEventListener('scroll', nudge, listeners);
  view.addEventListener('resize', nudge, listeners);
  view.visualViewport?.addEventListener('resize', nudge, { signal });
  signal.addEventListener('abort', () => follow(null));

  function follow(next: Element | null): void {
    if (next === element) return;
    if (element) observer.unobserve(element);
    view.clearInterval(timer);
    view.cancelAnimationFrame(frame);
    frame = 0;
    element = next;
    last = '';
    if (!next || signal.aborted) return;
    observer.observe(next);
    timer = view.setInterval(look, LOOK_MS);
    nudge();
  }

  function nudge(): void {
    if (!element) return;
    still = 0;
    if (frame === 0) frame = view.requestAnimationFrame(tick);
  }

  function look(): void {
    if (read() !== last) nudge();
    else place();
  }

  function tick(): void {
    frame = 0;
    const now = read();
    if (now === last) still += 1;
    else {
      still = 0;
      last = now;
    }
    if (still <= 1) place();
    if (still < STILL_FRAMES && element) frame = view.requestAnimationFrame(tick);
  }

  function read(): string {
    if (!element) return '';
    const { left, top, width, height } = element.getBoundingClientRect();
    return `${left} ${top} ${width} ${height} ${view.innerWidth} ${view.innerHeight}`;
  }

  return { follow, nudge };
}

/** How often the browser looks, at the shortest that it allows, in milliseconds. */
const DELAY_MS = 100;
/** A panel that has just moved counts as covered for a moment; what lasts is the page's doing. */
const LASTING_MS = 1000;

/**
 * Tells whether anything lies over an element, the page around this frame included: Chromium answers that, and errs on
 * the side of "covered". Firefox does not; there the guard looks from outside. Gives a function that stops it.
 */
export function watchCover(
  element: Element,
  changed: (isCovered: boolean) => void,
  lasts: (isCovered: boolean) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // https://w3c.github.io/IntersectionObserver/v2/
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    threshold: [0, 0.5, 1],
    trackVisibility: true,
    delay: DELAY_MS,
  };
  const observer = new IntersectionObserver((entries) => {
    const last: (IntersectionObserverEntry & { readonly isVisible?: boolean }) | undefined = entries.at(-1);
    if (last?.isVisible === undefined) return;
    const isCovered = !last.isVisible;
    changed(isCovered);
    clearTimeout(timer);
    timer = setTimeout(lasts, isCovered ? LASTING_MS : 0, isCovered);
  }, options);
  observer.observe(element);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}

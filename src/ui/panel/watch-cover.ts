/** How often the browser looks, at the shortest that it allows, in milliseconds. */
const DELAY_MS = 100;

/**
 * Tells whether anything lies over an element, the page around this frame included: Chromium answers that, and errs on
 * the side of "covered". Firefox does not; there the guard looks from outside. Gives a function that stops it.
 */
export function watchCover(element: Element, changed: (isCovered: boolean) => void): () => void {
  // https://w3c.github.io/IntersectionObserver/v2/
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    threshold: [0, 0.5, 1],
    trackVisibility: true,
    delay: DELAY_MS,
  };
  const observer = new IntersectionObserver((entries) => {
    const last: (IntersectionObserverEntry & { readonly isVisible?: boolean }) | undefined = entries.at(-1);
    if (last?.isVisible !== undefined) changed(!last.isVisible);
  }, options);
  observer.observe(element);
  return () => observer.disconnect();
}

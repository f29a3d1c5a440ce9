/** A longer list scrolls, so that the buttons stay near the composer. */
const ITEMS_MAX_PX = 268;
/** The frame's border, and likewise the list's: one pixel at the top, one at the bottom. */
const BORDER_PX = 2;

/** The height in CSS pixels that the review would take if nothing limited it but the list's own limit. */
export function naturalHeight(review: Element): number {
  const heights = [...review.children].map((child) =>
    child.classList.contains('items')
      ? Math.min(child.scrollHeight + BORDER_PX, ITEMS_MAX_PX)
      : child.getBoundingClientRect().height,
  );
  return Math.ceil(heights.reduce((sum, height) => sum + height, BORDER_PX));
}

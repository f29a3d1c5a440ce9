/**
 * A composer is often a bare text area inside the rounded box that people take for it, together with the send and
 * attach buttons. The chip stands outside that box, so that it never lies over the text, the caret or a button.
 */

/** How many levels a box may lie above its text area, and how much larger it may be, in CSS pixels. */
const MAX_LEVELS = 8;
const MAX_EXTRA_WIDTH_PX = 240;
const MAX_EXTRA_HEIGHT_PX = 200;

/** The outermost ancestor that still looks like the composer's own box, or the composer itself. */
export function composerBox(composer: HTMLElement, view: Window): Element {
  const inner = composer.getBoundingClientRect();
  let box: Element = composer;
  let candidate = parentAcrossRoots(composer);
  for (let level = 0; candidate && level < MAX_LEVELS; level += 1) {
    const outer = candidate.getBoundingClientRect();
    if (candidate === candidate.ownerDocument.body) break;
    if (outer.width > inner.width + MAX_EXTRA_WIDTH_PX || outer.height > inner.height + MAX_EXTRA_HEIGHT_PX) break;
    if (isDrawn(view.getComputedStyle(candidate))) box = candidate;
    candidate = parentAcrossRoots(candidate);
  }
  return box;
}

function parentAcrossRoots(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return 'host' in root && root.host instanceof Element ? root.host : null;
}

function isDrawn(style: CSSStyleDeclaration): boolean {
  return (
    (Number.parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none') ||
    (style.boxShadow !== '' && style.boxShadow !== 'none') ||
    Number.parseFloat(style.borderTopLeftRadius) > 0
  );
}

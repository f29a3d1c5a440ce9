/** Whether an element matches one of a site's selectors. One that the browser cannot parse matches nothing. */
export function matchesAny(element: Element, selectors: readonly string[]): boolean {
  return selectors.some((selector) => matches(element, selector));
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}

/** What a person takes for a button, whatever a page builds it of. */
export const BUTTON =
  'button, input[type="submit" i], input[type="image" i], input[type="button" i], [role="button"], a[role="button"]';

export function buttonsIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(BUTTON)];
}

/** The accessible name's parts: what the person is told that this is. */
export function labelsOf(element: Element): string[] {
  const labels = [
    element.getAttribute('aria-label'),
    element.getAttribute('title'),
    element.getAttribute('placeholder'),
    element.getAttribute('value'),
  ];
  const image = element.querySelector('img[alt], svg > title, [aria-label]');
  const inner = image?.getAttribute('alt') ?? image?.getAttribute('aria-label') ?? image?.textContent;
  return [...labels, inner, shortText(element)]
    .filter((label) => typeof label === 'string' && label.trim() !== '')
    .map(String);
}

/** Names for machines, as words: test id, id, name, classes. */
export function codeNamesOf(element: Element): string[] {
  const names = [
    element.getAttribute('data-testid'),
    element.getAttribute('data-test-id'),
    element.id,
    element.getAttribute('name'),
    ...element.classList,
  ];
  return names
    .filter((name) => typeof name === 'string' && name !== '')
    .map((name) =>
      String(name)
        .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
        .replaceAll(/[_-]+/g, ' ')
        .toLowerCase(),
    );
}

/** Longer text is content, not a button's label. */
const MAX_LABEL = 40;

function shortText(element: Element): string | null {
  // Counting nodes first keeps a container with a whole conversation from being put together as one string.
  if (element.childElementCount > 4) return null;
  const text = (element.textContent ?? '').trim();
  return text.length <= MAX_LABEL ? text : null;
}

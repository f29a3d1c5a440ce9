import { deepActiveElement } from './open-root.ts';

/** Runs `edit` with the focus in `node`, then gives it back to where it was, unless it was nowhere. */
export async function keepFocus<T>(node: HTMLElement, edit: () => Promise<T>): Promise<T> {
  const document = node.ownerDocument;
  const before = deepActiveElement(document);
  if (before !== node) node.focus({ preventScroll: true });
  try {
    return await edit();
  } finally {
    const isElsewhere = before && before !== document.body && before !== node && !node.contains(before);
    if (isElsewhere && before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}

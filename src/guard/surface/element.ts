/** Makes one element with a class and children; strings become text nodes, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A button that answers a person only: a click that a script made does nothing. */
export function button(
  document: Document,
  className: string,
  onPress: () => void,
  ...children: readonly (Node | string)[]
): HTMLButtonElement {
  const made = element(document, 'button', className, ...children);
  made.type = 'button';
  made.addEventListener('click', (event) => {
    if (event.isTrusted) onPress();
  });
  // The caret and the selection stay where they are when the pointer presses a button of ours.
  made.addEventListener('mousedown', (event) => event.preventDefault());
  return made;
}

/** What a person does on a page: events that the browser vouches for. happy-dom leaves the flag to its user. */
export function trusted<E extends Event>(event: E): E {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}

const GOES_UP = { bubbles: true, cancelable: true, composed: true };

export function keyDown(node: Element, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = trusted(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ...GOES_UP, ...init }));
  node.dispatchEvent(event);
  return event;
}

export function press(node: Element, type = 'click'): MouseEvent {
  const event = trusted(new MouseEvent(type, GOES_UP));
  node.dispatchEvent(event);
  return event;
}

/** Puts the text into the box and tells the page so, as a key does. */
export function type(area: HTMLTextAreaElement | HTMLInputElement, text: string): InputEvent {
  area.focus();
  area.value = text;
  const event = trusted(new InputEvent('input', { ...GOES_UP, inputType: 'insertText', data: text.slice(-1) }));
  area.dispatchEvent(event);
  return event;
}

/** The page's path is another one, without a load. */
export function at(path: string): void {
  window.history.replaceState(null, '', path);
}

/** Lets what was queued run: scans that answer at once, and editors that wait for a task. */
export function pause(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

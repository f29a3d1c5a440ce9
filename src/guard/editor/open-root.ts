/** Gives a host's shadow root, closed ones included, or null. */
export type OpenRoot = (host: Element) => ShadowRoot | null;

let port: OpenRoot = openRootOnly;

/**
 * Sets the browser's way into closed shadow roots, once, where the guard starts. In Chromium that is an extension
 * API; Firefox has it as a property that only extensions see.
 */
export function setOpenRoot(openRoot: OpenRoot): void {
  port = openRoot;
}

export function openRootOf(host: Element): ShadowRoot | null {
  return port(host);
}

function openRootOnly(host: Element): ShadowRoot | null {
  const firefox: unknown = Reflect.get(host, 'openOrClosedShadowRoot');
  return firefox instanceof ShadowRoot ? firefox : host.shadowRoot;
}

/** The element above, through shadow boundaries. */
export function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The element and everything above it, innermost first. */
export function lineOf(element: Element): Element[] {
  const line: Element[] = [];
  for (let next: Element | null = element; next; next = parentOf(next)) line.push(next);
  return line;
}

/** The element that has the focus, through every shadow root. */
export function deepActiveElement(root: Document | ShadowRoot): Element | null {
  const active = root.activeElement;
  if (!active) return null;
  const inner = openRootOf(active);
  return (inner && deepActiveElement(inner)) ?? active;
}

/** The element under a point of the viewport, through every shadow root below `host`. */
function deepElementAt(host: Element, x: number, y: number): Element {
  const inner = openRootOf(host)?.elementFromPoint(x, y);
  return inner && inner !== host ? deepElementAt(inner, x, y) : host;
}

/**
 * The elements that an event passes, innermost first. A closed shadow root hides what lies in it from listeners
 * outside: there the pointer's place or the focus says which element it was.
 */
export function eventLine(event: Event): Element[] {
  const path = event.composedPath();
  const first = path.find((target) => target instanceof Element);
  if (!first) return [];
  const inner = innermostAt(first, event);
  return inner === first ? path.filter((target) => target instanceof Element) : lineOf(inner);
}

function innermostAt(element: Element, event: Event): Element {
  const root = openRootOf(element);
  if (!root) return element;
  // A click made by the keyboard has no place; its coordinates are 0.
  if (event instanceof MouseEvent && (event.clientX !== 0 || event.clientY !== 0)) {
    return deepElementAt(element, event.clientX, event.clientY);
  }
  return deepActiveElement(root) ?? element;
}

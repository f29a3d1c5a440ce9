import type { ElementShape } from '../element.ts';

/** An element of a shape, with its children. */
export function elementOf(shape: ElementShape, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(shape.tag);
  for (const [name, value] of Object.entries(shape.attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Shapes nested in one another; gives the outermost and the innermost element. */
export function nested(shapes: readonly ElementShape[]): { outer: HTMLElement; inner: HTMLElement } {
  const elements = shapes.map((shape) => elementOf(shape));
  elements.forEach((element, index) => elements[index + 1] && element.append(elements[index + 1] ?? ''));
  const [outer, inner] = [elements[0], elements.at(-1)];
  if (outer === undefined || inner === undefined) throw new Error('nothing to nest');
  return { outer, inner };
}

/** `part` marks what the page's own stylesheet dresses; a site entry never selects by it. */
export function part(name: string, tag = 'div', ...children: (Node | string)[]): HTMLElement {
  return elementOf({ tag, attributes: { part: name } }, ...children);
}

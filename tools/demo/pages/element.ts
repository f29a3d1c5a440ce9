/**
 * Turns the CSS selectors of a site entry into the elements that they describe, so that a demo page cannot drift
 * from the entry it stands for.
 */
export interface ElementShape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const COMPOUND = /([a-z][a-z0-9]*)?((?:[#.][\w-]+|\[[^\]]+\]|:[a-z-]+\([^)]*\))*)/iy;
const PART = /([#.])([\w-]+)|\[([\w-]+)(?:[*^$~|]?=['"]?([^'"\]]*?)['"]?(?:\s+[is])?)?\]|:[a-z-]+\([^)]*\)/giy;

/**
 * One shape per compound of a descendant selector, outermost first. Functional pseudo-classes say what an element
 * is not and are skipped; `*=` and `^=` give their operand as the whole value.
 * @throws Error when the selector has a part that no element can be made from.
 */
export function shapesOf(selector: string, defaultTag = 'div'): ElementShape[] {
  return selector
    .trim()
    .split(/\s+(?![^[]*\])/)
    .map((compound) => shapeOf(compound, defaultTag));
}

/** The innermost element that a selector describes. */
export function innermost(selector: string, defaultTag = 'div'): ElementShape {
  const shape = shapesOf(selector, defaultTag).at(-1);
  if (shape === undefined) throw new Error(`empty selector`);
  return shape;
}

function shapeOf(compound: string, defaultTag: string): ElementShape {
  COMPOUND.lastIndex = 0;
  const match = COMPOUND.exec(compound);
  if (match === null || match[0].length !== compound.length) throw new Error(`cannot make an element of ${compound}`);
  const attributes: Record<string, string> = {};
  const classes: string[] = [];
  for (const [, mark, word = '', name, value = ''] of (match[2] ?? '').matchAll(PART)) {
    if (mark === '#') attributes['id'] = word;
    else if (mark === '.') classes.push(word);
    else if (name !== undefined) attributes[name] = value;
  }
  if (classes.length > 0) attributes['class'] = classes.join(' ');
  return { tag: match[1] ?? defaultTag, attributes };
}

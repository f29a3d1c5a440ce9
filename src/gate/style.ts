import type { Gate } from './gate.ts';
import { eachWord } from './words.ts';

/** Properties of a style that take a picture. */
const PICTURES = 'background background-image border-image list-style mask-image cursor content ';

/**
 * For Chromium, whose styles have no accessors that could be replaced, but let one of the prototype go first: gives
 * properties that take a picture accessors that call `setProperty()`, which judges; assigning to them, under either name,
 * is defined as such a call (https://drafts.csswg.org/cssom/#dom-cssstyleproperties-camel-cased-attribute). To be called once
 * `setProperty()` is replaced.
 */
export function hookStyle(gate: Gate): void {
  const declaration = gate.pageWindow.CSSStyleDeclaration?.prototype;
  if (!declaration) return;
  const { getPropertyValue, setProperty } = declaration;

  eachWord(gate.findIn, PICTURES, (property) => {
    const words = gate.findIn(/(\w+)-?(\w?)(.*)/, property) as RegExpExecArray;
    const name = (words[1] as string) + gate.String.toUpperCase(words[2] as string) + (words[3] as string);
    const accessors = {
      __proto__: null,
      get(this: CSSStyleDeclaration): string {
        return gate.apply(getPropertyValue, this, [property]);
      },
      set(this: CSSStyleDeclaration, value: string): void {
        gate.apply(setProperty, this, [property, value]);
      },
      enumerable: true,
      configurable: true,
    } as PropertyDescriptor;
    gate.defineProperty(declaration, name, accessors);
    gate.defineProperty(declaration, property, accessors);
  });
}

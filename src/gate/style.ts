import type { Captured, PageGlobal } from './captured.ts';
import { eachWord } from './words.ts';

/** Properties of a style that take a picture. */
const PICTURES = 'background backgroundImage borderImage listStyle maskImage cursor content ';

/**
 * Gives properties that take a picture accessors that call `setProperty()`, which judges; assigning to them is defined as
 * such a call (https://drafts.csswg.org/cssom/#dom-cssstyleproperties-camel-cased-attribute). Chromium has none that
 * could be replaced, but lets an accessor of the prototype go first. To be called once `setProperty()` is replaced.
 */
export function hookStyle(native: Captured, global: PageGlobal): void {
  const declaration = global.CSSStyleDeclaration?.prototype;
  if (!declaration) return;
  const { getPropertyValue, setProperty } = declaration;
  // Where Firefox has them.
  const { CSSStyleProperties } = global as { CSSStyleProperties?: { readonly prototype: object } };

  eachWord(native.exec, PICTURES, (name) => {
    const words = native.exec(/([a-z]+)(.*)/, name) as RegExpExecArray;
    // The browser puts it into lower case.
    const property = (words[1] as string) + (words[2] ? '-' + words[2] : '');
    native.defineProperty(CSSStyleProperties?.prototype ?? declaration, name, {
      __proto__: null,
      get(this: CSSStyleDeclaration): string {
        return native.apply(getPropertyValue, this, [property]);
      },
      set(this: CSSStyleDeclaration, value: string): void {
        native.apply(setProperty, this, [property, value]);
      },
      enumerable: true,
      configurable: true,
    } as PropertyDescriptor);
  });
}

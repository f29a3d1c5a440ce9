import type { Captured, PageGlobal } from './captured.ts';
import { eachWord, replaceAccessor } from './hook.ts';

/** Properties of a style that take a picture. */
const PICTURES = 'background backgroundImage ';

/**
 * Gives the properties that take a picture accessors that call `setProperty()`, which judges; assigning to them is
 * defined as such a call (https://drafts.csswg.org/cssom/#dom-cssstyleproperties-camel-cased-attribute). Chromium has no
 * accessors for them at all, but lets those of the prototype go first. To be called when `setProperty()` is replaced.
 */
export function hookStyle(native: Captured, global: PageGlobal): void {
  const declaration = global.CSSStyleDeclaration?.prototype;
  if (!declaration) return;
  const { getPropertyValue, setProperty } = declaration;
  // Firefox
  const { CSSStyleProperties } = global as { CSSStyleProperties?: { readonly prototype: object } };

  eachWord(native, PICTURES, (name) => {
    const words = native.exec(/([a-z]+)(.*)/, name) as RegExpExecArray;
    // The name of a property is put into lower case by the browser.
    const property = (words[1] as string) + (words[2] ? '-' + words[2] : '');
    const { get, set } = {
      get(this: CSSStyleDeclaration): string {
        return native.apply(getPropertyValue, this, [property]);
      },
      set(this: CSSStyleDeclaration, value: string): void {
        native.apply(setProperty, this, [property, value]);
      },
    };
    replaceAccessor(native, CSSStyleProperties?.prototype ?? declaration, name, set, get);
  });
}

import { openRootOf } from '../editor/open-root.ts';

const HOSTS = 'html > div, dialog > div';
const DRAWN = '.root > .dock, .clip > .text';
const HIGHLIGHT = /::highlight\((h\d{9,})\)/;

/**
 * Removes what a guard drew that ended without a word: Firefox takes its world away with an update, and what it put
 * into the page stays and answers to nobody. The names of its highlights stand in its style sheet; the registry itself
 * cannot be listed there, because its entries belong to the dead world.
 */
export function clearLeftovers(document: Document): void {
  for (const host of document.querySelectorAll(HOSTS)) if (openRootOf(host)?.querySelector(DRAWN)) host.remove();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((sheet) => {
    const names = [...sheet.cssRules].flatMap((rule) => HIGHLIGHT.exec(rule.cssText)?.[1] ?? []);
    for (const name of names) CSS.highlights.delete(name);
    return names.length === 0;
  });
}

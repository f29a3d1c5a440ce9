import type { Captured } from './captured.ts';

/**
 * The text with `nowhere` in the place of every URL that may not be loaded; otherwise as it is.
 *
 * A URL is what markup or a style sheet has the browser load: after `src=` and the like (`href` only outside of a link,
 * which is followed and not loaded), after `url(`, `image-set(` or `@import`. Text that looks like an attribute is taken
 * for one. Linear: no run can be entered twice, and looking back for the link's tag ends after 999 characters.
 */
export function withoutStopped(
  native: Captured,
  text: string,
  nowhere: string,
  mayLoad: (url: string) => boolean,
): string {
  let out = '';
  let from = 0;
  const urls =
    /([\s"'/](?:src|(?:image)?srcset|data|poster|background|(?:xlink:)?(?<!<a(?:rea)?\s[^<>]{0,999})href)\s*=\s*)("[^"]*"|'[^']*'|[^\s>]*)|((?:url|set)\(\s*|@import\s+(?=["']))("[^"]*"(?=\s*[);])|'[^']*'(?=\s*[);])|[^)]*)/gi;
  for (let found = native.exec(urls, text); found; found = native.exec(urls, text)) {
    const before = found[1] ?? (found[3] as string);
    const quoted = found[2] ?? (found[4] as string);
    const url = native.exec(/^["']/, quoted) ? native.slice(quoted, 1, -1) : quoted;
    const end = found.index + found[0].length;
    // Entities and escapes are undone by whoever judges, and would be read as a URL's own signs here.
    if (mayLoad(url) && (!native.exec(/[&\\]/, url) || mayLoad(native.escaped(url)))) continue;
    out += native.slice(text, from, found.index + before.length) + nowhere;
    from = end;
  }
  return out + native.slice(text, from);
}

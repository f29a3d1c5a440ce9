import type { Captured } from './captured.ts';

/**
 * The text with `nowhere` in the place of every URL that may not be loaded; otherwise as it is.
 *
 * A URL is what markup or a style sheet has the browser load: after `src=` and the like (`href` only outside of a link,
 * which is followed and not loaded), after `url(` or `@import`. Text that looks like an attribute is taken for one.
 * Linear: no run can be entered twice, and looking back for the link's tag ends after 999 characters.
 */
export function withoutStopped(
  native: Captured,
  text: string,
  nowhere: string,
  mayLoad: (url: string) => boolean,
): string {
  const urls =
    /([\s"'/](?:src|(?:image)?srcset|data|poster|background|(?<!<a(?:rea)?\s[^<>]{0,999})href)\s*=\s*|url\(\s*|@import\s+)("[^"]*"|'[^']*'|[^\s>)]*)/gi;
  let out = '';
  let from = 0;
  for (let found = native.exec(urls, text); found; found = native.exec(urls, text)) {
    const url = found[2] as string;
    if (mayLoad(native.exec(/^["']/, url) ? native.slice(url, 1, -1) : url)) continue;
    out += native.slice(text, from, found.index) + (found[1] as string) + nowhere;
    from = urls.lastIndex;
  }
  return out + native.slice(text, from);
}

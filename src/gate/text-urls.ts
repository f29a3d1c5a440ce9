import type { Captured } from './captured.ts';
import { everyMatch } from './words.ts';

/**
 * Whether every URL that a markup or a style sheet has the browser load may be loaded: after `src=` and the like, after
 * `url(` or `@import`, in quotes or bare. A link's address is followed and not loaded. Text that looks like an attribute
 * is taken for one. Linear: a run ends where the next one could begin.
 */
export function everyUrl(native: Captured, text: string, mayLoad: (url: string) => boolean): boolean {
  const urls =
    /(?:[\s"'/](?:src|srcset|data|poster|background|name)\s*=|<(?:link|image|use)\s[^<>]*?href\s*=|url\(|@import(?=\s*["']))\s*(?:(["']|&quot;)(.*?)\1|([^\s>)]*))/gis;
  return everyMatch(native.findIn, urls, text, (found) => mayLoad(found[2] ?? (found[3] as string)));
}

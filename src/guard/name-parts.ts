import { EVERYDAY_NAMES } from './everyday-names.ts';
import type { Matcher } from './value-match.ts';

const LEAST_LETTERS = 3;
/** Shorter parts are too often something else when they stand in small letters ("ann", "lee"). */
const LEAST_IN_SMALL_LETTERS = 5;

/**
 * One word of a name that this conversation has replaced: after "Maria Lopez", "maria" alone is the same person. Only
 * for texts that a person writes; in a page's own traffic a single word means nothing.
 */
export function partMatchers(name: string): Matcher[] {
  const words = name.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words.length < 2 ? [] : words.filter((word) => word.length >= LEAST_LETTERS).map(partMatcher);
}

function partMatcher(word: string): Matcher {
  const isCommon = word.length < LEAST_IN_SMALL_LETTERS || EVERYDAY_NAMES.has(word.toLowerCase());
  const regex = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'giu');
  function find(text: string): { start: number; end: number }[] {
    return [...text.matchAll(regex)]
      .filter(([hit]) => !isCommon || /^\p{Lu}/u.test(hit))
      .map((hit) => ({ start: hit.index, end: hit.index + hit[0].length }));
  }
  return { find, matches: (text) => find(text).length > 0 };
}

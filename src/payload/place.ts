import type { Leaf } from './decoded.ts';

/** Steps from the root of a body to a string; `EACH` is any element of an array. */
export type Path = readonly string[];
export const EACH = '[*]';

/** What is being read, and where a string of it belongs. */
export interface Reading {
  readonly prompts: readonly Path[];
  /** For strings at no prompt path. */
  readonly otherwise: Leaf['at'];
}

/** `messages[*].content.parts[*]` as steps. */
export function stepsOf(path: string): Path {
  return path.replaceAll(EACH, '.' + EACH).split('.');
}

/** A string at one of the prompt paths, or below one, is prompt. */
export function placeOf({ prompts, otherwise }: Reading, path: Path): Leaf['at'] {
  return prompts.some((steps) => steps.every((step, i) => step === path[i])) ? 'prompt' : otherwise;
}

/**
 * Whether a key or the name of a field may carry what a person entered. White space, letters beyond ASCII, escapes, an
 * address or five digits never stand in a name that a programmer gave; one capitalised word ("Kowalczyk") rarely does,
 * except these, which are common in .NET and in headers.
 */
const NO_NAME = /[^!-~]|[@%]|\d(?:[-./:]?\d){4}|[a-z][-_.+][A-Z][a-z]|^[A-Z][a-z]{2,}$/;
const KEYS =
  /^(?:Name|Type|Date|Time|Data|Text|Value|Message|Content|Title|User|Role|Model|Target|Source|Event|Arguments)$/;

export function mayIdentify(name: string): boolean {
  return NO_NAME.test(name) && !KEYS.test(name);
}

import type { Finding } from '../phi/finding.ts';

/** The state of one composer when a page sends a draft. */
export interface Unsent {
  readonly text: string;
  readonly caret: number;
  /** Open and possible findings of exactly this text, with what each would become. */
  readonly open: readonly (Pick<Finding, 'start' | 'end'> & { readonly replacement: string })[];
}

/**
 * The part of a text at the caret that is not settled: the token being typed, with the run of numbers and capitalised
 * words before it. A half-typed name or number is no finding yet, so a draft leaves without it.
 */
export function unsettledTail(text: string, caret: number): { start: number; end: number } {
  const before = text.slice(0, caret);
  const run = /(?:(?:\p{Lu}[\p{L}\p{M}'’.-]*|[\p{N}(+][\p{N}\-./():]*)[ \t,]+)*[^\s]*[ \t]?$/u.exec(before);
  const start = run ? run.index : caret;
  const token = /^[^\s]*/u.exec(text.slice(caret));
  return { start, end: caret + (token?.[0].length ?? 0) };
}

/**
 * The leaf without unsettled text: placeholders for open findings, nothing for the unsettled tail. Null when the leaf
 * does not hold the text in a form in which that can be done exactly; the caller then stops the request.
 */
export function settledDraft(leaf: string, unsent: Unsent): string | null {
  const trimmed = unsent.text.trim();
  const at = trimmed === '' ? -1 : leaf.indexOf(trimmed);
  if (at < 0) return null;
  const last = at + trimmed.length;
  const shift = at - (unsent.text.length - unsent.text.trimStart().length);
  const tail = unsettledTail(unsent.text, unsent.caret);
  const cuts = [
    ...unsent.open
      .filter((finding) => finding.end <= tail.start || finding.start >= tail.end)
      .map((finding) => ({ start: finding.start, end: finding.end, text: finding.replacement })),
    { ...widen(tail, unsent), text: '' },
  ].toSorted((a, b) => b.start - a.start);
  let draft = leaf;
  for (const cut of cuts) {
    const start = Math.min(Math.max(at, cut.start + shift), last);
    draft = draft.slice(0, start) + cut.text + draft.slice(Math.min(Math.max(start, cut.end + shift), last));
  }
  return draft;
}

/** A finding that reaches into the tail goes with it. */
function widen(tail: { start: number; end: number }, unsent: Unsent): { start: number; end: number } {
  const touching = unsent.open.filter((finding) => finding.end > tail.start && finding.start < tail.end);
  return {
    start: Math.min(tail.start, ...touching.map((finding) => finding.start)),
    end: Math.max(tail.end, ...touching.map((finding) => finding.end)),
  };
}

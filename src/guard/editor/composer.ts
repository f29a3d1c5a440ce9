/** UTF-16 offsets into the text that `Composer.read` gives; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a span becomes. The text holds no newline: editors disagree on what one is. */
export interface Edit extends Span {
  readonly text: string;
}

/** One box in which a person writes what will become a prompt. */
export interface Composer {
  /** The node that the person types in: text area, input, or root of the editable content. */
  readonly node: HTMLElement;
  /** `textarea` stands for every control with a `value`. */
  readonly kind: 'textarea' | 'contenteditable';
  /** Which of the site's selectors matched; unknown: found without any. */
  readonly purpose: 'prompt' | 'edit' | 'unknown';
  /** The text as the person sees it: one "\n" per line break, no filler characters. */
  read(): string;
  /** Where the caret stands in `read()`, null when it is elsewhere. */
  caret(): number | null;
  /**
   * Replaces span by span inside the node, last to first, then reads back. True only if `read()` is exactly the
   * expected text. Selection, focus and the editor's own undo stack survive.
   *
   * Not synchronous, because editors are not: Lexical takes its state up in a microtask, so that two spans replaced
   * in one task read back as expected and are undone a moment later.
   */
  replace(edits: readonly Edit[]): Promise<boolean>;
  /** Where a span stands in the document; empty for a text area, which has no ranges. */
  rangesOf(span: Span): Range[];
}

/** The text after the edits, or null when they overlap, leave the text or hold a newline. */
export function applyEdits(text: string, edits: readonly Edit[]): string | null {
  let result = '';
  let done = 0;
  for (const { start, end, text: replacement } of inOrder(edits)) {
    if (start < done || end < start || end > text.length || /[\n\r]/.test(replacement)) return null;
    result += text.slice(done, start) + replacement;
    done = end;
  }
  return result + text.slice(done);
}

/** Where an offset stands after the edits; inside a replaced span it moves to the replacement's end. */
export function offsetAfter(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { start, end, text } of inOrder(edits)) {
    if (offset <= start) break;
    if (offset < end) return start + shift + text.length;
    shift += text.length - (end - start);
  }
  return offset + shift;
}

export function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.start - b.start);
}

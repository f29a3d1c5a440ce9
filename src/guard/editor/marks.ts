import type { Composer } from './composer.ts';
import type { MarkLevel } from './mark-style.ts';
import { flatSpans, type MarkedSpan } from './marked-span.ts';
import { createOverlayMarks } from './overlay-marks.ts';
import { isTextControl } from './plain-composer.ts';
import { createRangeMarks } from './range-marks.ts';
import { rangeOf } from './rich-composer.ts';
import { readText } from './text-walk.ts';

/** Marks on identifiers in place. They never change the editor's DOM. */
export interface Marks {
  /** Shows exactly these spans of the composer's text as it reads now; those shown in it before go. */
  show(composer: Composer, spans: readonly MarkedSpan[]): void;
  /** Removes the marks of all composers. */
  clear(): void;
  /** Removes everything that was added to the document. */
  dispose(): void;
}

/** More would cost frames and help no one; the count stays on the chip. */
const MAX_MARKS = 500;

export function createMarks(document: Document, highlightNames: Readonly<Record<MarkLevel, string>>): Marks {
  const ranges = createRangeMarks(document, highlightNames);
  const overlays = createOverlayMarks(document);
  const marked = new Set<HTMLElement>();

  function clear(): void {
    for (const node of marked) {
      ranges.drop(node);
      overlays.drop(node);
    }
    marked.clear();
  }

  return {
    show(composer, spans) {
      const { node } = composer;
      for (const other of marked) if (!other.isConnected) marked.delete(other);
      marked.add(node);
      if (isTextControl(node)) return overlays.show(node, mostImportant(spans));
      const { map } = readText(node);
      const shown = flatSpans(mostImportant(spans), map.text.length);
      const of = (level: MarkLevel) =>
        shown.filter((span) => span.level === level).flatMap((span) => rangeOf(node, map, span) ?? []);
      ranges.show(node, { finding: of('finding'), possible: of('possible') });
    },
    clear,
    dispose() {
      clear();
      ranges.dispose();
      overlays.dispose();
    },
  };
}

function mostImportant(spans: readonly MarkedSpan[]): readonly MarkedSpan[] {
  if (spans.length <= MAX_MARKS) return spans;
  const findings = spans.filter(({ level }) => level === 'finding');
  return [...findings, ...spans.filter(({ level }) => level === 'possible')].slice(0, MAX_MARKS);
}

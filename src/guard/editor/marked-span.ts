import type { Span } from './composer.ts';
import type { MarkLevel } from './mark-style.ts';

export interface MarkedSpan extends Span {
  readonly level: MarkLevel;
}

/** Spans of `before` as they stand in `after`, taken as one change; what the change touched is dropped. */
export function shiftSpans(before: string, after: string, spans: readonly MarkedSpan[]): MarkedSpan[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail += 1;
  const changeEnd = before.length - tail;
  const shift = after.length - before.length;
  return spans.flatMap((span) => {
    if (span.end <= head) return [span];
    return span.start >= changeEnd ? [{ ...span, start: span.start + shift, end: span.end + shift }] : [];
  });
}

/** In order, inside the text and without overlap: a finding wins over a possible one. */
export function flatSpans(spans: readonly MarkedSpan[], length: number): MarkedSpan[] {
  const kept: MarkedSpan[] = [];
  const inside = spans.filter(({ start, end }) => start >= 0 && start < end && end <= length);
  const byLevel = [...inside].sort(
    (a, b) => Number(a.level === 'possible') - Number(b.level === 'possible') || a.start - b.start,
  );
  let done = 0;
  for (const span of byLevel.filter(({ level }) => level === 'finding')) {
    if (span.start < done) continue;
    kept.push(span);
    done = span.end;
  }
  for (const span of byLevel.filter(({ level }) => level === 'possible')) {
    if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

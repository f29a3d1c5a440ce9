/** Disjoint spans, found again through blocks of 64 characters, so that a million characters stay linear. */
export class Spans {
  readonly #blocks = new Map<number, { start: number; end: number }[]>();

  touches(span: { start: number; end: number }): boolean {
    for (let block = span.start >> 6; block <= span.end >> 6; block++) {
      for (const other of this.#blocks.get(block) ?? [])
        if (other.start < span.end && span.start < other.end) return true;
    }
    return false;
  }

  add(span: { start: number; end: number }): void {
    for (let block = span.start >> 6; block <= span.end >> 6; block++) {
      const known = this.#blocks.get(block);
      if (known === undefined) this.#blocks.set(block, [span]);
      else known.push(span);
    }
  }

  /** What of a span is in none of them, in order. */
  outside(span: { start: number; end: number }): { start: number; end: number }[] {
    const inside = new Set<{ start: number; end: number }>();
    for (let block = span.start >> 6; block <= span.end >> 6; block++)
      for (const other of this.#blocks.get(block) ?? [])
        if (other.start < span.end && span.start < other.end) inside.add(other);
    const rests: { start: number; end: number }[] = [];
    let at = span.start;
    for (const other of [...inside].sort((a, b) => a.start - b.start)) {
      if (other.start > at) rests.push({ start: at, end: other.start });
      at = Math.max(at, other.end);
    }
    if (at < span.end) rests.push({ start: at, end: span.end });
    return rests;
  }
}

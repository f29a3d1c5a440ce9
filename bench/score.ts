/**
 * How well findings cover marked spans, whatever their category. Two questions matter: did anything that identifies
 * someone stay uncovered, and how often was something flagged that identifies nobody.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

export interface Scores {
  readonly documents: number;
  readonly spans: number;
  /** Share of spans whose letters and digits are all covered, words like "Dr" or "Hospital" excepted. */
  readonly recall: number;
  /** Share of findings that touch a marked span. */
  readonly precision: number;
  /** Share of documents without any span in which something was flagged. */
  readonly falseAlarms: number;
  /** Share of documents with spans in which every one is covered. */
  readonly clean: number;
  readonly recallByLabel: Readonly<Record<string, number>>;
}

const SIGN = /[\p{L}\p{N}]/u;
const GENERIC =
  /(?<![\p{L}\p{N}])(?:dr|mr|mrs|ms|prof|md|st|hospitals?|clinics?|medical|health|center|centre|facility|office|university|general|regional|memorial|of|the|and|in|at|for)(?![\p{L}\p{N}])/giu;

/** Labels that count neither for nor against: they are no identifiers by themselves. */
const NEUTRAL: ReadonlySet<string> = new Set(['AGE', 'ORG', 'OTHER']);

export class Scorer {
  #documents = 0;
  #negative = 0;
  #alarmed = 0;
  #positive = 0;
  #clean = 0;
  #findings = 0;
  #right = 0;
  readonly #byLabel = new Map<string, { spans: number; covered: number }>();

  add(text: string, marked: readonly Span[], found: readonly { start: number; end: number }[]): void {
    this.#documents++;
    const spans = marked.filter(({ label }) => !NEUTRAL.has(label));
    let clean = true;
    for (const span of spans) {
      const covered = isCovered(text, span, found);
      const count = this.#byLabel.get(span.label) ?? { spans: 0, covered: 0 };
      count.spans++;
      if (covered) count.covered++;
      else clean = false;
      this.#byLabel.set(span.label, count);
    }
    for (const one of found) {
      const touched = marked.filter((span) => span.start < one.end && one.start < span.end);
      if (touched.length > 0 && touched.every(({ label }) => NEUTRAL.has(label))) continue;
      this.#findings++;
      if (touched.length > 0) this.#right++;
    }
    if (marked.length === 0) {
      this.#negative++;
      if (found.length > 0) this.#alarmed++;
    }
    if (spans.length > 0) {
      this.#positive++;
      if (clean) this.#clean++;
    }
  }

  scores(): Scores {
    const counts = [...this.#byLabel.values()];
    const spans = counts.reduce((sum, count) => sum + count.spans, 0);
    const covered = counts.reduce((sum, count) => sum + count.covered, 0);
    return {
      documents: this.#documents,
      spans,
      recall: share(covered, spans),
      precision: share(this.#right, this.#findings),
      falseAlarms: share(this.#alarmed, this.#negative),
      clean: share(this.#clean, this.#positive),
      recallByLabel: Object.fromEntries(
        [...this.#byLabel].map(([label, count]) => [label, share(count.covered, count.spans)]),
      ),
    };
  }
}

/** Of nothing, NaN: printed as a dash, never as a success. */
function share(part: number, whole: number): number {
  return whole === 0 ? Number.NaN : part / whole;
}

function isCovered(text: string, span: Span, found: readonly { start: number; end: number }[]): boolean {
  const value = text.slice(span.start, span.end);
  const generic = [...value.matchAll(GENERIC)].map((word) => ({
    start: span.start + word.index,
    end: span.start + word.index + word[0].length,
  }));
  let any = false;
  for (let at = span.start; at < span.end; at++) {
    if (!SIGN.test(text.charAt(at))) continue;
    if (found.some((one) => one.start <= at && at < one.end)) any = true;
    else if (!generic.some((word) => word.start <= at && at < word.end)) return false;
  }
  return any;
}

import { MODEL_CATEGORIES } from '../../src/phi/model/labels.ts';
import type { TrainDocument } from './document.ts';

/** A finding, as far as scoring needs it. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly category: string;
}

const SIGN = /[\p{L}\p{N}]/u;
const GENERIC =
  /(?<![\p{L}\p{N}])(?:dr|mr|mrs|ms|prof|md|st|hospitals?|clinics?|medical|health|healthcare|centers?|centre|facility|office|university|general|regional|memorial|campus|branch|and|of|the|in|at|for|city|state|county|institute|department|rehab|care|our|st|nd|rd|th)(?![\p{L}\p{N}])/giu;
const AGE = MODEL_CATEGORIES.indexOf('age');

export interface Tally {
  gold: number;
  core: number;
  negatives: number;
  flagged: number;
  marked: number;
  right: number;
  category: number;
  covered: number;
  texts: number;
  readonly misses: string[];
  readonly alarms: string[];
  readonly byCategory: Map<string, { gold: number; core: number }>;
}

export function emptyTally(): Tally {
  return {
    gold: 0,
    core: 0,
    negatives: 0,
    flagged: 0,
    marked: 0,
    right: 0,
    category: 0,
    covered: 0,
    texts: 0,
    misses: [],
    alarms: [],
    byCategory: new Map(),
  };
}

export function tally(into: Tally, document: TrainDocument, found: readonly Found[]): void {
  const { text, spans } = document;
  const ages = spans.filter(({ categories }) => categories.every((c) => c === AGE));
  const gold = spans.filter((span) => !ages.includes(span));
  const isGold = new Uint8Array(text.length);
  const isIgnored = new Uint8Array(text.length);
  const isFound = new Uint8Array(text.length);
  for (const { start, end } of ages) isIgnored.fill(1, start, end);
  for (const { start, end } of gold) isGold.fill(1, start, end);
  for (const { start, end } of found) isFound.fill(1, start, end);
  into.texts++;
  for (let i = 0; i < text.length; i++) {
    if (isFound[i] === 0 || !SIGN.test(text.charAt(i))) continue;
    if (isIgnored[i] === 1 && isGold[i] === 0) continue;
    into.marked++;
    if (isGold[i] === 1) into.right++;
  }
  for (const span of gold) {
    const name = MODEL_CATEGORIES[span.categories[0] ?? -1] ?? '?';
    const count = into.byCategory.get(name) ?? { gold: 0, core: 0 };
    into.byCategory.set(name, count);
    into.gold++;
    count.gold++;
    const over = found.filter(({ start, end }) => start < span.end && span.start < end);
    if (over.some(({ category }) => span.categories.some((c) => MODEL_CATEGORIES[c] === category))) into.category++;
    if (over.length > 0) into.covered++;
    if (isCore(text, span, isFound)) {
      into.core++;
      count.core++;
    } else into.misses.push(`${document.id} ${name} ${around(text, span.start, span.end)}`);
  }
  for (const { start, end, category } of found) {
    let touches = false;
    for (let i = start; i < end; i++) if (isGold[i] === 1 || isIgnored[i] === 1) touches = true;
    if (!touches)
      into.alarms.push(`${document.id}${spans.length === 0 ? ' NEG' : ''} ${category} ${around(text, start, end)}`);
  }
  if (spans.length === 0) {
    into.negatives++;
    if (found.length > 0) into.flagged++;
  }
}

function isCore(text: string, span: { start: number; end: number }, isFound: Uint8Array): boolean {
  const value = text.slice(span.start, span.end);
  const generic = new Uint8Array(value.length);
  for (const word of value.matchAll(GENERIC)) generic.fill(1, word.index, word.index + word[0].length);
  let any = false;
  let whole = true;
  let core = true;
  let real = 0;
  for (let i = 0; i < value.length; i++) {
    const covered = isFound[span.start + i] === 1;
    if (covered) any = true;
    if (!SIGN.test(value.charAt(i))) continue;
    if (!covered) whole = false;
    if (generic[i] === 1) continue;
    real++;
    if (!covered) core = false;
  }
  return any && (whole || (core && real > 0));
}

function around(text: string, start: number, end: number): string {
  return `${text.slice(Math.max(0, start - 40), start)}>>${text.slice(start, end)}<<${text.slice(end, end + 30)}`.replaceAll(
    '\n',
    '/',
  );
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(1);
}

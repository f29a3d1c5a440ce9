import type { Lexicon } from '../../src/phi/lexicon/lexicon.ts';
import { analyse, type Analysis } from '../../src/phi/model/analysis.ts';
import { PART, presenceFeatures } from '../../src/phi/model/presence.ts';
import { SLOTS, inSlot, slotFeatures } from '../../src/phi/model/features.ts';
import { LABEL_COUNT, OUTSIDE, beginOf, categoryByLabel } from '../../src/phi/model/labels.ts';
import type { Examined } from '../../src/phi/pipeline/examine.ts';
import type { Scored } from '../../src/phi/pipeline/sighting.ts';
import type { PresenceSample } from './presence.ts';
import type { TrainDocument, TrainSpan } from './document.ts';

/** A text as the trainer needs it: feature hashes of each token, and which labels it may have. */
export interface Sample {
  readonly count: number;
  /** Feature hashes (later: row numbers) of token i: `features[offsets[i]]` up to `features[offsets[i + 1]]`. */
  readonly features: Int32Array;
  readonly offsets: Int32Array;
  /** Index into `MASKS` for each token. */
  readonly mask: Uint16Array;
  readonly family: string;
  /** What presence.ts sees of the whole text and of its parts; none where it is not known whether they hold an identifier. */
  readonly presence: readonly PresenceSample[];
}

/** Sets of labels that a token may have: LABEL_COUNT flags each. */
const MASKS: Uint8Array[] = [];
const KNOWN_MASKS = new Map<string, number>();

export function maskOf(index: number): Uint8Array {
  const mask = MASKS[index];
  if (mask === undefined) throw new RangeError(`no mask ${index}`);
  return mask;
}

function maskFor(labels: readonly number[]): number {
  const key = labels.join(',');
  let index = KNOWN_MASKS.get(key);
  if (index === undefined) {
    const mask = new Uint8Array(LABEL_COUNT);
    for (const label of labels) mask[label] = 1;
    index = MASKS.push(mask) - 1;
    KNOWN_MASKS.set(key, index);
  }
  return index;
}

const AGE_BEGINS = beginOf(categoryByLabel('AGE'));
/** Stands for all features of a token that the tagger is never asked about: it is outside. */
const DULL = 77_777_777;
const ALL_LABELS = Array.from({ length: LABEL_COUNT }, (_, label) => label);

/**
 * @param isHeard which sights the model is told of: those of rules that guess are kept from it in a part of the samples,
 * because their word lists fit the texts that they were written with better than they fit others
 */
export function sampleOf(
  document: TrainDocument,
  { normal, resolved, ...examined }: Examined,
  lexicon: Lexicon,
  isHeard: (sight: Scored) => boolean,
): Sample {
  const scored = examined.scored.filter(isHeard);
  const text = examined.document.text;
  const all = [...resolved.findings, ...resolved.possible, ...resolved.quasi].filter(isHeard);
  const analysis = analyse(text, 0, text.length, scored, all, lexicon);
  const { tokens, features } = analysis;
  const { count } = tokens;
  const hashes: number[] = [];
  const offsets = new Int32Array(count + 1);
  const mask = new Uint16Array(count);
  const spans = document.spans.toSorted((a, b) => a.start - b.start);
  let span = 0;
  let inside: TrainSpan | undefined;
  for (let i = 0; i < count; i++) {
    offsets[i] = hashes.length;
    for (let slot = 0; slot < SLOTS.length; slot++) {
      const entry = features.slots[i * SLOTS.length + slot] ?? -1;
      const known = tokens.entries[entry];
      if (known !== undefined) for (const feature of slotFeatures(known, slot)) hashes.push(inSlot(feature, slot));
    }
    for (let e = features.offsets[i] ?? 0; e < (features.offsets[i + 1] ?? 0); e++) hashes.push(features.extra[e] ?? 0);
    if (features.isDull[i] === 1) hashes.push(DULL);
    const start = normal.sourceStart(tokens.start[i] ?? 0);
    const end = normal.sourceEnd(tokens.end[i] ?? 0);
    while (span < spans.length && (spans[span]?.end ?? 0) <= start) span++;
    const over = spans[span];
    if (over === undefined || over.start >= end) {
      inside = undefined;
      const doubtful =
        document.isSilver === true &&
        all.some(({ candidate }) => touches(candidate, tokens.start[i] ?? 0, tokens.end[i] ?? 0));
      mask[i] = maskFor(doubtful ? ALL_LABELS : [OUTSIDE]);
      continue;
    }
    const goesOn = inside === over;
    inside = over;
    if (over.categories.length === 0) mask[i] = maskFor(ALL_LABELS);
    else mask[i] = maskFor(over.categories.map((category) => beginOf(category) + (goesOn ? 1 : 0)));
  }
  offsets[count] = hashes.length;
  return {
    count,
    features: Int32Array.from(hashes),
    offsets,
    mask,
    family: document.family,
    presence: document.isSilver === true ? [] : presenceOf(analysis, mask, document.family),
  };
}

/** The whole text, and each part of the size that is asked about. */
function presenceOf(analysis: Analysis, mask: Uint16Array, family: string): PresenceSample[] {
  const { count } = analysis.tokens;
  const parts: [number, number][] = [[0, count]];
  for (let first = 0; first < count && count > PART.tokens; first += PART.step)
    parts.push([first, Math.min(count, first + PART.tokens)]);
  return parts.map(([first, last]) => {
    let holds = false;
    for (let i = first; i < last; i++) holds ||= maskOf(mask[i]!)[OUTSIDE] === 0 && maskOf(mask[i]!)[AGE_BEGINS] === 0;
    return {
      features: Int32Array.from(presenceFeatures(analysis.tokens, analysis.sights, analysis.traits, first, last)),
      holds,
      family,
    };
  });
}

function touches(span: { start: number; end: number }, start: number, end: number): boolean {
  return span.start < end && start < span.end;
}

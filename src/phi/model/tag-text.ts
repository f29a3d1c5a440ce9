import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ModelFinding } from '../pipeline/combine.ts';
import type { Scored } from '../pipeline/sighting.ts';
import { analyse } from './analysis.ts';
import { CHAR, charKind } from './char-kind.ts';
import { MODEL_CATEGORIES } from './labels.ts';
import { tagsOf } from './read-tags.ts';
import type { Tagger } from './tagger.ts';

/** Longer texts are read piece by piece, so that memory does not grow with them. UTF-16 code units. */
const PIECE = 60_000;
/** How far back a piece's end is moved to stand at the end of a line, or between two words. */
const SLACK = 4_000;

/** Everything that the model sees in a text of any length, in order. */
export function tagText(
  text: string,
  scored: readonly Scored[],
  resolved: readonly Scored[],
  lexicon: Lexicon,
  tagger: Tagger,
): ModelFinding[] {
  const found: ModelFinding[] = [];
  const sights = byStart(scored);
  const winners = byStart(resolved);
  for (let from = 0; from < text.length;) {
    const to = endOfPiece(text, from);
    const analysis = analyse(text, from, to, between(sights, from, to), between(winners, from, to), lexicon);
    for (const { start, end, category, probability } of tagsOf(text, analysis.tokens, tagger.tag(analysis)))
      found.push({ start, end, probability, category: MODEL_CATEGORIES[category]! });
    from = to;
  }
  return found;
}

function endOfPiece(text: string, from: number): number {
  const furthest = from + PIECE;
  if (furthest >= text.length) return text.length;
  let blank = 0;
  for (let at = furthest; at > furthest - SLACK; at--) {
    const kind = charKind(text.charCodeAt(at));
    if (kind === CHAR.newline) return at;
    if (kind === CHAR.space && blank === 0) blank = at;
  }
  if (blank > 0) return blank;
  // Never between the halves of a surrogate pair.
  return (text.charCodeAt(furthest) & 0xfc00) === 0xdc00 ? furthest - 1 : furthest;
}

function byStart(list: readonly Scored[]): readonly Scored[] {
  return list.toSorted((a, b) => a.candidate.start - b.candidate.start);
}

function between(sorted: readonly Scored[], from: number, to: number): readonly Scored[] {
  const first = firstFrom(sorted, from);
  return first === 0 && to >= (sorted.at(-1)?.candidate.start ?? 0)
    ? sorted
    : sorted.slice(first, firstFrom(sorted, to));
}

function firstFrom(sorted: readonly Scored[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.candidate.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ModelFinding } from '../pipeline/combine.ts';
import type { Scored } from '../pipeline/sighting.ts';
import { analyse, type Analysis } from './analysis.ts';
import { CHAR, charKind } from './char-kind.ts';
import { MODEL_CATEGORIES } from './labels.ts';
import { tagsOf } from './read-tags.ts';
import { PART } from './presence.ts';
import { tokenAt } from './sights.ts';
import type { Tagger } from './tagger.ts';

/** Longer texts are read piece by piece, so that memory does not grow with them. UTF-16 code units. */
const PIECE = 60_000;
/** About as long as a note, in tokens: a policy may have a patient's story below it. */
const WINDOW = 700;
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
    const presence = presenceIn(analysis, tagger);
    for (const { start, end, category, probability } of tagsOf(text, analysis.tokens, tagger.tag(analysis)))
      found.push({ start, end, probability, category: MODEL_CATEGORIES[category]!, ...presence(start) });
    from = to;
  }
  return found;
}

/** The odds of the window and of the part that an offset stands in. */
function presenceIn(analysis: Analysis, tagger: Tagger): (offset: number) => Pick<ModelFinding, 'presence' | 'nearby'> {
  const { tokens } = analysis;
  const { count } = tokens;
  const windows = Math.max(1, Math.round(count / WINDOW));
  const kept = new Map<number, number>();

  function odds(first: number, last: number): number {
    const key = first * 2 + (last - first > PART.tokens ? 1 : 0);
    let known = kept.get(key);
    if (known === undefined) kept.set(key, (known = tagger.presence(analysis, first, last)));
    return known;
  }

  return (offset) => {
    const token = tokenAt(tokens, offset);
    const window = Math.min(windows - 1, Math.floor((token * windows) / count));
    const presence = odds(Math.ceil((window * count) / windows), Math.ceil(((window + 1) * count) / windows));
    if (count <= PART.tokens) return { presence, nearby: presence };
    const middle = Math.floor(token / PART.step) * PART.step + PART.step / 2;
    const first = Math.max(0, Math.min(count, middle + PART.tokens / 2) - PART.tokens);
    return { presence, nearby: odds(first, first + PART.tokens) };
  };
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

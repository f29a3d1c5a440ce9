import type { Lexicon } from '../lexicon/lexicon.ts';
import { chunkPatterns } from './chunk-pattern.ts';
import { dullTokens } from './dull-tokens.ts';
import { hashOf, mix } from './hash.ts';
import { layoutOf } from './layout.ts';
import { neighbourWords, priorWord, windowClasses } from './neighbours.ts';
import { placePhrases } from './place-phrases.ts';
import { MOST_SIGHTS, type Sights } from './sights.ts';
import type { TextTraits } from './text-traits.ts';
import type { Tokens } from './tokens.ts';
import type { WordEntry } from './word-entry.ts';

/** Where an entry can stand to a token; each relation has weights of its own. */
export const SLOTS: readonly ('own' | 'near' | 'far')[] = [
  'own', // 0 the token itself
  'near', // 1, 2 its neighbours
  'near',
  'near', // 3, 4 theirs
  'near',
  'near', // 5, 6 the next words or numbers, signs apart
  'near',
  'near', // 7, 8 the ones after
  'near',
  'far', // 9 third word before
  'far', // 10, 11 the label in force
  'far',
  'far', // 12, 13 the heading of the column
  'far',
  'far', // 14 first word of the line
  'far', // 15 last word of the line above
  'own', // 16 the word that the token is part of
];

/** Good until the features of another text are asked for. */
export interface Features {
  /** SLOTS.length entry numbers a token, -1 for none. */
  readonly slots: Int32Array;
  /** Hashes of the other features of token i: `extra[offsets[i]]` up to `extra[offsets[i + 1]]`. */
  readonly extra: Int32Array;
  readonly offsets: Int32Array;
  /** 1 for tokens that are never asked about. */
  readonly isDull: Uint8Array;
}

/** The entry features of a slot, as the trainer and the tagger number them. */
export function slotFeatures(entry: WordEntry, slot: number): Int32Array {
  const side = SLOTS[slot];
  return side === 'near' ? entry.near : side === 'own' ? entry.own : entry.far;
}

const MOST_EXTRA = 64;
/** Megabytes for a long text, so they are used again for the next. */
let slotRoom = new Int32Array(0);
let extraRoom = new Int32Array(0);
/** No rule saw anything on either side. */
const NONE = mix(0, 0);

export function featuresOf(
  text: string,
  tokens: Tokens,
  sights: Sights,
  traits: TextTraits,
  lexicon: Lexicon,
): Features {
  const { count, entry, entries, gap, group } = tokens;
  const layout = layoutOf(tokens);
  const patterns = chunkPatterns(text, tokens);
  if (slotRoom.length < count * SLOTS.length) slotRoom = new Int32Array(count * SLOTS.length);
  if (extraRoom.length < count * MOST_EXTRA) extraRoom = new Int32Array(count * MOST_EXTRA);
  const slots = slotRoom.fill(-1, 0, count * SLOTS.length);
  const extra = extraRoom;
  const offsets = new Int32Array(count + 1);
  const isDull = dullTokens(tokens, sights, traits);
  const words = neighbourWords(tokens);
  const places = placePhrases(tokens, lexicon);
  const sureness = sights.sure === 0 ? 0 : sights.sure === 1 ? 1 : sights.sure < 5 ? 2 : 3;
  const page = mix(mix(mix(traits.subject, traits.structure), sureness), traits.letterCase);
  let n = 0;

  function knownAt(i: number): number {
    return i < 0 || i >= count ? 7 : entries[entry[i]!]!.known;
  }
  function wordAt(i: number): number {
    return i < 0 || i >= count ? 7 : entries[entry[i]!]!.word;
  }

  function winnerAt(i: number): number {
    return i < 0 || i >= count ? 0 : sights.winner[i]!;
  }
  function coarseAt(i: number): number {
    return i < 0 || i >= count ? 7 : entries[entry[i]!]!.coarse;
  }

  for (let i = 0; i < count; i++) {
    if (isDull[i] === 1) {
      offsets[i] = n;
      continue;
    }
    const at = i * SLOTS.length;
    const me = entries[entry[i]!]!;
    const { word, shape, known } = me;
    const prior = words.before[i]!;
    const prior2 = prior < 0 ? -1 : words.before[prior]!;
    const prior3 = prior2 < 0 ? -1 : words.before[prior2]!;
    const next = words.after[i]!;
    const next2 = next < 0 ? -1 : words.after[next]!;
    slots[at] = entry[i]!;
    if (i > 0) slots[at + 1] = entry[i - 1]!;
    if (i + 1 < count) slots[at + 2] = entry[i + 1]!;
    if (i > 1) slots[at + 3] = entry[i - 2]!;
    if (i + 2 < count) slots[at + 4] = entry[i + 2]!;
    if (prior >= 0) slots[at + 5] = entry[prior]!;
    if (next >= 0) slots[at + 6] = entry[next]!;
    if (prior2 >= 0) slots[at + 7] = entry[prior2]!;
    if (next2 >= 0) slots[at + 8] = entry[next2]!;
    if (prior3 >= 0) slots[at + 9] = entry[prior3]!;
    slots[at + 10] = layout.field[i]!;
    slots[at + 11] = layout.field2[i]!;
    slots[at + 12] = layout.column[i]!;
    slots[at + 13] = layout.column2[i]!;
    slots[at + 14] = layout.lineWord[i]!;
    slots[at + 15] = layout.lineAbove[i]!;
    if (group[i] !== entry[i]) slots[at + 16] = group[i]!;

    offsets[i] = n;
    const gaps = gap[i]! * 8 + (i + 1 < count ? gap[i + 1]! : 5);
    extra[n++] = mix(mix(1001, gaps), shape);
    extra[n++] = mix(mix(1002, wordAt(i - 1)), word);
    extra[n++] = mix(mix(1003, word), wordAt(i + 1));
    extra[n++] = mix(mix(1004, knownAt(i - 1)), known);
    extra[n++] = mix(mix(1005, known), knownAt(i + 1));
    extra[n++] = mix(mix(1008, wordAt(prior)), known);
    extra[n++] = mix(mix(1010, wordAt(next)), known);
    extra[n++] = mix(mix(1011, wordAt(prior2)), wordAt(prior));
    extra[n++] = mix(mix(mix(1050, coarseAt(i - 2)), coarseAt(i - 1)), me.coarse);
    extra[n++] = mix(mix(mix(1051, coarseAt(i - 1)), me.coarse), coarseAt(i + 1));
    extra[n++] = mix(mix(mix(1052, me.coarse), coarseAt(i + 1)), coarseAt(i + 2));
    extra[n++] = mix(mix(mix(1053, coarseAt(prior)), me.coarse), coarseAt(next));
    extra[n++] = mix(mix(mix(1054, wordAt(prior)), me.coarse), coarseAt(next));
    extra[n++] = mix(mix(mix(1055, wordAt(i - 1)), me.coarse), coarseAt(i + 1));
    const pattern = patterns.of[i]!;
    const part = i - tokens.chunk[i]!;
    extra[n++] = mix(mix(1016, pattern), Math.min(part, 6));
    extra[n++] = mix(mix(1017, pattern), wordAt(priorWord(tokens, words.before, i)));
    extra[n++] = mix(1018, patterns.before[i]!);
    extra[n++] = mix(1019, patterns.after[i]!);
    if (layout.field[i]! >= 0) {
      const field = entries[layout.field[i]!]!.word;
      const since = Math.min(layout.since[i]!, 8) >> 1;
      const field2 = layout.field2[i]! < 0 ? 0 : entries[layout.field2[i]!]!.word;
      extra[n++] = mix(mix(1020, field), shape);
      extra[n++] = mix(mix(1021, field), since);
      extra[n++] = mix(mix(mix(1022, field2), field), since);
      extra[n++] = mix(mix(mix(1023, entries[layout.field[i]!]!.classes), since), known);
    }
    if (layout.column2[i]! >= 0) {
      extra[n++] = mix(mix(1024, entries[layout.column2[i]!]!.word), shape);
      extra[n++] = mix(mix(1025, entries[layout.column[i]!]!.word), known);
    }
    if (layout.segment[i] !== 0) {
      extra[n++] = mix(1026, layout.segment[i]!);
      extra[n++] = mix(mix(1027, layout.segment[i]!), shape);
    }
    const line = Math.min(layout.before[i]!, 4) * 8 + Math.min(layout.after[i]!, 4);
    extra[n++] = mix(mix(1028, line), shape);
    extra[n++] = mix(mix(1030, traits.letterCase), mix(shape, me.flags));
    extra[n++] = mix(mix(1031, traits.language), known);
    extra[n++] = mix(mix(1032, sureness), me.coarse);
    extra[n++] = mix(mix(1035, traits.subject), me.coarse);
    extra[n++] = mix(1036, page);
    if (places[i] !== 0) extra[n++] = mix(mix(1038, places[i]!), me.isCapital ? 1 : 0);
    extra[n++] = mix(mix(1039, windowClasses(entries, entry, words.before, i)), known);
    for (let s = i * MOST_SIGHTS; s < (i + 1) * MOST_SIGHTS && sights.features[s] !== 0; s++)
      extra[n++] = mix(1041, sights.features[s]!);
    const { winner } = sights;
    const beside = mix(winnerAt(i - 1), winnerAt(i + 1));
    const around = mix(winnerAt(prior), winnerAt(next));
    if (winner[i] !== 0) {
      extra[n++] = mix(1042, winner[i]! * 2 + (winnerAt(i - 1) === winner[i] ? 1 : 0));
      extra[n++] = mix(mix(1043, winner[i]!), known);
    }
    if (winner[i] !== 0 || beside !== NONE) extra[n++] = mix(mix(1044, beside), winner[i]!);
    if (winner[i] !== 0 || around !== NONE) extra[n++] = mix(mix(1045, around), winner[i]!);
    if (winnerAt(prior2) !== 0) extra[n++] = mix(mix(1046, winnerAt(prior2)), winner[i]!);
    if (winnerAt(next2) !== 0) extra[n++] = mix(mix(1047, winnerAt(next2)), winner[i]!);
  }
  offsets[count] = n;
  return { slots, extra, offsets, isDull };
}

/** The number under which a feature of an entry counts in a slot. */
export function inSlot(feature: number, slot: number): number {
  return mix(feature, 2000 + slot);
}

export const TEMPLATE_VERSION = hashOf('6');

import type { Lexicon } from '../lexicon/lexicon.ts';
import { readCharacters } from './characters.ts';
import { readEntities } from './entities.ts';
import { readEscapes } from './escapes.ts';
import { readInnerMarkup } from './markup-inside.ts';
import { readLineBreaks } from './line-breaks.ts';
import { readPercent } from './percent.ts';
import { readQuotedPrintable } from './quoted-printable.ts';
import { chained, type Rewritten } from './rewriter.ts';
import { readSpoken } from './spoken.ts';

/**
 * A text as the rules read it, and the way back to the user's own offsets. People (and OCR, web pages, mail programs and
 * dictation) write "４１１１", "janе" with a Cyrillic letter, "123\u200b45", "M&uuml;ller" or "five five one two"; the rules
 * see plain digits, Latin letters, one kind of space and one kind of hyphen.
 */
export type Normalised = Rewritten;

/** From the outermost wrapping inwards: each finds nothing, or hands a new text to the next. */
const STEPS: readonly ((text: string, lexicon: Lexicon) => Rewritten | undefined)[] = [
  readEscapes,
  readQuotedPrintable,
  readPercent,
  readEntities,
  readCharacters,
  readInnerMarkup,
  readLineBreaks,
  readSpoken,
];

export function normalise(text: string, lexicon: Lexicon): Normalised {
  let normal: Normalised = { text, sourceStart: (index) => index, sourceEnd: (end) => end };
  let isSame = true;
  for (const step of STEPS) {
    const next = step(normal.text, lexicon);
    if (next === undefined) continue;
    normal = isSame ? next : chained(normal, next);
    isSame = false;
  }
  return normal;
}

import type { Lexicon } from '../lexicon/lexicon.ts';
import { chained, type Rewritten } from './rewriter.ts';
import { writeSpelling } from './spelled.ts';
import { writeAddresses } from './spoken-address.ts';
import { writeDigits } from './spoken-digits.ts';
import { spokenIn } from './spoken-words.ts';

/** Writes what was dictated or spelled, names, numbers and addresses, as it is typed. */
export function readSpoken(text: string, lexicon: Lexicon): Rewritten | undefined {
  let dictation = spokenIn(text);
  let written: Rewritten | undefined;

  function keep(next: Rewritten | undefined): void {
    if (next === undefined) return;
    written = written === undefined ? next : chained(written, next);
    dictation = spokenIn(written.text);
  }

  if (dictation.rows.length > 0) keep(writeSpelling(text, dictation.rows));
  keep(writeDigits(written?.text ?? text, dictation.words));
  if (dictation.hasAddress) keep(writeAddresses(written?.text ?? text, dictation.words, lexicon));
  return written;
}

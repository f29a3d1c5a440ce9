import { withoutS } from '../lexicon/possessive.ts';
import type { Role } from '../finding.ts';
import type { Document } from '../text/document.ts';
import { CLINICIAN_TITLES, KIN, PATIENT_NOUNS } from './person-words.ts';

/** How many words back a word for a person still governs an identifier. */
const REACH = 12;

/** Whose identifier starts at `offset`, judged by the last word for a person before it in the same sentence. */
export function roleOf(document: Document, offset: number): Role {
  const from = document.wordAt(offset);
  for (let i = from - 1; i >= 0 && i >= from - REACH; i--) {
    const word = document.words[i]!;
    if (/[.!?]\s|\n/.test(document.gapAfter(i)) && word.folded.length > 3) return 'unknown';
    const folded = withoutS(word.folded);
    if (KIN.has(folded)) return 'relative';
    if (CLINICIAN_TITLES.has(folded)) return 'clinician';
    if (PATIENT_NOUNS.has(folded)) return 'patient';
  }
  return 'unknown';
}

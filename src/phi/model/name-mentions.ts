import { withoutPossessive } from '../lexicon/possessive.ts';
import type { Candidate } from '../rules/rule.ts';
import type { Role } from '../finding.ts';
import { EPONYM_HEADS } from '../context/eponyms.ts';
import type { Document } from '../text/document.ts';
import { isNeverName } from '../context/never-names.ts';
import { LEXICON_FLAGS as KNOWN } from '../lexicon/lexicon.ts';
import { isCapitalised } from './name-word.ts';

/** A name must have been this sure somewhere before its bare repetitions count. */
const SURE = 0.7;
const MENTION = 0.8;

/**
 * Once "Patient: Oyelaran, Babatunde" was read, "Oyelaran presented" is the same person. Parts of sure names are
 * looked for in the rest of the text; an everyday word ("Hand", "Church") only where it is capitalised and does
 * not start a sentence.
 */
export function propagated(document: Document, names: readonly Candidate[]): Candidate[] {
  const parts = partsOf(document, names);
  if (parts.size === 0) return [];
  const mentions: Candidate[] = [];
  let name = 0;
  for (let index = 0; index < document.words.length; index++) {
    const word = document.words[index]!;
    const bare = withoutPossessive(word.folded);
    const part = parts.get(bare);
    if (part === undefined || isNeverName(word)) continue;
    while (name < names.length && names[name]!.end <= word.start) name++;
    const inside = names[name];
    if (inside !== undefined && inside.start < word.end && inside.strength >= SURE) continue;
    const everyday = (word.flags & (KNOWN.everyday | KNOWN.vocabulary)) !== 0;
    if (everyday && (!isCapitalised(document, index) || startsSentence(document, index))) continue;
    const end = bare.length === word.folded.length ? word.end : word.start + bare.length;
    if (EPONYM_HEADS.test(document.text.slice(end, end + 60))) continue;
    mentions.push({ start: word.start, end, strength: MENTION, because: ['context:mentioned-before'], role: part });
  }
  return mentions;
}

function startsSentence(document: Document, index: number): boolean {
  return index === 0 || /[.!?:\n]/.test(document.gapAfter(index - 1));
}

function partsOf(document: Document, names: readonly Candidate[]): Map<string, Role> {
  const parts = new Map<string, Role>();
  for (const name of names) {
    if (name.strength < SURE) continue;
    for (let i = document.wordAt(name.start); i < document.words.length && document.words[i]!.start < name.end; i++) {
      const word = document.words[i]!;
      const folded = withoutPossessive(word.folded);
      if (folded.length >= 3 && !isNeverName(word) && !parts.has(folded)) parts.set(folded, name.role ?? 'unknown');
    }
  }
  return parts;
}

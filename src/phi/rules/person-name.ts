import { EPONYM_HEADS } from '../context/eponyms.ts';
import type { Reason, Role } from '../finding.ts';
import { announcementOf, hasCredentialAfter, SURROUNDINGS } from '../model/name-cues.ts';
import { chainFrom, spanOf, type NameChain } from '../model/name-chain.ts';
import { patternedNames } from '../model/name-patterns.ts';
import { propagated } from '../model/name-mentions.ts';
import { isCapitalised, isInitial, nameWord } from '../model/name-word.ts';
import type { Document } from '../text/document.ts';
import { defineRule, type Candidate } from './rule.ts';

/** How far the text around a chain is looked at, in characters. */
const AROUND = 160;

function match(document: Document): readonly Candidate[] {
  const candidates: Candidate[] = [...patternedNames(document)];
  for (let index = 0; index < document.words.length; index++) {
    const announced = announcedAt(document, index);
    if (announced !== undefined) candidates.push(announced.candidate);
    const alone = aloneAt(document, index);
    if (alone !== undefined) candidates.push(alone);
  }
  const merged = mergeOverlaps(candidates);
  return [...merged, ...propagated(document, merged)];
}

/** A name that something before it announced. */
function announcedAt(document: Document, index: number): { candidate: Candidate; chain: NameChain } | undefined {
  const announcement = announcementOf(document, index);
  if (announcement === undefined) return undefined;
  const word = document.words[index]!;
  const { weight, unknown } = nameWord(word);
  const capital = isCapitalised(document, index);
  if (!announcement.sure && !(capital ? weight >= 0.03 || isInitial(word) || word.text.length === 2 : weight >= 0.45)) return undefined;
  if (!capital && weight < 0.1 && !unknown && !(announcement.because === 'cue:title' && announcement.sure)) return undefined;
  const chain = chainFrom(document, index, 'named');
  if (chain === undefined) return undefined;
  const span = spanOf(document, chain);
  if (EPONYM_HEADS.test(document.text.slice(span.end, span.end + 60)) && announcement.because !== 'cue:title') return undefined;
  const doubt = !capital && weight < 0.3 ? 0.75 : 1;
  return {
    candidate: { ...span, strength: announcement.strength * doubt, because: [announcement.because], role: announcement.role },
    chain,
  };
}

/** A name that nothing announced: the word lists, and what stands around it, must speak for it. */
function aloneAt(document: Document, index: number): Candidate | undefined {
  const word = document.words[index]!;
  const first = nameWord(word);
  if (first.weight < 0.25 && !(first.weight >= 0.08 && isCapitalised(document, index))) return undefined;
  if (index > 0 && isContinuation(document, index)) return undefined;
  const chain = chainFrom(document, index, 'alone') ?? (isCapitalised(document, index) ? { first: index, last: index } : undefined);
  if (chain === undefined) return undefined;
  const span = spanOf(document, chain);
  const after = document.text.slice(span.end, span.end + AROUND);
  const before = document.text.slice(Math.max(0, span.start - AROUND), span.start);
  if (EPONYM_HEADS.test(after) || isCitation(after, before)) return undefined;
  const because: Reason[] = ['lexicon:name'];
  let doubt = 1 - lexicalStrength(document, chain);
  let role: Role | undefined;
  for (const surrounding of SURROUNDINGS) {
    if (!surrounding.regex.test(surrounding.side === 'before' ? before : after)) continue;
    doubt *= 1 - surrounding.gain;
    because.push(`context:${surrounding.name}`);
    role ??= surrounding.role;
  }
  if (hasCredentialAfter(document, chain.last) && isCapitalised(document, chain.first)) {
    doubt *= 0.15;
    because.push('cue:credential');
    role = 'clinician';
  }
  let strength = 1 - doubt;
  if (startsSentence(before) && chain.first === chain.last && first.weight < 0.6) strength *= 0.7;
  return { ...span, strength, because, ...(role === undefined ? {} : { role }) };
}

/** True when the word before already began this name. */
function isContinuation(document: Document, index: number): boolean {
  if (!/^(?: |-|')$/.test(document.gapAfter(index - 1))) return false;
  const before = document.words[index - 1]!;
  return isCapitalised(document, index) === isCapitalised(document, index - 1) && nameWord(before).weight >= 0.25;
}

function isCitation(after: string, before: string): boolean {
  return /^,? (?:[A-Z]{1,3},? )?(?:et al|and colleagues)\b|^ [A-Z]{1,2}[,;] [A-Z]\w+ [A-Z]{1,2}[,;]|^ ?\(?(?:19|20)\d\d\)?[;,:)]|^,? (?:NEJM|Lancet|JAMA|BMJ|Circulation|Chest|Blood|Gut)\b/.test(after) || /\bet al\W+$/.test(before);
}

function startsSentence(before: string): boolean {
  return /(?:^|[.!?:]\s+|\n\s*|["“(]\s*)$/.test(before);
}

/** What the word lists alone say of a chain. */
function lexicalStrength(document: Document, { first, last }: NameChain): number {
  let doubt = 1;
  let known = false;
  let parts = 0;
  for (let i = first; i <= last; i++) {
    const word = document.words[i]!;
    if (isInitial(word)) {
      doubt *= 0.55;
      parts++;
      continue;
    }
    const { weight, given, surname } = nameWord(word);
    if (weight >= 0.5 && (given || surname)) known = true;
    if (weight > 0) parts++;
    const share = isCapitalised(document, i) ? (i === first ? 0.72 : 0.66) : 0.58;
    doubt *= 1 - weight * share;
  }
  const strength = 1 - doubt;
  if (parts === 1) return strength * (document.words[first]!.shape === 'upper' ? 0.75 : 1);
  return known ? strength : strength * 0.85;
}

/** Overlapping sights of one name become one: the widest span with the best strength. */
function mergeOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const sorted = candidates.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const merged: Candidate[] = [];
  for (const candidate of sorted) {
    const last = merged.at(-1);
    if (last === undefined || candidate.start >= last.end) {
      merged.push(candidate);
      continue;
    }
    const stronger = candidate.strength > last.strength ? candidate : last;
    const both = Math.min(last.strength, candidate.strength) >= 0.3;
    const start = both ? last.start : stronger.start;
    const end = both ? Math.max(last.end, candidate.end) : stronger.end;
    merged[merged.length - 1] = { ...stronger, start, end };
  }
  return merged;
}

export const personName = defineRule({
  id: 'person-name',
  category: 'name',
  match,
  finds: [
    '54-year-old female with rheumatoid arthritis, [[NAME|Julie M.]], who was admitted',
    'Patient: [[NAME|Oyelaran, Babatunde T.]]     MRN: KV-0447182',
    'CODE STROKE. [[NAME|DELGADO-RUIZ, YESENIA]] DOB 08/30/1961',
    'Dr. [[NAME|Hand]] stopped before incision',
    'old mr [[NAME|church]], wife [[NAME|Dorcas]] is at bedside',
    'seen by Dr. [[NAME|van der Meulen]] today',
    'K 6.4 on [[NAME|szczepański]] 6260181 lokelma or wait',
    'PID|1||X||[[NAME|ESCALANTE^RODRIGO^M^JR]]||',
    'pt [[NAME|JS]] is asking for more oxycodone',
    'signed by [[NAME|Priscilla Dunmore]], MD',
    'her sister [[NAME|Graciela Quiñonez]] called',
    'first name [[NAME|keanu]] last name [[NAME|kahananui]]',
  ],
  ignores: [
    'Colles vs Smith fracture, which one is displaced?',
    'A Foley was placed and Babinski was negative',
    'Wolff-Parkinson-White and Crohn’s disease',
    'may, march and august are months; hope she is well',
    'start Lokelma or Eliquis, then Jardiance',
    'per Ho PR, Koendgen H, Campbell N, et al. Lancet Neurol 2017',
    'Mr and Mrs are titles',
    'the patient will mark the site in the church hall',
    'Glasgow Coma Scale, Bishop score, Apgar 9',
  ],
  source: '45 CFR 164.514(b)(2)(i)(A); initials count as names',
});

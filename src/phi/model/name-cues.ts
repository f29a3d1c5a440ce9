import { withoutS } from '../lexicon/possessive.ts';
import type { Reason, Role } from '../finding.ts';
import {
  CLINICIAN_TITLES,
  CREDENTIALS,
  KIN,
  NAME_FIELDS,
  PATIENT_NOUNS,
  PROFESSIONS,
  TITLES,
} from '../context/person-words.ts';
import type { Document } from '../text/document.ts';
import type { Entry } from '../text/word.ts';
import { isCapitalised, nameWord } from './name-word.ts';

/** Something right before a word that announces a name. */
export interface Announcement {
  readonly strength: number;
  readonly role: Role;
  readonly because: Reason;
  /** False when only a capitalised word, or one that the lists know as a name, may follow. */
  readonly sure: boolean;
}

/** The words that a label can end with: the question asked first, for every word of a text. */
const FIELD_ENDS: ReadonlySet<string> = new Set(
  Object.keys(NAME_FIELDS).map((field) => field.split(' ').at(-1) ?? field),
);

/** Field labels of up to four words, ending at `index`. */
function fieldBefore(document: Document, index: number): string | undefined {
  const { words } = document;
  if (!FIELD_ENDS.has(words[index]!.folded)) return undefined;
  let phrase = '';
  let found: string | undefined;
  for (let back = 0; back < 4; back++) {
    const word = words[index - back];
    if (word === undefined || (back > 0 && !/^[ .]{1,2}$/.test(document.gapAfter(index - back)))) break;
    phrase = back === 0 ? word.folded : `${word.folded} ${phrase}`;
    if (NAME_FIELDS[phrase] !== undefined && Object.hasOwn(NAME_FIELDS, phrase)) found = phrase;
  }
  return found;
}

/** Labels that need no colon: they are verbs or phrases that name. */
const NAMING = new Set([
  'named',
  'called',
  'name is',
  "name's",
  'known as',
  'goes by',
  'nee',
  'prefers to be called',
  'likes to be called',
  'surname',
  'surname is',
  'aka',
  'last name',
  'first name',
  'patient name',
  'pt name',
  'se llama',
  'llamada',
  'llamado',
  'seen by',
  'signed by',
  'dictated by',
  'reviewed by',
  'ordered by',
  'electronically signed by',
  'performed by',
  'referred by',
  'attending',
  'pcp',
  'preferred name',
  'maiden name',
  'middle name',
  'staffed with',
  'legal name',
]);
const COLON = /^[ \t]*(?:[:=#|]|["'][ \t]*:)[ \t"'(\r\n]*$/;
const FIELD_GAP = /^(?:[ \t]*[:=|>][ \t"'([]*|["'][ \t]*:[ \t]*["']|\t+|[ ]{2,}|[ \t]*:\r?\n[ \t]*)$/;

const COPULA: ReadonlySet<string> = new Set(['is', 'was', 'named', 'called']);
const ANNOUNCING: ReadonlySet<string> = new Set(
  [CLINICIAN_TITLES, TITLES, KIN, PATIENT_NOUNS, COPULA, PROFESSIONS].flatMap((words) => [...words]),
);
/** The answer for each written form of a text: asked for every word, and seldom yes. */
const ANSWERS = new WeakMap<Entry, boolean>();

/** False of a word behind which no name is announced, whatever stands around it. */
function announces(entry: Entry): boolean {
  let answer = ANSWERS.get(entry);
  if (answer === undefined) {
    answer = FIELD_ENDS.has(entry.folded) || ANNOUNCING.has(withoutS(entry.folded));
    ANSWERS.set(entry, answer);
  }
  return answer;
}

/** What, if anything, announces a name that starts at word `index`. */
export function announcementOf(document: Document, index: number): Announcement | undefined {
  if (index === 0) return undefined;
  const before = document.words[index - 1]!;
  if (!announces(before.entry)) return undefined;
  const gap = document.gapAfter(index - 1);
  const folded = withoutS(before.folded);
  if (/^(?:\. ?| )$/.test(gap)) {
    const dotted = gap.startsWith('.');
    if (
      (CLINICIAN_TITLES.has(folded) || TITLES.has(folded)) &&
      (!dotted || (folded.length <= 4 && folded !== 'miss'))
    ) {
      if (folded.length > 3 && !isCapitalised(document, index) && nameWord(document.words[index]!).weight < 0.5)
        return undefined;
      return {
        strength: 0.93,
        role: CLINICIAN_TITLES.has(folded) ? 'clinician' : 'unknown',
        because: 'cue:title',
        sure: folded.length <= 4,
      };
    }
  }
  const field = fieldBefore(document, index - 1);
  if (field !== undefined) {
    const role = NAME_FIELDS[field] ?? 'unknown';
    if (FIELD_GAP.test(gap) || COLON.test(gap)) {
      const plain = field.length <= 4 && !['name', 'pcp', 'pt'].includes(field);
      return { strength: plain ? 0.75 : 0.9, role, because: 'cue:field', sure: /name|nom|naam|apellido/.test(field) };
    }
    if (gap === ' ' && NAMING.has(field)) return { strength: 0.88, role, because: 'cue:naming', sure: true };
  }
  if (/^(?: |, | \(|: | - | "|\(|, "|; )$/.test(gap)) {
    if (KIN.has(folded))
      return { strength: gap === ' ' ? 0.85 : 0.72, role: 'relative', because: 'cue:kin', sure: false };
    if (PATIENT_NOUNS.has(folded) && /^(?: |, | \(|: |\()$/.test(gap))
      return { strength: gap === ' ' ? 0.82 : 0.7, role: 'patient', because: 'cue:patient', sure: false };
  }
  const subject =
    gap === ' ' && COPULA.has(folded) ? document.words[index - 2]?.folded : /^(?: |, )$/.test(gap) ? folded : undefined;
  if (subject === undefined || (subject !== folded && document.gapAfter(index - 2) !== ' ')) return undefined;
  if (subject !== folded && KIN.has(subject))
    return { strength: 0.72, role: 'relative', because: 'cue:kin', sure: false };
  if (subject !== folded && PATIENT_NOUNS.has(subject))
    return { strength: 0.72, role: 'patient', because: 'cue:patient', sure: false };
  if (PROFESSIONS.has(subject) && isCapitalised(document, index) && nameWord(document.words[index]!).weight >= 0.25) {
    return { strength: 0.72, role: 'clinician', because: 'cue:profession', sure: false };
  }
  return undefined;
}

const CREDENTIAL_GAP = /^(?:, ?| )$/;

/** True when a degree follows the word: "Dunmore, MD". */
export function hasCredentialAfter(document: Document, index: number): boolean {
  const next = document.words[index + 1];
  if (next === undefined || !CREDENTIAL_GAP.test(document.gapAfter(index))) return false;
  if (!CREDENTIALS.has(next.folded)) return false;
  if (
    next.folded === 'do' ||
    next.folded === 'pa' ||
    next.folded === 'pt' ||
    next.folded === 'ma' ||
    next.folded === 'nd' ||
    next.folded === 'ot' ||
    next.folded === 'dc' ||
    next.folded === 'ro'
  ) {
    return next.shape === 'upper' && !document.isShouted(index + 1);
  }
  return (
    next.shape === 'upper' ||
    next.shape === 'mixed' ||
    (document.gapAfter(index).startsWith(',') && next.shape === 'lower')
  );
}

/** Looks at the text around a chain that nothing announced. Each hit closes `gain` of the distance to 1. */
interface Surrounding {
  readonly name: string;
  readonly side: 'before' | 'after';
  readonly regex: RegExp;
  readonly gain: number;
  readonly role?: Role;
  /** How many characters before the chain are looked at, where NEAR is too few. */
  readonly reach?: number;
  /** Counts for a lower-case word that no list knows, too. */
  readonly flat?: true;
}

/** Most of what speaks for a name stands right before it. */
const NEAR = 48;

export const SURROUNDINGS: readonly Surrounding[] = [
  {
    name: 'age-after',
    side: 'after',
    regex:
      /^(?:,|\s*-)? ?\(?(?:(?:is |aged? )?(?:a )?\d{1,3}(?:[ -]?(?:y\b|yo\b|yrs?\b|years?|y\/o|year|m\.?o\b|mo\b|wk|week|d\b|months?|[MFmf]\b|\/ ?[MF])|\/12\b)|\(?[MF]\b)/,
    gain: 0.6,
    role: 'patient',
    flat: true,
  },
  {
    name: 'age-bracket-after',
    side: 'after',
    regex: /^(?: \(\d{1,3}[),]|, \d{1,3}(?:, |\)| [a-z]))/,
    gain: 0.5,
    role: 'patient',
  },
  {
    name: 'age-alone-after',
    side: 'after',
    regex:
      /^ \d{1,2}\b(?![\d/.:%,+-]\d|\s*(?:mg|mcg|ml|g|units?|mm|cm|kg|bpm|weeks?|wks?|min|hours?|hrs?|pts|points)\b|\+|')/,
    gain: 0.4,
    role: 'patient',
  },
  {
    name: 'age-right-before',
    side: 'before',
    regex: /\b\d{1,3} ?(?:yo|y\/o|yrs?(?: old)?|[-]?year[- ]old|[MFmf])(?: (?:male|female|man|woman|boy|girl))?,? $/,
    gain: 0.6,
    role: 'patient',
  },
  {
    name: 'id-after',
    side: 'after',
    regex:
      /^[,;|]?\s*[([]?\s*(?:MRN|mrn|DOB|dob|D\.O\.B|d\.o\.b|NHS|NHI|CHI|MR#|MR|ID|id|acct|Acct|ACCT|csn|CSN|kt\b|IC\b|DNI|HC\b|born\b|member|Member|NHC|H&C|chart|SSN|ssn|hosp|Hosp|#)/,
    gain: 0.7,
    role: 'patient',
    flat: true,
  },
  {
    name: 'number-after',
    side: 'after',
    regex: /^,? #?(?:[A-Z]{0,3}\d{5,}|\d{2,3}-\d{2,3}-\d{2,4}|[A-Z]\d{3,}-\d+)\b/,
    gain: 0.6,
    role: 'patient',
    flat: true,
  },
  {
    name: 'kin-after',
    side: 'after',
    regex:
      /^(?:'s|s') (?:\w+ )?(?:father|mother|mom|mum|dad|wife|husband|son|daughter|sister|brother|family|labs?|chart|mri|ct|scan|results?|case|note|notes|insurance|pcp|nurse|room|bp|inr|creatinine|meds|parents|partner|phone|number|discharge|visit|appointment)/i,
    gain: 0.5,
  },
  {
    name: 'spouse-after',
    side: 'after',
    regex:
      /^,? \(?(?:his|her|their|my|the patient's|pt's)? ?(?:wife|husband|spouse|son|daughter|mother|father|mom|mum|dad|sister|brother|dtr|HCPOA|POA)\b(?! of\b)/i,
    gain: 0.5,
    role: 'relative',
    flat: true,
  },
  {
    name: 'acts-after',
    side: 'after',
    regex:
      /^,? (?:who\b|was (?:seen|admitted|discharged|diagnosed|born|told|taken|started|found|brought)|is (?:a|an|on|here|now|my|the|asking|known|currently)|has (?:a|an|been|had|no|type|stage|not)|had\b|presented|presents|came|denies|denied|reports?|reported|states?|says|said|called|calls|wants|needs|asked|asks|lives|works|got|told|takes|stopped|complains|underwent|agreed|refused|declined|thinks|feels|keeps|missed|attended|will\b)/,
    gain: 0.35,
  },
  {
    name: 'signs-off',
    side: 'before',
    regex:
      /(?:dear|hi|hello|hey|thanks|thx|regards|sincerely|cheers|love|hugs|dr|sign(?:ed)? (?:it )?(?:as|off)|signed|best|atte|groet|gruß|saludos|—|--)[,.]?\s*$/i,
    gain: 0.55,
  },
  {
    name: 'bed-before',
    side: 'before',
    regex:
      /\b(?:bed|rm|room|box|cama|bay|cot|chair|pod|habitaci[oó]n|hab|cuarto)\s?#?\d{1,3}[A-Z]?(?:-\d)?\s*[:.)-]?\s*$/i,
    gain: 0.6,
    role: 'patient',
    flat: true,
  },
  {
    name: 'age-before',
    side: 'before',
    reach: 160,
    regex: /\b\d{1,3}[- ]?(?:y(?:ea)?rs?[- ]?old|y\/?o|yo|M|F)\b[^.?!\n]{0,140}?,\s*$/i,
    gain: 0.5,
    role: 'patient',
  },
  {
    name: 'sex-before',
    side: 'before',
    regex: /\b(?:male|female|woman|man|girl|boy|lady|gentleman|patient|pt|baby|bloke)(?: \w+ is)?,? $/i,
    gain: 0.5,
    role: 'patient',
  },
  {
    name: 'likeness-before',
    side: 'before',
    regex:
      /\b(?:similar to|patients? like|like|case of|named|called|about|regarding|for my patient|our patient|name(?:'s| is)?|this is|i'?m|i am|is now|spoke (?:to|with)|seen by|saw|met|told|asked|consult(?:ed)?|cc'?d?|per|paged|text(?:ed)?|call(?:ed)?|email(?:ed)?|for|re|with|from|by|and|&|to|on|aunt|of)\s$/i,
    gain: 0.3,
  },
  { name: 'line-start', side: 'before', regex: /(?:^|\n)[ \t]*$/, gain: 0.12 },
  { name: 'form-line', side: 'after', regex: /^[ \t]*(?:\||\t| {3,}|\r?\n|$)/, gain: 0.12 },
];

/** True when the text that ends where the chain starts, or starts where it ends, speaks for a name. */
export function speaksFor({ side, regex, reach = NEAR }: Surrounding, before: string, after: string): boolean {
  return regex.test(side === 'after' ? after : before.slice(-reach));
}

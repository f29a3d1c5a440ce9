import { isGeneral, isAboutSomeone } from '../context/case.ts';
import { isVignette } from '../context/vignette.ts';
import type { Tokens } from './tokens.ts';
import { hashOf } from './hash.ts';

/** What the whole text is like: small numbers, each a feature beside others. */
export interface TextTraits {
  /** 0 no capitals at all, 1 few, 2 as usual, 3 mostly capitals. */
  readonly letterCase: number;
  /** 0 to 4, by the number of tokens. */
  readonly size: number;
  /** Hash of the language that its small words belong to. */
  readonly language: number;
  /** 0 unknown, 1 about a patient, 2 about nobody, 3 an exam question. */
  readonly subject: number;
  /** 0 running text, 1 forms and lists, 2 tables and messages. */
  readonly structure: number;
}

const MARKS: Readonly<Record<string, readonly string[]>> = {
  es: ['el', 'los', 'las', 'con', 'del', 'una', 'por', 'para', 'paciente', 'y'],
  fr: ['le', 'les', 'des', 'une', 'est', 'avec', 'pour', 'et', 'du', 'dans'],
  de: ['der', 'die', 'das', 'und', 'mit', 'ist', 'von', 'nicht', 'ein', 'bei'],
  pt: ['o', 'os', 'uma', 'com', 'para', 'dos', 'da', 'nao', 'e', 'em'],
  it: ['il', 'di', 'che', 'con', 'per', 'della', 'un', 'una', 'non', 'e'],
  nl: ['de', 'het', 'een', 'van', 'met', 'en', 'voor', 'niet', 'bij', 'is'],
  en: ['the', 'and', 'of', 'with', 'for', 'is', 'to', 'was', 'she', 'he'],
};
const LANGUAGES = Object.keys(MARKS);
const LANGUAGE_OF = new Map<string, number[]>();
for (const [number, language] of LANGUAGES.entries())
  for (const word of MARKS[language] ?? []) LANGUAGE_OF.set(word, [...(LANGUAGE_OF.get(word) ?? []), number]);

/** Enough to know the language and the manner of a text. */
const LOOKED_AT = 4000;

export function traitsOf(text: string, tokens: Tokens): TextTraits {
  const votes = new Float64Array(LANGUAGES.length);
  let capitals = 0;
  let letters = 0;
  let signs = 0;
  let fields = 0;
  const seen = Math.min(tokens.count, LOOKED_AT);
  for (let i = 0; i < seen; i++) {
    const { folded, kind, isCapital } = tokens.entries[tokens.entry[i]!]!;
    if (kind === 'letters') {
      letters++;
      if (isCapital) capitals++;
      for (const language of LANGUAGE_OF.get(folded) ?? []) votes[language]! += 1;
    } else if (folded === '|' || folded === '^' || folded === '{' || folded === '<' || tokens.gap[i] === 3) signs++;
    else if (folded === ':' || folded === '=') fields++;
  }
  let best = LANGUAGES.length - 1;
  for (let i = 0; i < votes.length; i++) if (votes[i]! > votes[best]!) best = i;
  const share = letters === 0 ? 0 : capitals / letters;
  const head = text.slice(0, 20_000);
  return {
    letterCase: capitals === 0 ? 0 : share < 0.06 ? 1 : share < 0.6 ? 2 : 3,
    size: tokens.count < 20 ? 0 : tokens.count < 60 ? 1 : tokens.count < 200 ? 2 : tokens.count < 800 ? 3 : 4,
    language: hashOf(votes[best] === 0 ? '' : LANGUAGES[best]!),
    subject: isVignette(head) ? 3 : isAboutSomeone(head) ? 1 : isGeneral(head) ? 2 : 0,
    structure: signs * 12 > seen ? 2 : fields * 14 > seen ? 1 : 0,
  };
}

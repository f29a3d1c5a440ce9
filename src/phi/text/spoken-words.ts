/** Bits of the languages whose number words are read; digits are of every language. */
const LANGUAGES = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl'] as const;
type Language = (typeof LANGUAGES)[number];
export const ANY_LANGUAGE = (1 << LANGUAGES.length) - 1;

/** A word that somebody dictated, or one digit that stands alone. */
export interface Spoken {
  readonly kind: 'digit' | 'word' | 'teen' | 'ten' | 'times' | 'hundred' | 'dash' | 'slash' | 'at' | 'dot';
  readonly start: number;
  readonly end: number;
  /** Of a number: its digits, of 'ten' the first of two; of 'times': how often the next one is meant. */
  readonly value: string;
  readonly languages: number;
}

type Meaning = Pick<Spoken, 'kind' | 'value' | 'languages'>;

/** From zero to nine, then words for zero, one and so on that people say as well. */
const NUMBERS: Readonly<Record<Language, string>> = {
  en: 'zero one two three four five six seven eight nine oh:0 o:0 0h:0 nought:0 tree:3 fower:4 fife:5 niner:9',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve',
  fr: 'zéro un deux trois quatre cinq six sept huit neuf zero:0 une:1',
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zwo:2 fuenf:5',
  pt: 'zero um dois três quatro cinco seis sete oito nove uma:1 duas:2 tres:3 meia:6',
  it: 'zero uno due tre quattro cinque sei sette otto nove',
  nl: 'nul een twee drie vier vijf zes zeven acht negen één:1',
};
/** From ten onwards; they never make a row of digits by themselves. */
const TEENS: Readonly<Record<Language, string>> = {
  en: 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  es: 'diez once doce trece catorce quince',
  fr: 'dix onze douze treize quatorze quinze seize',
  de: 'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
  pt: 'dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove catorze:14',
  it: 'dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
  nl: 'tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
};
/** From twenty onwards, as English sets them before the next digit. */
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const TIMES: Readonly<Record<Language, string>> = {
  en: 'double:2 triple:3 treble:3',
  es: 'doble:2 triple:3',
  fr: 'double:2 triple:3',
  de: 'doppel:2',
  pt: 'duplo:2 triplo:3',
  it: 'doppio:2 triplo:3',
  nl: 'dubbel:2 driedubbel:3',
};
const SIGNS: Readonly<Record<'dash' | 'slash' | 'at' | 'dot', string>> = {
  dash: 'dash hyphen',
  slash: 'slash stroke',
  at: 'at arroba arobase chiocciola apenstaartje klammeraffe',
  dot: 'dot punto point ponto punkt punt stop',
};

const MEANINGS: ReadonlyMap<string, Meaning> = meanings();
const LONGEST = 12;
/** Lengths of the words, one bit each, by first, second and last letter: most words of a text need no second look. */
const LENGTHS = new Uint16Array(1 << 15);
for (const word of MEANINGS.keys())
  LENGTHS[placeOf(word.charCodeAt(0), word.length === 1 ? 0 : word.charCodeAt(1), word.charCodeAt(word.length - 1))]! |=
    1 << word.length;

/** The low five bits of a Latin letter are the same for its capital. */
function placeOf(first: number, second: number, last: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (last & 31);
}

const IN_WORD = Uint8Array.from({ length: 256 }, (_, code) =>
  /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 0,
);

export interface Dictation {
  readonly words: readonly Spoken[];
  /** Where letters or digits stand one by one, with the same sign between all of them. */
  readonly rows: readonly { readonly start: number; readonly end: number }[];
  /** Both "at" and "dot" stand somewhere. */
  readonly hasAddress: boolean;
}

/** Four letters and what stands between them. */
const SHORTEST_ROW = 7;
const ZERO = 48;
const NINE = 57;

/** All such words of a text in order, by one look at each character. */
export function spokenIn(text: string): Dictation {
  const words: Spoken[] = [];
  const rows: { start: number; end: number }[] = [];
  let hasAt = false;
  let hasDot = false;
  let row = { start: 0, end: -1 };
  for (let at = 0; at < text.length; at++) {
    const first = text.charCodeAt(at);
    if (first < 256 && IN_WORD[first] === 0) continue;
    const start = at;
    for (at++; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code < 256 && IN_WORD[code] === 0) break;
    }
    const length = at - start;
    if (length === 1) {
      if (start - row.end !== 1) row = { start, end: at };
      else if (row.end - row.start > 1 && text[row.end] !== text[row.end - 2]) row = { start: row.end - 1, end: at };
      row.end = at;
      if (at - row.start === SHORTEST_ROW) rows.push(row);
    }
    if (first > 255 || length > LONGEST || !mayMean(text, first, start, at)) continue;
    const meaning = meaningOf(text.slice(start, at));
    if (meaning === undefined) continue;
    const { kind, value, languages } = meaning;
    words.push({ kind, value, languages, start, end: at });
    hasAt ||= meaning.kind === 'at';
    hasDot ||= meaning.kind === 'dot';
  }
  return { words, rows, hasAddress: hasAt && hasDot };
}

function mayMean(text: string, first: number, start: number, end: number): boolean {
  if (first >= ZERO && first <= NINE) return end - start === 1 || text.charCodeAt(start + 1) > NINE;
  const second = end - start === 1 ? 0 : text.charCodeAt(start + 1);
  return ((LENGTHS[placeOf(first, second, text.charCodeAt(end - 1))] ?? 0) & (1 << (end - start))) !== 0;
}

function meaningOf(written: string): Meaning | undefined {
  if (written.length === 1 && written >= '0' && written <= '9')
    return { kind: 'digit', value: written, languages: ANY_LANGUAGE };
  const word = written.toLowerCase();
  const known = MEANINGS.get(word);
  if (known !== undefined || word.charAt(0) > '9') return known;
  // "0one": a digit and a word that lost the blank between them.
  const rest = MEANINGS.get(word.slice(1));
  return rest?.kind === 'word' ? { ...rest, value: word.charAt(0) + rest.value } : undefined;
}

function meanings(): Map<string, Meaning> {
  const all = new Map<string, Meaning>();
  function add(kind: Spoken['kind'], written: string, value: string, languages: number): void {
    all.set(written, { kind, value, languages: (all.get(written)?.languages ?? 0) | languages });
  }
  for (const [bit, language] of LANGUAGES.entries()) {
    for (const [index, entry] of NUMBERS[language].split(' ').entries()) {
      const [word = '', value = String(index)] = entry.split(':');
      add('word', word, value, 1 << bit);
    }
    for (const [index, entry] of TEENS[language].split(' ').entries()) {
      const [word = '', value = String(index + 10)] = entry.split(':');
      add('teen', word, value, 1 << bit);
    }
    for (const entry of TIMES[language].split(' ')) {
      const [word = '', value = ''] = entry.split(':');
      add('times', word, value, 1 << bit);
    }
  }
  for (const [index, word] of TENS.split(' ').entries()) add('ten', word, String(index + 2), 1);
  add('hundred', 'hundred', '00', 1);
  for (const kind of ['dash', 'slash', 'at', 'dot'] as const)
    for (const word of SIGNS[kind].split(' ')) add(kind, word, '', ANY_LANGUAGE);
  return all;
}

/**
 * A text as the rules read it, and the way back to the user's own offsets. People (and OCR, and web pages) write
 * "４１１１", "janе" with a Cyrillic letter or "123\u200b45"; the rules see plain digits, Latin letters, one kind of
 * space and one kind of hyphen.
 */
export interface Normalised {
  readonly text: string;
  /** Offset in the user's text of the character at `index` of `text`. */
  sourceStart(index: number): number;
  /** Offset in the user's text just after the character that ends at `end` of `text`. */
  sourceEnd(end: number): number;
}

/** Everything that the rules do not want to meet; a text without any of it is its own normal form. */
const NEEDS_WORK =
  /[\u00a0\u00ad\u0300-\u036f\u0370-\u0373\u0376-\u03ff\u0400-\u04ff\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u180e\u2000-\u200f\u2010-\u2015\u2018-\u201b\u2028-\u202f\u205f-\u206f\u2212\u2460-\u2473\u3000\ufe00-\ufe0f\ufe58\ufe63\ufeff\uff01-\uff5e]|\ud835/;

const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/;
const SPACE = /[\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const HYPHEN = /[\u2010-\u2015\u2212\ufe58\ufe63]/;
const APOSTROPHE = /[\u2018-\u201b]/;
const MARK = /[\u0300-\u036f]/;

/** Where the digits zero of other scripts stand (Unicode general category Nd). */
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966] as const;

/** Letters of other scripts that are drawn like Latin ones (Unicode UTS 39 confusables, the Cyrillic and Greek part). */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  һ: 'h',
  ԁ: 'd',
  в: 'b',
  к: 'k',
  м: 'm',
  т: 't',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  І: 'I',
  Ј: 'J',
  Ѕ: 'S',
  α: 'a',
  ε: 'e',
  ι: 'i',
  ο: 'o',
  ρ: 'p',
  υ: 'u',
  ν: 'v',
  κ: 'k',
  τ: 't',
  χ: 'x',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
};
const LATIN = /[A-Za-z]/;

export function normalise(text: string): Normalised {
  if (!NEEDS_WORK.test(text)) return { text, sourceStart: (index) => index, sourceEnd: (end) => end };
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length;) {
    const width = pairAt(text, at) ? 2 : 1;
    const plain = plainOf(text, at, width);
    const last = units.length - 1;
    if (plain === 'mark' && last >= 0) {
      const composed = ((units[last] ?? '') + text.charAt(at)).normalize('NFC');
      if (composed.length === 1) units[last] = composed;
      ends[last] = at + 1;
    } else if (plain !== 'mark') {
      for (const unit of plain) {
        units.push(unit);
        starts.push(at);
        ends.push(at + width);
      }
    }
    at += width;
  }
  return {
    text: units.join(''),
    sourceStart: (index) => starts[index] ?? text.length,
    sourceEnd: (end) => (end === 0 ? 0 : (ends[end - 1] ?? text.length)),
  };
}

function pairAt(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** The plain form of one character: nothing, one or more code units, or 'mark' for a combining mark. */
function plainOf(text: string, at: number, width: number): string | readonly string[] {
  const unit = text.slice(at, at + width);
  const code = text.charCodeAt(at);
  if (code < 0xa0) return [unit];
  if (INVISIBLE.test(unit)) return [];
  if (SPACE.test(unit)) return [' '];
  if (HYPHEN.test(unit)) return ['-'];
  if (APOSTROPHE.test(unit)) return ["'"];
  if (MARK.test(unit)) return 'mark';
  for (const zero of DIGIT_ZEROS) if (code >= zero && code < zero + 10) return [String(code - zero)];
  // Full-width forms, circled digits and mathematical letters; superscripts stay, "mm²" is not "mm2".
  if ((code >= 0xff01 && code <= 0xff5e) || (code >= 0x2460 && code <= 0x2473) || code === 0xd835)
    return unit.normalize('NFKC').split('');
  const lookalike = LOOKALIKES[unit];
  if (lookalike !== undefined && touchesLatin(text, at)) return [lookalike];
  return width === 2 ? [unit.charAt(0), unit.charAt(1)] : [unit];
}

/** True inside a word that mixes scripts: real Cyrillic and Greek words are left alone. */
function touchesLatin(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  return LATIN.test(before) || LATIN.test(after);
}

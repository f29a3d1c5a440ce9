/** Latin letters that do not decompose into a base letter and a mark. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
  ə: 'a',
  '’': "'",
  ʼ: "'",
  ʻ: "'",
  '‘': "'",
};
const UNDECOMPOSED_LETTER = /[ßæœøđðþłıŋħə’ʼʻ‘]/g;
const PLAIN = /^[\x00-\x7f]*$/;

/** The form in which a word is looked up: lower case, without diacritics. Pure Latin text keeps its length or grows. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(UNDECOMPOSED_LETTER, (letter) => UNDECOMPOSED[letter] ?? letter);
}

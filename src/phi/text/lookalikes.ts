/** Letters of other scripts, each before the Latin one that it is drawn like (Unicode UTS 39 confusables). */
const PAIRS =
  'аaеeоoрpсcуyхxіiјjѕsһhԁdвbкkмmтtгrпnнhьbѵvԛqԝwҮYүyӏl' +
  'АAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSЬbԌGԚQԜWӀI' +
  'αaεeιiοoρpυuνvκkτtχxγyωwϲcϳj' +
  'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϹC' +
  'օoոnսuհhցgզqՕOՏSԼL' +
  'ᎠDᎡRᎢTᎥiᎩYᎪAᎫJᎬEᎳWᎷMᎻHᎽYᏀGᏂhᏃZᏎ4ᏏbᏒRᏔWᏕSᏙVᏚSᏞLᏟCᏢPᏦKᏧdᏮ6ᏳGᏴB';
/** Phonetic letters, small capitals: no script of anybody's name. */
const PHONETIC = 'ɑaɡgᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz';
/** Letters that stand for a digit between digits. */
const DIGITS = 'О0о0Ο0ο0Օ0З3з3б6';

const LETTERS = pairs(PAIRS);
const IN_NUMBERS = pairs(DIGITS);
export const PHONETIC_LETTERS: ReadonlyMap<string, string> = pairs(PHONETIC);

/** Small Cherokee letters are drawn like the capitals, 0x97d0 further on. */
const SMALL_CHEROKEE = 0xab70;
const CHEROKEE = 0x13a0;
const CYRILLIC = /[\u0400-\u052f]/;
const LATIN = /[A-Za-z\u00c0-\u024f]/;
const OF_WORD = /[\p{L}\p{M}\p{N}\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/u;
const DIGIT = /\d/;
const LETTER = /\p{L}/u;
/** Nothing longer is a word. */
const LONGEST_WORD = 64;
const SHORTEST_NAME = 3;

/** How the letters of one word are to be read. */
type Reading = 'foreign' | 'latin' | 'number';

/** What each letter of another script in `text` was meant to be; asked from left to right. */
export function lookalikesIn(text: string): (at: number) => string | undefined {
  let wordEnd = 0;
  let reading: Reading = 'foreign';
  let hasCyrillic: boolean | undefined;

  return (at) => {
    if (at >= wordEnd) {
      let start = at;
      while (start > 0 && at - start < LONGEST_WORD && OF_WORD.test(text.charAt(start - 1))) start--;
      wordEnd = at + 1;
      while (wordEnd < text.length && wordEnd - at < LONGEST_WORD && OF_WORD.test(text.charAt(wordEnd))) wordEnd++;
      reading = readingOf(text.slice(start, wordEnd), () => (hasCyrillic ??= holdsRealCyrillic(text)));
    }
    if (reading === 'foreign') return undefined;
    const letter = text.charAt(at);
    return reading === 'number' ? IN_NUMBERS.get(letter) : latinOf(letter);
  };
}

/** Real Cyrillic and Greek words are left alone; so is the "κ" of a ratio. */
function readingOf(word: string, isRussian: () => boolean): Reading {
  if (LATIN.test(word)) return 'latin';
  const letters = [...word].filter((one) => LETTER.test(one));
  if (DIGIT.test(word)) return letters.every((one) => IN_NUMBERS.has(one)) ? 'number' : 'foreign';
  const isDrawnAlike =
    letters.length >= SHORTEST_NAME && letters.every((one) => CYRILLIC.test(one) && LETTERS.has(one));
  return isDrawnAlike && !isRussian() ? 'latin' : 'foreign';
}

function holdsRealCyrillic(text: string): boolean {
  for (const letter of text) if (CYRILLIC.test(letter) && !LETTERS.has(letter)) return true;
  return false;
}

function latinOf(letter: string): string | undefined {
  const code = letter.charCodeAt(0);
  if (code < SMALL_CHEROKEE) return LETTERS.get(letter);
  return LETTERS.get(String.fromCharCode(code - SMALL_CHEROKEE + CHEROKEE))?.toLowerCase();
}

function pairs(written: string): Map<string, string> {
  const signs = [...written];
  return new Map(signs.flatMap((sign, at) => (at % 2 === 0 ? [[sign, signs[at + 1] ?? '']] : [])));
}

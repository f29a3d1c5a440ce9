/**
 * What the lexicon knows of a word, one bit each. A word can be several things at once: "grace" is a given
 * name and an everyday word, "church" a surname and an everyday word, "paris" a given name and a place.
 */
export const LEXICON_FLAGS = {
  /** Among the frequent given names of a census or of a country's registry. */
  commonGiven: 1,
  /** Any known given name. */
  given: 2,
  /** Among the frequent surnames of a census or of a country's registry. */
  commonSurname: 4,
  /** Any known surname. */
  surname: 8,
  /** A word that ordinary English uses. */
  everyday: 16,
  /** A rarer or clinical word: not a name by itself. */
  vocabulary: 32,
  /** A city or town, possibly of several words. */
  place: 64,
  /** A usual word of German, Dutch, French, Italian, Portuguese or Spanish. */
  foreign: 128,
} as const;

/** Words and what is known of them. Keys are folded: lower case, Latin, without diacritics. */
export interface Lexicon {
  /** The sum of LEXICON_FLAGS of a folded word, or of several folded words joined by one space; 0 if unknown. */
  flagsOf(folded: string): number;
  /** False when no entry of several words begins with this one; true when one may. */
  mayBegin(folded: string): boolean;
  readonly size: number;
}

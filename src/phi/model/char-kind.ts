/** What a UTF-16 code unit is, for cutting texts into tokens: asked for every character, so looked up. */
export const CHAR = { other: 0, lower: 1, upper: 2, digit: 3, space: 4, newline: 5 } as const;

const UPPER = /\p{Lu}/u;
const LETTER = /[\p{L}\p{M}]/u;
const UNKNOWN = 255;

const KINDS = new Uint8Array(65_536).fill(UNKNOWN);
for (let code = 0; code < 128; code++) KINDS[code] = CHAR.other;
for (let code = 97; code <= 122; code++) KINDS[code] = CHAR.lower;
for (let code = 65; code <= 90; code++) KINDS[code] = CHAR.upper;
for (let code = 48; code <= 57; code++) KINDS[code] = CHAR.digit;
for (const code of [9, 11, 12, 32, 0xa0]) KINDS[code] = CHAR.space;
for (const code of [10, 13]) KINDS[code] = CHAR.newline;

export function charKind(code: number): number {
  const kind = KINDS[code]!;
  if (kind !== UNKNOWN) return kind;
  const char = String.fromCharCode(code);
  return (KINDS[code] = UPPER.test(char) ? CHAR.upper : LETTER.test(char) ? CHAR.lower : CHAR.other);
}

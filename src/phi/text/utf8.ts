/** The character that starts at `at` of some bytes and how many of them it takes; nothing where they are no UTF-8. */
export function utf8At(bytes: readonly number[], at: number): { char: string; length: number } | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first < 0x80) return { char: String.fromCharCode(first), length: 1 };
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return undefined;
  let code = first & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i];
    if (next === undefined || (next & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (next & 0x3f);
  }
  const least = length === 4 ? 0x1_0000 : length === 3 ? 0x800 : 0x80;
  const char = code < least ? undefined : charOf(code);
  return char === undefined ? undefined : { char, length };
}

/** A character by its number; nothing for NUL, half a surrogate pair and what is beyond Unicode. */
export function charOf(code: number): string | undefined {
  if (!(code > 0 && code <= 0x10_ffff) || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}

/**
 * A text's letters and digits alone, in one case. What a value's matcher can find in a text has its letters and digits in
 * a row there, so a text whose plain form lacks the value's plain form need not be searched: that is what keeps the
 * decision on a large body fast. By way of capitals, so that what matches without regard to case comes out the same.
 */
export function plainText(text: string): string {
  return text
    .toUpperCase()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Two numbers that stand for a text in a memory that cannot give it back: 53 bits of its plain form, and its length. */
export function fingerprint(text: string): string {
  const plain = plainText(text);
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < plain.length; i += 1) {
    const code = plain.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return `${a >>> 0}.${b >>> 0}.${plain.length}`;
}

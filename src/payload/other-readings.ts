import { fromHex, writeUtf8 } from './bytes.ts';
import { isCompressed, readBinary } from './binary.ts';
import { undisguise, unescape } from './escapes.ts';

/** How many characters of other readings one request may still have; the rest of them is one opaque leaf. */
export interface Budget {
  left: number;
}

const DEEPEST = 3;
const CONTROL = /[\0-\x08\x0e-\x1f]/;
/** Base64, base64url or hexadecimal digits; lines of them, as in mail. */
const ENCODED = /(?<![\w+/-])[\w+/-]{16,}(?:\r?\n[\w+/-]+)*/g;
/** Nothing in most strings calls for a second look; this one is for speed, it is asked about every string. */
const SUSPECT = /[^\t\n\r -$'-[\]-~]|\b[\w+/-]{15}/;

/**
 * What a string says in another encoding, the encodings within that included; null: something that cannot be read.
 * A reading without three letters or digits in a row says nothing.
 */
export function otherReadings(text: string, budget: Budget): (string | null)[] {
  if (!SUSPECT.test(text)) return [];
  const found = new Set<string | null>([text]);

  function read(source: string, depth: number): void {
    if (depth > DEEPEST) return;
    add(undisguise(unescape(source)), depth);
    if (CONTROL.test(source)) for (const other of readControlled(source)) add(other, depth);
    for (const [span] of source.matchAll(ENCODED)) for (const other of readEncoded(span)) add(other, depth);
  }

  function add(other: string | null, depth: number): void {
    if (budget.left < 0 || found.has(other)) return;
    budget.left -= other?.length ?? 0;
    found.add(budget.left < 0 ? null : other);
    if (other !== null) read(other, depth + 1);
  }

  read(text, 1);
  found.delete(text);
  return [...found].filter((other) => other === null || /[\p{L}\p{N}]{3}/u.test(other));
}

/** A library that compresses may give its bytes as a string, one character a byte. */
function readControlled(source: string): readonly (string | null)[] {
  const { texts } = readBinary(writeUtf8(source));
  return /^[\0-\xff]*$/.test(source) && isCompressed(source) ? [null, ...texts] : texts;
}

/** Shorter runs of letters come about by chance when an identifier is taken for base64. */
const LEAST_RUN = 6;
/** Base64 behind a path ("img/TWFy...") is out of step as a whole; a slash is a digit of it too. */
const MOST_PIECES = 16;

/** The texts behind a run of digits of base64 or hexadecimal; null in it: a picture or an archive. */
function readEncoded(span: string): readonly (string | null)[] {
  const digits = span.replace(/\s+/g, '');
  if (/^(?:[\da-f]{2}){16,}$/i.test(digits)) return readBinary(fromHex(digits), LEAST_RUN).texts;
  const whole = digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0));
  const { texts, isText } = readBinary(atob(whole.replaceAll('-', '+').replaceAll('_', '/')), LEAST_RUN);
  const pieces = isText ? [] : digits.split(/[/_-]/);
  const long = pieces.length > 1 ? pieces.filter((piece) => piece.length > 15) : [];
  return [...texts, ...long.slice(0, MOST_PIECES).flatMap(readEncoded)];
}

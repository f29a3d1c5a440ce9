import { fromHex, toBytes } from './bytes.ts';

/** Named entities that are no letter with a mark (https://html.spec.whatwg.org/multipage/named-characters.html). */
const ENTITIES = 'amp& lt< gt> quot" apos\' nbsp\xa0 rsquo’ szligß oslashø';
/** The ends of names such as `&eacute;`. */
const MARKS = 'grave\u0300 acute\u0301 circ\u0302 tilde\u0303 uml\u0308 ring\u030a caron\u030c cedil\u0327';

/** Percent-encoding, HTML entities, escapes of JSON and JavaScript. */
const ESCAPE =
  /((?:%[\da-f]{2})+)|&(?:#(\d{1,7});?|([a-z]{2,6});)|\\x([\da-f]{2})|\\u([\da-f]{4})|(?:&#x|\\u\{)([\da-f]{1,6})[;}]?|\\([^])/gi;

/** The text with one level of every escape in it undone. What is malformed stays as it is. */
export function unescape(text: string): string {
  return text.replace(ESCAPE, (whole, percent?: string, decimal?: string, name?: string, ...[x, u, hex, char]) => {
    if (percent) return new TextDecoder().decode(toBytes(fromHex(percent.replaceAll('%', ''))));
    if (name) return lookUp(ENTITIES, name) ?? marked(name) ?? whole;
    if (char) return /[nrtbfv0]/.test(char) ? '\n' : char;
    const code = decimal ? Number(decimal) : parseInt(x ?? u ?? hex, 16);
    return code < 0x110000 ? String.fromCodePoint(code) : whole;
  });
}

function marked(name: string): string | null {
  const mark = lookUp(MARKS, name.slice(1));
  return mark && (name.charAt(0) + mark).normalize();
}

/** The character behind a name in a list. */
function lookUp(list: string, name: string): string | null {
  return new RegExp(`\\b${name}(\\W)`, 'i').exec(list)?.[1] ?? null;
}

/**
 * Letters and digits in full width, in circles or in mathematical type; in a word: something invisible, or a loose mark
 * (accents are composed before marks are taken out).
 */
const DISGUISED =
  /[\uff10-\uff5a\u{1d400}-\u{1d7ff}\u2460-\u24ff]|(?<=[\p{L}\p{N}])(?:[\u0300-\u036f]|\p{DI}+(?=[\p{L}\p{N}]))/u;

/** The text with plain letters and digits (Unicode's NFKC), nothing invisible between them. */
export function undisguise(text: string): string {
  return DISGUISED.test(text) ? text.normalize('NFKC').replace(/[\p{DI}\u0300-\u036f]/gu, '') : text;
}

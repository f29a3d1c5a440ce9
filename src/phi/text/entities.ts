import { Rewriter, type Rewritten } from './rewriter.ts';
import { charOf } from './utf8.ts';

/** "&amp;eacute;" is what a page shows that escaped its text twice. */
const ENTITY = /&(?:amp;){0,3}(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z]{2,8}));/g;

/** Entities of HTML that are no letter with a mark, each name with its character. */
const NAMED: ReadonlyMap<string, string> = new Map(
  (
    'amp& lt< gt> quot" apos\' nbsp\u00a0 shy\u00ad ensp\u2002 emsp\u2003 thinsp\u2009 zwnj\u200c zwj\u200d ' +
    'hyphen- dash- ndash- mdash\u2014 lsquo\u2018 rsquo\u2019 ldquo\u201c rdquo\u201d sbquo, commat@ period. comma, colon: semi; sol/ ' +
    'lpar( rpar) lowbar_ num# plus+ ordfª ordmº szligß aeligæ AEligÆ oeligœ OEligŒ oslashø OslashØ ethð ETHÐ ' +
    'thornþ THORNÞ lstrokł LstrokŁ dstrokđ DstrokĐ inodotı iexcl¡ iquest¿ hellip…'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, -1), pair.slice(-1)]),
);
/** The rest of HTML's Latin letters are called by base letter and mark. */
const MARKED = /^([A-Za-z])(grave|acute|circ|tilde|uml|ring|cedil|caron|ogon|breve|dot|macr|dblac)$/;
const MARKS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  macr: '\u0304',
  breve: '\u0306',
  dot: '\u0307',
  uml: '\u0308',
  ring: '\u030a',
  dblac: '\u030b',
  caron: '\u030c',
  cedil: '\u0327',
  ogon: '\u0328',
};

export function readEntities(text: string): Rewritten | undefined {
  if (!text.includes('&')) return undefined;
  const rewriter = new Rewriter(text);
  for (const { 0: whole, 1: decimal, 2: hex, 3: name, index } of text.matchAll(ENTITY)) {
    const char =
      name === undefined
        ? charOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))
        : named(name);
    if (char !== undefined) rewriter.replace(index, index + whole.length, char);
  }
  return rewriter.finish();
}

function named(name: string): string | undefined {
  const known = NAMED.get(name);
  if (known !== undefined) return known;
  const [, letter, mark] = MARKED.exec(name) ?? [];
  if (letter === undefined || mark === undefined) return undefined;
  const composed = (letter + (MARKS[mark] ?? '')).normalize('NFC');
  return composed.length === 1 ? composed : undefined;
}

import { fold } from '../lexicon/fold.ts';
import { LEXICON_FLAGS, type Lexicon } from '../lexicon/lexicon.ts';
import { Rewriter, type Rewritten } from './rewriter.ts';
import type { Spoken } from './spoken-words.ts';

/** What stands between the words of a spoken address: an underscore, a hyphen, a plus, a stop, or just a blank. */
const SIGN =
  /( (?:underscore|gui[oó]n bajo|tiret bas|unterstrich|sublinhado) )|( (?:dash|hyphen|gui[oó]n|tiret|trattino|bindestrich|h[ií]fen|streepje) )|( plus )|( (?:dot|full stop|punto|point|ponto|punkt|punt) | ?[([{-] ?(?:dot|punto|point|ponto|punkt|punt) ?[)\]}-] ?)| /giu;
const OF_LOCAL = /[\p{L}\d_.+-]/u;
const OF_HOST = /[a-z\d.-]/i;
const DOMAIN = /^[a-z]{2,12}(?:\.[a-z]{2,12})?$/i;
const SINGLE = /^[\p{L}\d]$/u;
const NUMBER = /^\d+$/;
const ORDINARY = /^\p{L}+$/u;
const CUE = /mail|addy|address|correo|courriel|adresse|endereço|indirizzo|adres|write to|reach/i;
/** How much of the text on either side of "at" may belong to the address or announce it. */
const REACH = 120;
/** How far behind "at" the first spoken stop may be. */
const STOP_REACH = 60;

interface Sign {
  readonly start: number;
  readonly end: number;
  readonly written: '' | '_' | '-' | '+' | '.';
}

/** One side of an address: where it is, its words, and the signs between them. */
interface Side {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
  readonly signs: readonly Sign[];
}

/** Writes "marta dot k at gmail dot com" as an address, where there is nothing else that it could be. */
export function writeAddresses(text: string, spoken: readonly Spoken[], lexicon: Lexicon): Rewritten | undefined {
  const rewriter = new Rewriter(text);
  for (const [index, at] of spoken.entries()) {
    if (at.kind !== 'at' || at.start < rewriter.end || !isBeforeStop(spoken, index)) continue;
    const host = hostAfter(text, at.end);
    if (host === undefined) continue;
    const local = localBefore(text, Math.max(rewriter.end, at.start - REACH), at.start);
    if (local === undefined) continue;
    const isPlain =
      local.end + 1 === at.start && at.end + 1 === host.start && /^at$/i.test(text.slice(at.start, at.end));
    const before = text.slice(Math.max(0, local.start - REACH), local.start);
    if (isPlain && !isMailbox(local, before, lexicon)) continue;
    for (const { start, end, written } of local.signs) rewriter.replace(start, end, written);
    rewriter.replace(local.end, host.start, '@');
    for (const { start, end, written } of host.signs) rewriter.replace(start, end, written);
  }
  return rewriter.finish();
}

function isBeforeStop(spoken: readonly Spoken[], index: number): boolean {
  const limit = (spoken[index]?.end ?? 0) + STOP_REACH;
  for (let next = index + 1; next < spoken.length && spoken[next]!.start < limit; next++)
    if (spoken[next]!.kind === 'dot') return true;
  return false;
}

/** Words with spoken stops and hyphens between them, up to the last that can be a domain. */
function hostAfter(text: string, from: number): Side | undefined {
  const start = from + (/^[)\]}]? ?/.exec(text.slice(from, from + 2))?.[0].length ?? 0);
  const signs = signsIn(text, start, start + REACH);
  const kept: Sign[] = [];
  const words: string[] = [];
  let host: Side | undefined;
  for (let at = start; ;) {
    let end = at;
    while (end < at + REACH && OF_HOST.test(text.charAt(end)) && !signs.has(end)) end++;
    const word = text.slice(at, end);
    if (word === '' || word === 'dot') return host;
    words.push(word);
    if (kept.at(-1)?.written === '.' && DOMAIN.test(word)) host = { start, end, words: [...words], signs: [...kept] };
    const sign = signs.get(end);
    if (sign === undefined || (sign.written !== '.' && sign.written !== '-')) return host;
    kept.push(sign);
    at = sign.end;
  }
}

/** One word, or several with spoken signs, or letters and digits one by one. */
function localBefore(text: string, from: number, to: number): Side | undefined {
  let end = to;
  while (end > from && to - end < 2 && ' ([{'.includes(text.charAt(end - 1))) end--;
  const signs = new Map([...signsIn(text, from, end).values()].map((sign) => [sign.end, sign]));
  const kept: Sign[] = [];
  const words: string[] = [];
  let local: Side | undefined;
  for (let at = end; ;) {
    let start = at;
    while (start > from && OF_LOCAL.test(text.charAt(start - 1))) start--;
    const word = text.slice(start, at);
    const joins = kept.at(-1)?.written !== '' || NUMBER.test(words.at(-1) ?? '') || SINGLE.test(word);
    if (word === '' || !joins || (SINGLE.test(word) && text[start - 1] === "'")) return local;
    words.push(word);
    local = { start, end, words: [...words], signs: kept.toReversed() };
    const sign = signs.get(start);
    if (sign === undefined) return local;
    kept.push(sign);
    at = sign.start;
  }
}

function signsIn(text: string, from: number, to: number): Map<number, Sign> {
  const signs = new Map<number, Sign>();
  for (const { 0: sign, 1: lowLine, 2: line, 3: plus, 4: stop, index } of text.slice(from, to).matchAll(SIGN)) {
    const written = lowLine ? '_' : line ? '-' : plus ? '+' : stop ? '.' : '';
    signs.set(from + index, { start: from + index, end: from + index + sign.length, written });
  }
  return signs;
}

/** "look it up at nice dot org" names no mailbox: an everyday word alone needs something that announces one. */
function isMailbox({ words }: Side, before: string, lexicon: Lexicon): boolean {
  const [word = ''] = words;
  if (words.length > 1 || !ORDINARY.test(word) || CUE.test(before)) return true;
  return (lexicon.flagsOf(fold(word)) & (LEXICON_FLAGS.everyday | LEXICON_FLAGS.vocabulary)) === 0;
}

import { fold } from '../lexicon/fold.ts';
import { LEXICON_FLAGS, type Lexicon } from '../lexicon/lexicon.ts';
import { Rewriter, type Rewritten } from './rewriter.ts';
import type { Spoken } from './spoken-words.ts';

const STOP = '(?:dot|full stop|punto|point|ponto|punkt|punt)';
const LINE = '(?:dash|hyphen|gui[oó]n|tiret|trattino|bindestrich|h[ií]fen|streepje)';
const LOW_LINE = '(?:underscore|gui[oó]n bajo|tiret bas|unterstrich|sublinhado)';
const PLUS = 'plus';
const BRACKETED_STOP = String.raw` ?[([{-] ?(?:dot|punto|point|ponto|punkt|punt) ?[)\]}-] ?`;
const LABEL = `(?!${STOP} )[a-z\\d][a-z\\d-]{0,38}`;

/** What follows "at": at least one spoken stop, then perhaps more. */
const HOST = new RegExp(
  `[)\\]}]? ?(${LABEL}(?:(?: ${LINE} |\\.)${LABEL}){0,3}(?:(?: ${STOP} |${BRACKETED_STOP}|\\.| ${LINE} )${LABEL}){1,6})`,
  'iy',
);
const ENDS_IN_DOMAIN = new RegExp(
  `(?: ${STOP} |${BRACKETED_STOP})[a-z]{2,12}(?:\\.[a-z]{2,12}|(?: ${STOP} )[a-z]{2,12}){0,2}$`,
  'i',
);
/** What stands before: one word, or several with spoken signs, or letters and digits one by one. */
const LOCAL = new RegExp(
  `(?:^|[^\\p{L}\\d.'])((?:[\\p{L}\\d] ){0,12}[\\p{L}\\d][\\w.+-]{0,40}(?:(?: (?:${STOP}|${LOW_LINE}|${LINE}|${PLUS}) |${BRACKETED_STOP}| (?=\\d))[\\p{L}\\d][\\w.+-]{0,40}){0,12}) ?[([{]?$`,
  'iu',
);
const SIGN = new RegExp(`( ${LOW_LINE} )|( ${LINE} )|( ${PLUS} )|( ${STOP} |${BRACKETED_STOP})| `, 'giu');
const CUE = /mail|addy|address|correo|courriel|adresse|endereço|indirizzo|adres|write to|reach/i;
/** How much of the text before "at" may belong to the address or announce it. */
const REACH = 120;

/** How far behind "at" the first spoken stop may be. */
const HOST_REACH = 60;

/** Writes "marta dot k at gmail dot com" as an address, where there is nothing else that it could be. */
export function writeAddresses(text: string, spoken: readonly Spoken[], lexicon: Lexicon): Rewritten | undefined {
  const rewriter = new Rewriter(text);
  for (const [index, at] of spoken.entries()) {
    if (at.kind !== 'at' || at.start < rewriter.end || !isBeforeStop(spoken, index)) continue;
    HOST.lastIndex = at.end;
    const host = HOST.exec(text)?.[1];
    if (host === undefined) continue;
    const hostStart = HOST.lastIndex - host.length;
    const whole = host.slice(0, domainEnd(host));
    if (whole === '') continue;
    const from = Math.max(rewriter.end, at.start - REACH);
    const before = text.slice(from, at.start);
    const local = LOCAL.exec(before);
    const name = local?.[1];
    if (local === null || name === undefined) continue;
    const localStart = from + local.index + local[0].indexOf(name);
    const isBare = /^ $/.test(text.slice(localStart + name.length, at.start)) && at.end + 1 === hostStart;
    const isEnglish = text.slice(at.start, at.end).toLowerCase() === 'at';
    if (isBare && isEnglish && !isAddress(name, before.slice(0, local.index + 1), lexicon)) continue;
    writeSigns(name, localStart, rewriter);
    rewriter.replace(localStart + name.length, hostStart, '@');
    writeSigns(whole, hostStart, rewriter);
  }
  return rewriter.finish();
}

function isBeforeStop(spoken: readonly Spoken[], index: number): boolean {
  const limit = (spoken[index]?.end ?? 0) + HOST_REACH;
  for (let next = index + 1; next < spoken.length && spoken[next]!.start < limit; next++)
    if (spoken[next]!.kind === 'dot') return true;
  return false;
}

/** How much of what looks like a host is one: up to its last spoken stop and the word behind it. */
function domainEnd(host: string): number {
  for (let end = host.length; end > 0; end = Math.max(host.lastIndexOf(' ', end - 1), host.lastIndexOf('-', end - 1)))
    if (ENDS_IN_DOMAIN.test(host.slice(0, end))) return end;
  return 0;
}

/** "look it up at nice dot org" names no mailbox: an everyday word alone needs something that announces one. */
function isAddress(name: string, before: string, lexicon: Lexicon): boolean {
  const { everyday, vocabulary } = LEXICON_FLAGS;
  return !/^\p{L}+$/u.test(name) || CUE.test(before) || (lexicon.flagsOf(fold(name)) & (everyday | vocabulary)) === 0;
}

function writeSigns(part: string, start: number, rewriter: Rewriter): void {
  for (const { 0: sign, 1: lowLine, 2: line, 3: plus, 4: stop, index } of part.matchAll(SIGN)) {
    const written =
      lowLine !== undefined ? '_' : line !== undefined ? '-' : plus !== undefined ? '+' : stop !== undefined ? '.' : '';
    rewriter.replace(start + index, start + index + sign.length, written);
  }
}

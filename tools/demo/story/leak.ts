import type { Entry } from '../institution/record.ts';
import { PATIENT, type Planted } from './planted.ts';

const NAME_RUN = 4;
const DIGIT_RUN = 5;
/** What people put between the digits of one number. */
const SEPARATORS = /(?<=\d)[\s().\-/\\]+(?=\d)/g;

/**
 * The parts of planted values that entries hold: four consecutive characters of a name or five consecutive digits of
 * a number, in any case, in URLs, headers, bodies and frames, as sent and with percent, JSON and base64 decoding.
 */
export function leaksIn(entries: readonly Entry[], planted: Planted): string[] {
  const texts = entries.flatMap(readingsOf).map((text) => text.toLowerCase());
  const digits = texts.map((text) => text.replace(SEPARATORS, ''));
  const names = planted.names.flatMap((name) => runs(name.toLowerCase(), NAME_RUN));
  const numbers = planted.numbers.flatMap((number) => runs(number.replace(/\D/g, ''), DIGIT_RUN));
  return [
    ...names.filter((run) => texts.some((text) => text.includes(run))),
    ...numbers.filter((run) => digits.some((text) => text.includes(run))),
  ];
}

/** What a step says of entries that hold parts of the planted patient; empty when they hold none. */
export function leakProblem(entries: readonly Entry[], when: string): string[] {
  const parts = leaksIn(entries, PATIENT);
  return parts.length === 0 ? [] : [`${parts.length} parts of planted values left ${when}, such as "${parts[0]}"`];
}

function readingsOf(entry: Entry): string[] {
  const raw = [
    entry.target,
    ...Object.values(entry.headers),
    entry.bytes.toString('utf8'),
    entry.bytes.toString('utf16le'),
  ];
  return raw.flatMap((text) => [text, percentDecoded(text), jsonUnescaped(text), ...base64Decoded(text)]);
}

function percentDecoded(text: string): string {
  return text
    .replace(/\+/g, ' ')
    .replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
}

function jsonUnescaped(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function base64Decoded(text: string): string[] {
  return (text.match(/[A-Za-z0-9+/_-]{12,}={0,2}/g) ?? []).map((chunk) =>
    Buffer.from(chunk, 'base64').toString('utf8'),
  );
}

function runs(value: string, length: number): string[] {
  return Array.from({ length: Math.max(0, value.length - length + 1) }, (_, start) =>
    value.slice(start, start + length),
  );
}

import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/**
 * Everything that bytes could be read as: text in three encodings, and from there without percent, JSON, HTML, hex and
 * base64 escapes and decompressed, each up to `DEPTH` times over. What a reading cannot make sense of it leaves out.
 */
export function readingsOf(bytes: Buffer): ReadonlySet<string> {
  const key = bytes.length <= CACHED_BYTES ? bytes.toString('latin1') : null;
  const known = key === null ? undefined : cache.get(key);
  if (known !== undefined) return known;
  const read = readAll(bytes);
  if (key !== null) cache.set(key, read);
  return read;
}

/** Headers are the same ones again and again. */
const CACHED_BYTES = 2000;
const cache = new Map<string, ReadonlySet<string>>();

function readAll(bytes: Buffer): Set<string> {
  const readings = new Set<string>();
  let open: Buffer[] = [bytes];
  for (let depth = 0; depth <= DEPTH && open.length > 0; depth++) {
    const inner: Buffer[] = [];
    for (const each of open) {
      for (const text of textsOf(each)) {
        if (text === '' || readings.has(text)) continue;
        readings.add(text);
        for (const decode of DECODERS) inner.push(...decode(text).filter((found) => found.length > 0));
      }
      inner.push(...inflated(each));
    }
    open = inner;
  }
  return readings;
}

const DEPTH = 4;
/** A wrong guess at a compression can unfold to anything. */
const MOST_BYTES = 4_000_000;

function textsOf(bytes: Buffer): string[] {
  const texts = isText(bytes) ? [bytes.toString('latin1')] : [bytes.toString('utf8'), bytes.toString('latin1')];
  if (bytes.includes(0)) texts.push(bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le'));
  return texts;
}

type Decode = (text: string) => Buffer[];

const DECODERS: readonly Decode[] = [
  (text) =>
    changed(
      text,
      text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => hex(run.replaceAll('%', '')).toString('utf8')),
    ),
  (text) => changed(text, text.replaceAll('+', ' ')),
  (text) =>
    changed(
      text,
      text.replaceAll(/\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (_, long, short) => codeUnit(long ?? short)),
    ),
  (text) => changed(text, text.replaceAll(/\\(["\\/])/g, '$1')),
  (text) =>
    changed(
      text,
      text.replaceAll(/&#x([0-9a-f]{1,6});?/gi, (_, code) => codePoint(Number.parseInt(code, 16))),
    ),
  (text) =>
    changed(
      text,
      text.replaceAll(/&#(\d{1,7});?/g, (_, code) => codePoint(Number(code))),
    ),
  (text) => (text.match(/[A-Za-z0-9+/_-]{12,}={0,2}/g) ?? []).map((run) => Buffer.from(run, 'base64')),
  (text) => (text.match(/(?:[0-9a-f]{2}){8,}/gi) ?? []).map(hex),
];

function changed(from: string, to: string): Buffer[] {
  return from === to ? [] : [Buffer.from(to, 'utf8')];
}

function hex(digits: string): Buffer {
  return Buffer.from(digits, 'hex');
}

function codeUnit(digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 16));
}

function codePoint(code: number): string {
  return code <= 0x10_ffff ? String.fromCodePoint(code) : '';
}

/** gzip (RFC 1952) and zlib (RFC 1950) wherever their magic stands; raw deflate (RFC 1951) as the whole only. */
function inflated(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1))
    found.push(...attempt(() => gunzipSync(bytes.subarray(at), LIMITS)));
  if (bytes[0] === 0x78) found.push(...attempt(() => inflateSync(bytes, LIMITS)));
  if (found.length === 0 && bytes.length > 4 && !isText(bytes))
    found.push(...attempt(() => inflateRawSync(bytes, LIMITS)));
  return found.filter((each) => each.length > 0);
}

/** Deflate gives bytes that no text is made of. */
function isText(bytes: Buffer): boolean {
  return bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

const GZIP = Buffer.of(0x1f, 0x8b, 0x08);
const LIMITS = { maxOutputLength: MOST_BYTES };

function attempt(inflate: () => Buffer): Buffer[] {
  try {
    return [inflate()];
  } catch {
    return [];
  }
}

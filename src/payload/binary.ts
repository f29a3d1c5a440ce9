import { decodeBytes, readUtf8, toBytes } from './bytes.ts';
import { judgedOnly, OPAQUE, type Decoded } from './decoded.ts';
import { framedStrings } from './framing.ts';
import type { Reading } from './place.ts';
import { decodeText } from './text.ts';

/** What is said in bytes. */
export interface BinaryText {
  /** Null stands for content that cannot be read. */
  readonly texts: readonly (string | null)[];
  /** The bytes are one text and nothing else. */
  readonly isText: boolean;
}

/**
 * By their first bytes: PNG, JPEG, GIF, RIFF (WebP, WAVE), PDF, ZIP (Office), MP4, WebM, Ogg, gzip, zstd, OLE (old
 * Office), TIFF. From https://en.wikipedia.org/wiki/List_of_file_signatures.
 */
const SEALED =
  /^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF[^]{4}[AW]|%PDF-|PK[\x03\x05]\x04?|[^]{4}ftyp|\x1aE\xdf\xa3|OggS|[^]{0,5}\x1f\x8b\x08|\(\xb5\/\xfd|\xd0\xcf\x11\xe0|II\*\0|MM\0\*)/;

/** gzip (RFC 1952, section 2.3.1) and zlib (RFC 1950, section 2.2) with a window of 32 kB, as all encoders write. */
const COMPRESSED = /^(?:\x1f\x8b\x08|x[\x01\x5e\x9c\xda])/;

/** @param bytes one character a byte */
export function isCompressed(bytes: string): boolean {
  return COMPRESSED.test(bytes);
}

const READABLE = /[^\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]+/g;
/** UTF-16 in between, big-endian or little-endian, up to U+00FF. */
const WIDE = /(?:\0[ -~\xa0-\xff]){4,}|(?:[ -~\xa0-\xff]\0){4,}/g;
/** A few unreadable bytes may be framing. */
const MOST_FRAMING = 64;
/** More runs than these become one text. */
const MOST_RUNS = 500;

/** @param leastRun how many readable characters in a row are taken for text */
export function readBinary(bytes: string, leastRun = 4): BinaryText {
  if (SEALED.test(bytes)) return { texts: [null], isText: false };
  const text = readUtf8(bytes) ?? '\0';
  if (!isUnreadable(text)) return { texts: [text], isText: true };
  const wide = readWide(bytes);
  if (wide !== null) return { texts: [wide], isText: true };
  const decoded = new TextDecoder().decode(toBytes(bytes));
  const runs = [
    ...(decoded.match(READABLE) ?? []),
    ...(bytes.match(WIDE) ?? []).map((run) => run.replaceAll('\0', '')),
  ].filter((run) => run.length >= leastRun);
  const isOpaque = bytes.length >= MOST_FRAMING && 2 * runs.join('').length < decoded.length;
  const texts = [...framedStrings(bytes), ...(runs.length > MOST_RUNS ? [runs.join('\n')] : runs)];
  return { texts: isOpaque ? [...texts, null] : texts, isText: false };
}

/** Strings of bytes stand in their framing, or in another encoding: they are judged only. */
export function decodeBinary(bytes: string, reading: Reading): Decoded {
  const { texts, isText } = readBinary(bytes);
  const slots = texts.map((text) => (text === null ? OPAQUE : judgedOnly(text, reading.otherwise)));
  return {
    source: bytes,
    slots: isText ? slots.map((slot) => ({ ...slot, inner: decodeText(slot.text, reading) })) : slots,
  };
}

function isUnreadable(text: string): boolean {
  return /[\0-\x08\x0e-\x1f\ufffd]/.test(text);
}

/** UTF-16, if the first characters say so: a byte order mark, or a NUL in each of four. */
function readWide(bytes: string): string | null {
  const isBig = /^(?:\xfe\xff|(?:\0[^\0]){4})/.test(bytes);
  if (!isBig && !/^(?:\xff\xfe|(?:[^\0]\0){4})/.test(bytes)) return null;
  const text = decodeBytes(bytes, isBig ? 'utf-16be' : 'utf-16le');
  return text === null || isUnreadable(text) ? null : text;
}

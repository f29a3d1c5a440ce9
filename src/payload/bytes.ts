import { attempt } from './attempt.ts';

/** Bytes are strings of one UTF-16 code unit (0..255) a byte, as the gate hands them over. */

/** The text of bytes in UTF-8; null when they are none. */
export function readUtf8(bytes: string): string | null {
  return /[^\0-\x7f]/.test(bytes) ? decodeBytes(bytes, 'utf-8') : bytes;
}

export function writeUtf8(text: string): string {
  return /[^\0-\x7f]/.test(text) ? fromBytes(new TextEncoder().encode(text)) : text;
}

/** Null when the bytes are no text in that encoding. */
export function decodeBytes(bytes: string, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): string | null {
  return attempt(() => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(toBytes(bytes)));
}

export function toBytes(bytes: string): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(bytes.length);
  for (let i = 0; i < made.length; i += 1) made[i] = bytes.charCodeAt(i);
  return made;
}

/** An argument list has its limits. */
const CHUNK = 8192;

/** Of the code units that the gate hands over the lower eight bits count. */
export function plainBytes(units: string): string {
  return fromBytes(toBytes(units));
}

export function fromBytes(bytes: Uint8Array): string {
  let made = '';
  for (let i = 0; i < bytes.length; i += CHUNK) made += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return made;
}

/** @param digits an even number of hexadecimal digits */
export function fromHex(digits: string): string {
  return digits.replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16)));
}

/** A big-endian number; NaN past the end. */
export function uintAt(bytes: string, start: number, size: number): number {
  let value = 0;
  for (let i = start; i < start + size; i += 1) value = value * 256 + bytes.charCodeAt(i);
  return value;
}

import type { Part } from '../gate/wire.ts';
import { fromBytes, plainBytes, readUtf8, toBytes } from './bytes.ts';
import { LARGEST_PART } from './part.ts';

/** What bytes may be compressed with: gzip and zlib say it, a bare stream of deflate is only possible (RFC 1950 to 1952). */
export function compressionOf({ kind, text: units }: Part): CompressionFormat | null {
  if (kind !== 'bytes') return null;
  const text = plainBytes(units.slice(0, 3));
  if (text.startsWith('\x1f\x8b\x08')) return 'gzip';
  if (/^x[\x01\x5e\x9c\xda]/.test(text)) return 'deflate';
  return (text.charCodeAt(0) & 6) === 6 ? null : 'deflate-raw';
}

/** What a part holds; null when it is not compressed, or holds more than would be taken apart. */
export async function inflate(part: Part): Promise<Part | null> {
  const format = compressionOf(part);
  if (!format) return null;
  try {
    let bytes = '';
    const inflating = new Blob([toBytes(part.text)]).stream().pipeThrough(new DecompressionStream(format));
    // In Firefox stream and chunks are the page's as its content scripts see them: not to be walked, only to be copied.
    const reader = inflating.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      bytes += fromBytes(new Uint8Array(read.value));
      if (bytes.length > LARGEST_PART) return null;
    }
    const text = readUtf8(bytes);
    return text === null ? { ...part, text: bytes } : { ...part, kind: 'text', text };
  } catch {
    return null;
  }
}

import type { Part } from '../gate/wire.ts';
import { decodeBinary } from './binary.ts';
import { plainBytes, readUtf8, writeUtf8 } from './bytes.ts';
import { judgedOnly, keep, OPAQUE, type Decoded } from './decoded.ts';
import { decodeEnvelopes } from './envelope.ts';
import { decodeField } from './json.ts';
import { decodeMultipart } from './multipart.ts';
import { mayIdentify, type Reading } from './place.ts';
import { decodeText } from './text.ts';

/** A longer part is not taken apart: 8 Mi UTF-16 code units or bytes. */
export const LARGEST_PART = 8 * 1024 * 1024;

export function decodePart({ kind, in: place, name, text }: Part, given: Reading): Decoded {
  const isHeader = place === 'header';
  const reading = isHeader ? { prompts: [], otherwise: place } : given;
  const { source, slots } =
    kind === 'opaque' || text.length > LARGEST_PART
      ? { source: text, slots: [OPAQUE] }
      : kind === 'bytes'
        ? { ...decodeBytes(plainBytes(text), reading), source: text }
        : place === 'body' || place === 'message'
          ? (decodeFramedText(text, reading) ?? decodeText(text, reading))
          : decodeField(text, reading, [name], isHeader ? null : keep);
  // Case does not count in the name of a header, so a capital says nothing.
  const isTelling = mayIdentify(isHeader ? name.toLowerCase() : name);
  return { source, slots: isTelling ? [judgedOnly(name, reading.otherwise), ...slots] : slots };
}

function decodeBytes(bytes: string, reading: Reading): Decoded {
  return decodeFramed(bytes, reading) ?? decodeBinary(bytes, reading);
}

/** Framing counts bytes, not characters. */
function decodeFramedText(text: string, reading: Reading): Decoded | null {
  const inner = /^(?:--|[\0\x02]\0)/.test(text) ? decodeFramed(writeUtf8(text), reading) : null;
  const slot = { ...judgedOnly('', reading.otherwise), end: text.length, write: readUtf8 };
  return inner && { source: text, slots: [{ ...slot, inner }] };
}

function decodeFramed(bytes: string, reading: Reading): Decoded | null {
  return decodeMultipart(bytes, reading) ?? decodeEnvelopes(bytes, reading);
}

import type { Part } from '../gate/wire.ts';
import { decodeBinary } from './binary.ts';
import { readUtf8, writeUtf8 } from './bytes.ts';
import { judgedOnly, keep, OPAQUE, type Decoded } from './decoded.ts';
import { decodeEnvelopes } from './envelope.ts';
import { decodeField } from './json.ts';
import { decodeMultipart } from './multipart.ts';
import { mayIdentify, type Reading } from './place.ts';
import { decodeText } from './text.ts';

/** A longer part is not taken apart: 8 Mi UTF-16 code units or bytes. */
export const LARGEST_PART = 8 * 1024 * 1024;

/** @param inflated what it holds when it is compressed and was inflated */
export function decodePart({ kind, in: place, name, text }: Part, given: Reading, inflated: string | null): Decoded {
  const reading = place === 'header' ? { prompts: [], otherwise: place } : given;
  const isWhole = place === 'body' || place === 'message';
  const decoded =
    kind === 'opaque' || text.length > LARGEST_PART
      ? { source: text, slots: [OPAQUE] }
      : kind === 'bytes'
        ? decodeBytes(text, reading)
        : isWhole
          ? (decodeFramedText(text, reading) ?? decodeText(text, reading))
          : decodeField(text, reading, [name], place === 'header' ? null : keep);
  const slots = decoded.slots.filter(({ at }) => inflated === null || at !== 'opaque');
  if (inflated !== null) slots.push({ ...judgedOnly('', reading.otherwise), inner: decodeInflated(inflated, reading) });
  if (mayIdentify(place === 'header' ? name.toLowerCase() : name)) slots.unshift(judgedOnly(name, reading.otherwise));
  return { ...decoded, slots };
}

function decodeInflated(bytes: string, reading: Reading): Decoded {
  const text = readUtf8(bytes);
  return text === null ? decodeBytes(bytes, reading) : decodeText(text, reading);
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

import { decodeBinary } from './binary.ts';
import { readUtf8, writeUtf8 } from './bytes.ts';
import { judgedOnly, type Decoded, type Slot, type Write } from './decoded.ts';
import { mayIdentify, placeOf, type Reading } from './place.ts';
import { decodeField } from './json.ts';

const HEAD = /^\r?\n[^]*?\r?\n\r?\n/;
const PARAMETER = /([\w*-]+)=("?)([^"\r\n;]*)\2/g;

/**
 * The strings of multipart/form-data (RFC 7578): names that may carry an identifier, file names, contents. The boundary
 * stays; a text that holds it cannot be put back. Null when the bytes are anything else.
 */
export function decodeMultipart(bytes: string, reading: Reading): Decoded | null {
  const [delimiter] = /^--[^\r\n]{1,70}(?=\r?\n)/.exec(bytes) ?? [];
  if (!delimiter) return null;
  const slots: Slot[] = [];
  let from = 0;
  for (const part of bytes.split(delimiter)) {
    const [head] = HEAD.exec(part) ?? [];
    // Before the first delimiter and behind the last one.
    if (!head && !/^(?:--)?\s*$/.test(part)) return null;
    if (head) slots.push(...readPart(part, head, from, delimiter, reading));
    from += part.length + delimiter.length;
  }
  return slots.length > 0 ? { source: bytes, slots } : null;
}

function readPart(part: string, head: string, from: number, delimiter: string, reading: Reading): Slot[] {
  const slots: Slot[] = [];
  let name = '';
  for (const { 0: whole, 1: key, 3: value = '', index } of head.matchAll(PARAMETER)) {
    const text = readUtf8(value)?.replace(/%22|%0D|%0A/gi, decodeURIComponent) ?? value;
    if (key === 'name') name = text;
    if (key === 'filename') {
      const end = from + index + whole.length;
      slots.push({ start: end - whole.length, end, text, at: placeOf(reading, [name]), write: writeFileName });
    } else if (mayIdentify(text)) slots.push(judgedOnly(text, reading.otherwise));
  }
  const start = from + head.length;
  const end = from + part.replace(/\r?\n$/, '').length;
  const content = part.slice(head.length, end - from);
  const text = readUtf8(content);
  const inner = text === null ? decodeBinary(content, reading) : decodeField(text, reading, [name]);
  const write: Write = (now) => (now.includes(delimiter) ? null : writeUtf8(now));
  return [...slots, { start, end, text: '', at: reading.otherwise, write, inner }];
}

/** As browsers write it (https://html.spec.whatwg.org/#multipart-form-data). */
function writeFileName(name: string): string {
  return `filename="${writeUtf8(name.replace(/["\r\n]/g, encodeURIComponent))}"`;
}

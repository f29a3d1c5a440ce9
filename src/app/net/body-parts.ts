import type { Part } from '../../gate/wire.ts';
import type { NetBody } from '../../platform/web-request-net.ts';

/** A request's body as the parts that src/payload takes apart. What the browser does not show has no part. */
export function bodyParts(body: NetBody | null): Part[] {
  const fields = Object.entries(body?.formData ?? {}).flatMap(([name, values]) =>
    values.map((value) => partOf('field', name, value)),
  );
  const pieces = (body?.raw ?? []).flatMap(({ bytes }) => (bytes ? [new Uint8Array(bytes)] : []));
  return pieces.length === 0 ? fields : [...fields, partOf('body', '', joined(pieces))];
}

function partOf(place: Part['in'], name: string, value: string | ArrayBuffer | Uint8Array): Part {
  if (typeof value === 'string') return { kind: 'text', in: place, name, text: value };
  try {
    return { kind: 'text', in: place, name, text: new TextDecoder('utf-8', { fatal: true }).decode(value) };
  } catch {
    // One code unit a byte: Latin-1 as the web has it maps a few bytes elsewhere.
    const bytes = new Uint8Array(value instanceof Uint8Array ? value : new Uint8Array(value));
    let text = '';
    for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
    return { kind: 'bytes', in: place, name, text };
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

import type { Part } from '../gate/wire.ts';
import { attempt } from './attempt.ts';
import { OPAQUE, render, type Decoded, type Leaf, type Slot } from './decoded.ts';
import { compressionOf, inflate } from './inflate.ts';
import { otherReadings } from './other-readings.ts';
import { decodePart } from './part.ts';
import { stepsOf, type Path } from './place.ts';
import { decodeUrl } from './url.ts';

export type { Leaf } from './decoded.ts';

/** What is read of a question of the gate. */
export interface RawRequest {
  readonly url: string | null;
  /** False: the URL was judged before and only names the endpoint. */
  readonly isUrlSent: boolean;
  readonly parts: readonly Part[];
}

/** A request taken apart into its strings: those of the URL, then those of the parts in order. */
export interface ReadRequest {
  readonly leaves: readonly Leaf[];
  /** Present when a part may be compressed: reads the request again with it inflated. Never rejects. */
  readonly inflate?: (() => Promise<ReadRequest>) | undefined;
  /** Raw URL and part texts with the leaves' texts (one per leaf) put back; null when one cannot be put back exactly. */
  render(texts: readonly string[]): { url: string | null; texts: string[] } | null;
}

/** Reads what leaves. Never throws: what cannot be read is an opaque leaf. */
export function readRequest(request: RawRequest, promptPaths: readonly string[]): ReadRequest {
  return readWith(request, promptPaths.map(stepsOf), null);
}

/** @param inflated what stands for compressed parts, by index; null before they were inflated */
function readWith(request: RawRequest, prompts: readonly Path[], inflated: (Part | null)[] | null): ReadRequest {
  const { url, isUrlSent, parts } = request;
  const leaves: Leaf[] = [];
  const indices = new Map<Slot, number>();
  const budget = { left: 65_536 };
  for (const { text } of [{ text: url ?? '' }, ...parts.map((part, i) => inflated?.[i] ?? part)])
    budget.left += 4 * text.length;

  /** Each leaf is followed by its other readings. */
  function collect(decoded: Decoded, isWithinFixed: boolean): Decoded {
    for (const slot of decoded.slots) {
      const { inner, text, at, write } = slot;
      const isFixed = isWithinFixed || !write;
      if (inner) collect(inner, isFixed);
      else {
        indices.set(slot, leaves.push({ text, at, isFixed }) - 1);
        for (const other of otherReadings(text, budget))
          leaves.push(
            other === null
              ? { text: '', at: 'opaque', isFixed: true, source: text }
              : { text: other, at, isFixed: true },
          );
      }
    }
    return decoded;
  }

  function read(source: string, decode: () => Decoded): Decoded {
    const { length } = leaves;
    const decoded = attempt(() => collect(decode(), false));
    if (decoded) return decoded;
    leaves.length = length;
    leaves.push({ text: '', at: 'opaque', isFixed: true });
    return { source, slots: [] };
  }

  const decodedUrl = url !== null && isUrlSent ? read(url, () => decodeUrl(url, { prompts, otherwise: 'url' })) : null;
  const decodedParts = parts.map((part, i) =>
    read(part.text, () => {
      const within = inflated?.[i];
      const decoded = decodePart(within ?? part, { prompts, otherwise: 'body' });
      // What was compressed cannot be put back.
      return within ? { source: part.text, slots: [{ ...OPAQUE, inner: decoded }] } : decoded;
    }),
  );

  return {
    leaves,
    inflate:
      !inflated && parts.some(compressionOf)
        ? async () => readWith(request, prompts, await Promise.all(parts.map(inflate)))
        : undefined,
    render(texts) {
      if (leaves.some(({ isFixed, text }, i) => texts[i] === undefined || (isFixed && texts[i] !== text))) return null;
      const put = (decoded: Decoded) => render(decoded, (slot) => texts[indices.get(slot) ?? -1] ?? '');
      const rendered = decodedParts.map(put);
      const newUrl = decodedUrl ? put(decodedUrl) : url;
      return rendered.includes(null) || (newUrl === null && url !== null)
        ? null
        : { url: newUrl, texts: rendered as string[] };
    },
  };
}

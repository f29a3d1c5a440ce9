import type { Part } from '../gate/wire.ts';
import { collect, judgedOnly, OPAQUE, plain, render, type Decoded, type Leaf } from './decoded.ts';
import type { Budget } from './other-readings.ts';
import { mayIdentify, placeOf, stepsOf, type Reading } from './place.ts';
import { decodeField, decodeText } from './text.ts';
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
  /** Present when a part is compressed: reads the request again with it inflated. Never rejects. */
  readonly inflate?: () => Promise<ReadRequest>;
  /** Raw URL and part texts with the leaves' texts (one per leaf) put back; null when one cannot be put back exactly. */
  render(texts: readonly string[]): { url: string | null; texts: string[] } | null;
}

/** A longer part is not taken apart: 8 Mi UTF-16 code units or bytes. */
const LARGEST_PART = 8 * 1024 * 1024;

/** Reads what leaves. Never throws: what cannot be read is an opaque leaf. */
export function readRequest(request: RawRequest, promptPaths: readonly string[]): ReadRequest {
  const prompts = promptPaths.map(stepsOf);
  const { url, parts } = request;
  const size = parts.reduce((sum, { text }) => sum + text.length, url?.length ?? 0);
  const budget: Budget = { left: 4 * size + 65_536 };
  const leaves: Leaf[] = [];
  const own: number[] = [];

  function read(source: string, decode: () => Decoded): Decoded {
    const [leavesBefore, ownBefore] = [leaves.length, own.length];
    try {
      const decoded = decode();
      collect(decoded, false, budget, leaves, own);
      return decoded;
    } catch {
      leaves.length = leavesBefore;
      own.length = ownBefore;
      const decoded = { source, slots: [OPAQUE] };
      collect(decoded, true, budget, leaves, own);
      return decoded;
    }
  }

  const decodedUrl =
    url === null || !request.isUrlSent ? null : read(url, () => decodeUrl(url, { prompts, otherwise: 'url' }));
  const decodedParts = parts.map((part) => read(part.text, () => decodePart(part, { prompts, otherwise: 'body' })));

  return {
    leaves,
    render(texts) {
      if (texts.length !== leaves.length) return null;
      if (leaves.some((leaf, i) => leaf.isFixed && leaf.text !== texts[i])) return null;
      let at = 0;
      const next = () => texts[own[at++] as number] as string;
      const renderedUrl = decodedUrl ? render(decodedUrl, next) : url;
      const rendered = decodedParts.map((decoded) => render(decoded, next));
      if ((url !== null && renderedUrl === null) || rendered.includes(null)) return null;
      return { url: renderedUrl, texts: rendered as string[] };
    },
  };
}

function decodePart({ kind, in: place, name, text }: Part, reading: Reading): Decoded {
  if (kind !== 'text' || text.length > LARGEST_PART) return { source: text, slots: [OPAQUE] };
  if (place === 'header') return named(name, 'header', plain(text, 'header', null));
  const at = placeOf(reading, [name]);
  if (place === 'field') return named(name, reading.otherwise, decodeField(text, reading, [name]));
  if (place === 'file-name') return named(name, reading.otherwise, plain(text, at));
  return place === 'file' ? decodeText(text, { prompts: [], otherwise: at }) : decodeText(text, reading);
}

function named(name: string, at: Leaf['at'], decoded: Decoded): Decoded {
  return mayIdentify(name) ? { ...decoded, slots: [judgedOnly(name, at), ...decoded.slots] } : decoded;
}

/** Texts with inline marks, as tools/train/texts/SCHEME.md lays them down. */
export interface MarkedText {
  readonly id: string;
  readonly kind: string;
  readonly lang: string;
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly label: string }[];
}

const HEAD = /^#id: (\S+) \| kind: (\S+) \| lang: ([a-z-]+)$/;
const PIECE = /\[\[([A-Z0-9]+)\|([^\]]*?)\]\]|\{\{U\+([0-9A-F]{4,6})\}\}/g;

/** @throws Error on a text without its head line: a training file is ours to repair */
export function readMarkup(source: string): MarkedText[] {
  return source
    .split(/^=====\n/m)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const end = part.indexOf('\n');
      const head = HEAD.exec(part.slice(0, end));
      if (head === null) throw new Error(`bad head line: ${part.slice(0, end)}`);
      const [, id = '', kind = '', lang = ''] = head;
      return { id, kind, lang, ...unmarked(part.slice(end + 1).trimEnd()) };
    });
}

export function unmarked(source: string): Pick<MarkedText, 'text' | 'spans'> {
  const spans: { start: number; end: number; label: string }[] = [];
  let text = '';
  let at = 0;
  for (const found of source.matchAll(PIECE)) {
    text += plain(source.slice(at, found.index));
    at = found.index + found[0].length;
    if (found[3] !== undefined) {
      text += String.fromCodePoint(Number.parseInt(found[3], 16));
      continue;
    }
    const start = text.length;
    text += inner(found[2] ?? '');
    spans.push({ start, end: text.length, label: found[1] ?? '' });
  }
  return { text: text + plain(source.slice(at)), spans };
}

function inner(source: string): string {
  return plain(
    source.replace(/\{\{U\+([0-9A-F]{4,6})\}\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
  );
}

function plain(source: string): string {
  return source.replaceAll('⇥', '\t');
}

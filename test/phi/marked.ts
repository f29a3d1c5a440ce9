/** A text with its marked spans: "MRN [[MRN|123]]" is "MRN 123" with one span of label MRN. */
export interface Marked {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly label: string }[];
}

export function parseMarked(source: string): Marked {
  const spans: { start: number; end: number; label: string }[] = [];
  let text = '';
  let at = 0;
  for (const found of source.matchAll(/\[\[([A-Z\d]+)\|(.*?)\]\](?!\])/gs)) {
    text += source.slice(at, found.index);
    spans.push({ start: text.length, end: text.length + found[2]!.length, label: found[1]! });
    text += found[2]!;
    at = found.index + found[0].length;
  }
  return { text: text + source.slice(at), spans };
}

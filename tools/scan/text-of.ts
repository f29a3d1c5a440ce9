const NOT_TEXT = 'not text (it holds NUL bytes); export the document as plain text first';
const NOT_UTF8 = 'not UTF-8; convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE > FILE.txt';
const NOT_UTF16 = 'damaged UTF-16 text; save it as UTF-8 first';

/** UTF-8 without a mark is the rule; UTF-16 is what Windows programs save as "Unicode", with a mark. */
const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: string; readonly fault: string }[] = [
  { bytes: [0xff, 0xfe], encoding: 'utf-16le', fault: NOT_UTF16 },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be', fault: NOT_UTF16 },
];

/**
 * The text of a file, without its byte order mark, or why it has none. Nothing is guessed: a byte that was read
 * wrongly is an identifier that was not found.
 */
export function textOf(bytes: Uint8Array): { readonly text: string } | { readonly fault: string } {
  const mark = MARKS.find(({ bytes: lead }) => lead.every((byte, at) => bytes[at] === byte));
  let text: string;
  try {
    text = new TextDecoder(mark?.encoding ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { fault: bytes.includes(0) && mark === undefined ? NOT_TEXT : (mark?.fault ?? NOT_UTF8) };
  }
  return text.includes('\0') ? { fault: NOT_TEXT } : { text };
}

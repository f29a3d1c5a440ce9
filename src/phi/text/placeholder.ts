/**
 * Our own placeholders, as deid writes them ("[PATIENT-1]", "90-or-older"). A text that was de-identified is read
 * again before every send; its placeholders are nobody's data, name nobody, and answer no label.
 */
const PLACEHOLDER_LABELS = [
  'PATIENT',
  'RELATIVE',
  'CLINICIAN',
  'PERSON',
  'ADDRESS',
  'CITY',
  'ZIP',
  'HOSPITAL',
  'DATE',
  'PHONE',
  'FAX',
  'EMAIL',
  'SSN',
  'MRN',
  'PLAN-ID',
  'ACCOUNT',
  'LICENSE',
  'NATIONAL-ID',
  'VEHICLE',
  'DEVICE',
  'URL',
  'IP',
  'BIOMETRIC',
  'PHOTO',
  'HANDLE',
  'ID',
] as const;

/** Only our labels, and only counts: "[KV-0447182]" and "[MRN-0447182]" are somebody's record numbers. */
const PLACEHOLDER = new RegExp(
  String.raw`\[(?:PHI|(?:${PLACEHOLDER_LABELS.join('|')})-[1-9]\d{0,3})\]|(?<![\p{L}\d-])90-or-older(?![\p{L}\d-])`,
  'gu',
);

/** U+FFFC, the object replacement character: no letter, no digit, no space, and nothing that joins two words. */
export const BLANK = '\ufffc';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `text` with the inside of every placeholder blanked, its length kept, and where the placeholders are. */
export function blankPlaceholders(text: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  const blanked = text.replace(PLACEHOLDER, (found, start: number) => {
    spans.push({ start, end: start + found.length });
    // The brackets stay, so that what stands beside a placeholder is read as beside any bracket.
    return found.startsWith('[') ? `[${BLANK.repeat(found.length - 2)}]` : BLANK.repeat(found.length);
  });
  return { text: blanked, spans };
}

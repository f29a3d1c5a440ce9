/** How labelled values are read: from an offset to the end of the value, or nothing when none stands there. */
export type ValueReader = (text: string, at: number) => number | undefined;

/** A reader for a value with a shape of its own; `regex` is sticky. */
export function shaped(regex: RegExp): ValueReader {
  return (text, at) => {
    regex.lastIndex = at;
    return regex.exec(text) === null ? undefined : regex.lastIndex;
  };
}

const CHUNK = /[A-Za-z\d]{1,32}(?:[-/._·][A-Za-z\d]{1,32}){0,6}/y;
const LETTERS = /^[A-Z]{1,5}$/;
/** A number followed by one of these is a measurement or an age, not (the next group of) an identifier. */
const UNIT =
  /^[ ]?(?:%|(?:y|yo|yrs?|mg|mcg|kg|g|cm|mm|ml|l|days?|weeks?|wks?|months?|years?|hrs?|hours?|min|am|pm|bpm|mmhg|units?|times)\b|[MFmf]\b(?!\w)|\/\d)/;
const DATE = /^(?:\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|(?:19|20)\d\d-\d\d-\d\d)$/;
const GROUP = /^\d{1,6}(?:-[A-Z\d]{1,3})?$/;
const LONGEST_GROUPS = 5;

function chunkAt(text: string, at: number): string | undefined {
  CHUNK.lastIndex = at;
  return CHUNK.exec(text)?.[0];
}

/**
 * A record number as institutions print them: letters and digits with separators ("KV-0447182", "PMB/ANC/9625"),
 * perhaps with a letter group before ("XEH 904 118 227 01"), or groups of digits ("362 418 9057").
 */
function readId(
  text: string,
  at: number,
): { end: number; letters: number; digits: number; groups: number } | undefined {
  let start = text[at] === '#' ? at + 1 : at;
  let chunk = chunkAt(text, start);
  if (chunk === undefined || DATE.test(chunk)) return undefined;
  const from = start;
  if (LETTERS.test(chunk) && text[start + chunk.length] === ' ') {
    const next = chunkAt(text, start + chunk.length + 1);
    if (next === undefined || !/\d{2}/.test(next) || DATE.test(next)) return undefined;
    start += chunk.length + 1;
    chunk = next;
  }
  if (!/\d/.test(chunk)) return undefined;
  let end = start + chunk.length;
  if (UNIT.test(text.slice(end, end + 8)) && /^\d{1,4}(?:\.\d+)?$/.test(chunk)) return undefined;
  let groups = 1;
  for (
    let last = chunk;
    groups < LONGEST_GROUPS && /\d$/.test(last) && last.length <= 6 && text[end] === ' ';
    groups++
  ) {
    const next = chunkAt(text, end + 1);
    if (next === undefined || !GROUP.test(next) || (next.length < 2 && last.length < 3)) break;
    const after = text.slice(end + 1 + next.length, end + 9 + next.length);
    if (UNIT.test(after) || /^[:/]|^\.\d/.test(after)) break;
    end += 1 + next.length;
    last = next;
  }
  const whole = text.slice(from, end);
  return { end, letters: whole.replace(/[^A-Za-z]/g, '').length, digits: whole.replace(/\D/g, '').length, groups };
}

/** Any labelled identifier: three digits, or letters and digits together. */
export function idValue(text: string, at: number): number | undefined {
  const id = readId(text, at);
  if (id === undefined) return undefined;
  return id.digits >= 3 ||
    (id.digits >= 2 && id.letters >= 1 && id.digits + id.letters >= 4) ||
    (id.digits >= 1 && id.letters >= 4)
    ? id.end
    : undefined;
}

/** For labels that are everyday words ("case", "order", "member"): five characters, four of them digits, and no year. */
export function longIdValue(text: string, at: number): number | undefined {
  const id = readId(text, at);
  if (id === undefined || /^(?:#?[A-Z]{1,5} )?(?:19|20)\d\d$/.test(text.slice(at, id.end))) return undefined;
  return id.digits >= 4 && id.digits + id.letters >= 5 ? id.end : undefined;
}

/** Seven to fifteen digits in groups, with the signs that telephone numbers are written with. */
export const phoneValue: ValueReader = shaped(
  /(?=(?:\D{0,3}\d){7})(?!(?:\D{0,3}\d){16})\+?\(?\d[\d().\-/ ]{5,20}\d(?!\d)(?:[ ,]*(?:x|ext\.?)[ ]?\d{1,5}\b)?/y,
);

/** An extension or a pager: three to six digits. */
export const extensionValue: ValueReader = shaped(/\d{3,6}(?![\d.,/:-]\d|\d| ?(?:mg|ml|times|patients|people))/y);

import { GAP, type Tokens } from './tokens.ts';
import { mix } from './hash.ts';

/**
 * What the place of a token on its line says of it: the label before it ("MRN: 12", `"family": "Doe"`, `<city>Ulm`), the
 * heading of its column, the field of its HL7 or X12 segment. Entries are numbers of `tokens.entries`, -1 for none.
 */
export interface Layout {
  /** Last word of the label in force, and the one before it. */
  readonly field: Int32Array;
  readonly field2: Int32Array;
  /** Tokens since the label, 255 at most. */
  readonly since: Uint8Array;
  /** First and last word of the heading of the column. */
  readonly column: Int32Array;
  readonly column2: Int32Array;
  /** Hash of segment and field number; 0 outside such segments. */
  readonly segment: Int32Array;
  /** First word of the line, and last word of the line before. */
  readonly lineWord: Int32Array;
  readonly lineAbove: Int32Array;
  /** How many tokens stand before and after on the line. */
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** Separators of columns, by the character that stands there; a tab or a wide gap is none. */
const SEPARATORS = ['|', ',', ';', '\t'] as const;
const MOST_COLUMNS = 64;
/** A label is not in force for longer. */
const LONGEST_FIELD = 60;

export function layoutOf(tokens: Tokens): Layout {
  const { count, line } = tokens;
  const layout = {
    field: new Int32Array(count).fill(-1),
    field2: new Int32Array(count).fill(-1),
    since: new Uint8Array(count),
    column: new Int32Array(count).fill(-1),
    column2: new Int32Array(count).fill(-1),
    segment: new Int32Array(count),
    lineWord: new Int32Array(count).fill(-1),
    lineAbove: new Int32Array(count).fill(-1),
    before: new Int32Array(count),
    after: new Int32Array(count),
  };
  let heading: Heading | null = null;
  let above = -1;
  for (let first = 0; first < count;) {
    let last = first + 1;
    while (last < count && line[last] === line[first]) last++;
    fields(tokens, layout, first, last);
    segments(tokens, layout, first, last);
    heading = columns(tokens, layout, first, last, heading);
    let lineWord = -1;
    let lastWord = -1;
    for (let i = first; i < last; i++) {
      const id = tokens.entry[i]!;
      const isWord = tokens.entries[id]!.kind === 'letters';
      if (isWord && lineWord < 0) lineWord = id;
      if (isWord) lastWord = id;
      layout.before[i] = i - first;
      layout.after[i] = last - 1 - i;
      layout.lineAbove[i] = above;
    }
    layout.lineWord.fill(lineWord, first, last);
    above = lastWord;
    first = last;
  }
  return layout;
}

type Filled = { -readonly [key in keyof Layout]: Layout[key] };

function fields(tokens: Tokens, layout: Filled, first: number, last: number): void {
  let field = -1;
  let field2 = -1;
  let at = first;
  for (let i = first; i < last; i++) {
    const { folded, kind } = tokens.entries[tokens.entry[i]!]!;
    if (kind === 'sign' && (folded === ':' || folded === '=' || folded === '>' || folded === '#')) {
      let word = i - 1;
      while (word > first && i - word < 4 && isQuote(tokens, word)) word--;
      if (word >= first && tokens.entries[tokens.entry[word]!]!.kind === 'letters') {
        field = tokens.entry[word]!;
        const prior = word - 1;
        field2 = prior >= first && tokens.entries[tokens.entry[prior]!]!.kind === 'letters' ? tokens.entry[prior]! : -1;
        at = i;
      }
    }
    if (field < 0 || i - at > LONGEST_FIELD) continue;
    layout.field[i] = field;
    layout.field2[i] = field2;
    layout.since[i] = i - at;
  }
}

function isQuote(tokens: Tokens, index: number): boolean {
  const { folded } = tokens.entries[tokens.entry[index]!]!;
  return folded === '"' || folded === "'" || folded === ')' || folded === '*' || folded === '.' || folded === '`';
}

/** HL7 v2 "PID|1||…^…" and X12 "NM1*IL*1*…": the segment's name, the number of the field, and of its component. */
function segments(tokens: Tokens, layout: Filled, first: number, last: number): void {
  let at = first + 1;
  // "NM1", "PV1": the digit is a token of its own.
  if (at < last && tokens.gap[at] === GAP.none && tokens.entries[tokens.entry[at]!]!.kind === 'digits') at++;
  if (at >= last || tokens.gap[at] !== GAP.none) return;
  const separator = tokens.entries[tokens.entry[at]!]!.folded;
  const name = tokens.entries[tokens.entry[first]!]!;
  if ((separator !== '|' && separator !== '*') || name.kind !== 'letters' || name.folded.length > 3) return;
  const head = at > first + 1 ? mix(name.word, tokens.entries[tokens.entry[first + 1]!]!.word) : name.word;
  let field = 0;
  let component = 0;
  for (let i = at; i < last; i++) {
    const { folded } = tokens.entries[tokens.entry[i]!]!;
    if (folded === separator) {
      field++;
      component = 0;
    } else if (folded === '^' || folded === ':') component++;
    else layout.segment[i] = mix(mix(head, field), Math.min(component, 12));
  }
}

interface Heading {
  readonly separator: string;
  readonly columns: number;
  /** First and last word of each heading, two numbers a column. */
  readonly words: Int32Array;
}

/** Lines that have as many separators as the first line of their block are rows under its headings. */
function columns(tokens: Tokens, layout: Filled, first: number, last: number, known: Heading | null): Heading | null {
  const heading = tokens.gap[first] === GAP.paragraph ? null : known;
  const separator = heading?.separator ?? separatorOf(tokens, first, last);
  if (separator === null) return null;
  const cells = cellsOf(tokens, first, last, separator);
  const width = cells[cells.length - 1]! + 1;
  if (heading === null || (separator === ',' && width !== heading.columns)) {
    if (heading !== null || width < 3) return heading;
    const words = new Int32Array(2 * Math.min(width, MOST_COLUMNS)).fill(-1);
    for (let i = first; i < last; i++) {
      const cell = cells[i - first]!;
      if (cell >= MOST_COLUMNS || tokens.entries[tokens.entry[i]!]!.kind !== 'letters') continue;
      if (words[2 * cell] === -1) words[2 * cell] = tokens.entry[i]!;
      words[2 * cell + 1] = tokens.entry[i]!;
    }
    return { separator, columns: width, words };
  }
  if (width < 2) return null;
  for (let i = first; i < last; i++) {
    const cell = cells[i - first]!;
    if (2 * cell >= heading.words.length) continue;
    layout.column[i] = heading.words[2 * cell]!;
    layout.column2[i] = heading.words[2 * cell + 1]!;
  }
  return heading;
}

function separatorOf(tokens: Tokens, first: number, last: number): string | null {
  let best: string | null = null;
  let most = 1;
  for (const separator of SEPARATORS) {
    let seen = 0;
    for (let i = first; i < last; i++) if (separates(tokens, i, separator)) seen++;
    if (seen > most) {
      most = seen;
      best = separator;
    }
  }
  return best;
}

function separates(tokens: Tokens, index: number, separator: string): boolean {
  if (separator === '\t') return tokens.gap[index] === GAP.tab || tokens.gap[index] === GAP.wide;
  const { kind, folded } = tokens.entries[tokens.entry[index]!]!;
  return kind === 'sign' && folded === separator;
}

/** The number of the column of each token of the line. */
function cellsOf(tokens: Tokens, first: number, last: number, separator: string): Int32Array {
  const cells = new Int32Array(last - first);
  let cell = 0;
  for (let i = first; i < last; i++) {
    if (separates(tokens, i, separator)) cell++;
    cells[i - first] = cell;
  }
  return cells;
}

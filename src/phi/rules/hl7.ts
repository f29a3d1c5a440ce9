import type { CategoryId } from '../category.ts';
import type { Role } from '../finding.ts';
import type { Document } from '../text/document.ts';
import { defineRule, type Candidate } from './rule.ts';

/**
 * Which fields of an HL7 v2 message identify someone. `parts`: the components of a composite that do, from 0;
 * without it the whole first repetition counts as far as its first empty component.
 */
interface Field {
  readonly at: number;
  readonly category: CategoryId;
  readonly role?: Role;
  readonly parts?: readonly { readonly part: number; readonly category: CategoryId }[];
}

const ADDRESS: Field['parts'] = [
  { part: 0, category: 'address' },
  { part: 1, category: 'address' },
  { part: 2, category: 'city' },
  { part: 3, category: 'city' },
  { part: 4, category: 'zip' },
];

/** Segment, then its fields as the standard numbers them (in MSH the separator itself is field 1). */
const SEGMENTS: Readonly<Record<string, readonly Field[]>> = {
  MSH: [
    { at: 4, category: 'facility' },
    { at: 6, category: 'facility' },
    { at: 7, category: 'date' },
    { at: 10, category: 'other-id' },
  ],
  EVN: [
    { at: 2, category: 'date' },
    { at: 5, category: 'name', role: 'clinician' },
    { at: 6, category: 'date' },
  ],
  PID: [
    { at: 2, category: 'mrn', role: 'patient' },
    { at: 3, category: 'mrn', role: 'patient' },
    { at: 4, category: 'mrn', role: 'patient' },
    { at: 5, category: 'name', role: 'patient' },
    { at: 6, category: 'name', role: 'relative' },
    { at: 7, category: 'date', role: 'patient' },
    { at: 9, category: 'name', role: 'patient' },
    { at: 11, category: 'address', role: 'patient', parts: ADDRESS },
    { at: 13, category: 'phone', role: 'patient' },
    { at: 14, category: 'phone', role: 'patient' },
    { at: 18, category: 'account', role: 'patient' },
    { at: 19, category: 'ssn', role: 'patient' },
    { at: 20, category: 'license', role: 'patient' },
    { at: 29, category: 'date', role: 'patient' },
  ],
  NK1: [
    { at: 2, category: 'name', role: 'relative' },
    { at: 4, category: 'address', role: 'relative', parts: ADDRESS },
    { at: 5, category: 'phone', role: 'relative' },
  ],
  MRG: [
    { at: 1, category: 'mrn', role: 'patient' },
    { at: 7, category: 'name', role: 'patient' },
  ],
  PV1: [
    { at: 19, category: 'other-id', role: 'patient' },
    { at: 44, category: 'date' },
    { at: 45, category: 'date' },
    { at: 50, category: 'other-id' },
  ],
  ORC: [
    { at: 2, category: 'other-id' },
    { at: 3, category: 'other-id' },
    { at: 4, category: 'other-id' },
    { at: 9, category: 'date' },
    { at: 10, category: 'name', role: 'clinician' },
  ],
  OBR: [
    { at: 2, category: 'other-id' },
    { at: 3, category: 'other-id' },
    { at: 7, category: 'date' },
    { at: 14, category: 'date' },
    { at: 22, category: 'date' },
  ],
  SCH: [
    { at: 1, category: 'other-id' },
    { at: 2, category: 'other-id' },
  ],
  TXA: [
    { at: 4, category: 'date' },
    { at: 6, category: 'date' },
    { at: 12, category: 'other-id' },
  ],
  FT1: [
    { at: 2, category: 'other-id' },
    { at: 4, category: 'date' },
    { at: 5, category: 'date' },
  ],
  GT1: [
    { at: 3, category: 'name', role: 'relative' },
    { at: 5, category: 'address', role: 'relative', parts: ADDRESS },
    { at: 6, category: 'phone', role: 'relative' },
    { at: 12, category: 'ssn', role: 'relative' },
    { at: 16, category: 'facility' },
  ],
  IN1: [
    { at: 8, category: 'health-plan', role: 'patient' },
    { at: 11, category: 'facility' },
    { at: 16, category: 'name', role: 'patient' },
    { at: 18, category: 'date', role: 'patient' },
    { at: 36, category: 'health-plan', role: 'patient' },
    { at: 49, category: 'health-plan', role: 'patient' },
  ],
};

/** A segment begins a line, or follows a space or a quote where a message was pasted into a sentence. */
const SEGMENT = new RegExp(`(?<![^\\s>"'\`(:;])(?:${Object.keys(SEGMENTS).join('|')})\\|`, 'g');
const LINE_END = /[\r\n]/g;
/** A clinician as HL7 writes one: an identifier, then family and given name. */
const CLINICIAN =
  /(?<=\|)(?<number>[A-Z]{0,3}\d{4,12})?\^(?<name>[A-Z][\p{L}'-]{1,30}\^[\p{L}'-]{1,30}(?:\^[\p{L}.]{1,30})?)/giu;

function match(document: Document): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const { id, offset, segment } of segmentsOf(document.text)) {
    const fields = SEGMENTS[id] ?? [];
    const values = segment.split('|');
    const starts: number[] = [];
    let at = offset;
    for (const value of values) {
      starts.push(at);
      at += value.length + 1;
    }
    for (const field of fields) {
      const index = id === 'MSH' ? field.at - 1 : field.at;
      const value = values[index];
      const start = starts[index];
      if (value !== undefined && start !== undefined && !isPlaceholder(value))
        candidates.push(...candidatesOf(field, value, start));
    }
    if (id === 'PV1' || id === 'OBR' || id === 'TXA' || id === 'FT1') candidates.push(...cliniciansOf(segment, offset));
  }
  return candidates;
}

/** Every segment with its offset, as far as the end of its line or the next segment in it. */
function* segmentsOf(text: string): Generator<{ id: string; offset: number; segment: string }> {
  const starts = Array.from(text.matchAll(SEGMENT), ({ index }) => index);
  for (const [i, offset] of starts.entries()) {
    LINE_END.lastIndex = offset;
    const lineEnd = LINE_END.exec(text)?.index ?? text.length;
    const end = Math.min(lineEnd, starts[i + 1] ?? lineEnd);
    yield { id: text.slice(offset, offset + 3), offset, segment: text.slice(offset, end) };
  }
}

/** Empty, "<MRN>", "YYYYMMDD", "[NAME]": a specification, not a message. */
function isPlaceholder(value: string): boolean {
  return value === '' || /^[\^~]*[<[{]|^[YMDHS]+$/.test(value);
}

function candidatesOf(field: Field, value: string, start: number): Candidate[] {
  const role = field.role === undefined ? {} : { role: field.role };
  if (field.parts === undefined) {
    const lead = /^[\^~]*/.exec(value)?.[0].length ?? 0;
    const composite = field.category === 'name' || field.category === 'phone';
    const text =
      (composite ? /^[^~]*?(?=\^\^|~|$|\^[A-Z]?(?:~|$))/ : /^[^~^]*/).exec(value.slice(lead))?.[0].trim() ?? '';
    if (text.length < 2 || /^"+$/.test(text)) return [];
    return [
      {
        start: start + lead,
        end: start + lead + text.length,
        strength: 0.96,
        category: field.category,
        because: ['pattern:hl7-field'],
        ...role,
      },
    ];
  }
  const found: Candidate[] = [];
  let at = start;
  value.split('^').forEach((component, index) => {
    const part = field.parts?.find((one) => one.part === index);
    // The fourth component of an address is a state: only a longer word there is a place.
    const counts = part !== undefined && component.trim().length > 1 && !(index === 3 && component.length <= 3);
    if (counts)
      found.push({
        start: at,
        end: at + component.length,
        strength: 0.96,
        category: part.category,
        because: ['pattern:hl7-field'],
        ...role,
      });
    at += component.length + 1;
  });
  return found;
}

function* cliniciansOf(line: string, offset: number): Generator<Candidate> {
  for (const found of line.matchAll(CLINICIAN)) {
    const { number, name = '' } = found.groups ?? {};
    const end = offset + found.index + found[0].length;
    yield {
      start: end - name.length,
      end,
      strength: 0.94,
      category: 'name',
      role: 'clinician',
      because: ['pattern:hl7-field'],
    };
    if (number !== undefined) {
      const start = offset + found.index;
      yield {
        start,
        end: start + number.length,
        strength: 0.9,
        category: 'license',
        role: 'clinician',
        because: ['pattern:hl7-field'],
      };
    }
  }
}

export const hl7 = defineRule({
  id: 'hl7',
  category: 'mrn',
  match,
  finds: [
    'PID|1||[[MRN|4402918]]^^^HVN^MR||ESCALANTE^RODRIGO||19740826|M',
    'PID|||[[MRN|MR0045529]]||LAGUERRE^WIDLINE',
    'MRG|[[MRN|10077121]]^^^MAIN||||||NGUYEN^LINH^T',
    'PID|1|[[MRN|6511210450086]]|[[MRN|H-200183]]||Mahlangu^Thandeka',
    'paste: PID|1||[[MRN|123456]]^^^HOSP^MR||DOE^JOHN^A||19800101|M please parse',
    'EVN|A40|20260118091500\nPID|||[[MRN|00931174]]^^^LEGACY',
  ],
  ignores: [
    'OBX|1|TX|FINAL DX||A. Left breast, core bx',
    'AL1|1||PENICILLIN',
    'a|b|c|d',
    'PIDGIN|1||44',
    'the PID segment has 39 fields',
  ],
  source: 'HL7 Messaging Standard v2.5.1, chapters 2, 3, 4 and 6',
});

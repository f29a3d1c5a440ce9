import { readFileSync } from 'node:fs';
import { RULES } from '../../src/phi/rules/index.ts';
import { categories, familyIn, familyOf, partOf, type TrainDocument, type TrainSpan } from './document.ts';
import { readMarkup, unmarked } from './markup.ts';

interface Row {
  readonly id: string;
  readonly lang?: string;
  readonly text: string;
  readonly spans: readonly {
    readonly start: number;
    readonly end: number;
    readonly label: string;
    readonly orig?: string;
  }[];
}

const BENCH = new URL('../../bench/corpus/', import.meta.url);
const OWN = new URL('corpora/', import.meta.url);
const TEXTS = new URL('texts/', import.meta.url);

const ANY_ID = ['MRN', 'OTHERID', 'ACCOUNT', 'HEALTHPLAN', 'LICENSE', 'NATIONALID', 'SSN', 'DEVICE', 'VEHICLE'];
const ANY_PLACE = ['ADDRESS', 'CITY', 'ZIP', 'FACILITY'];

/** What a label of another scheme may be in ours; `null`: nothing that we mark; absent: says nothing. */
const FOREIGN: Readonly<Record<string, readonly string[] | null>> = {
  GEOGRAPHIC_LOCATION: ANY_PLACE,
  LOCATION: ANY_PLACE,
  ID: ANY_ID,
  URL: ['URL', 'IP'],
  NOMBRE_SUJETO_ASISTENCIA: ['NAME'],
  NOMBRE_PERSONAL_SANITARIO: ['NAME'],
  FECHAS: ['DATE'],
  TERRITORIO: ['CITY', 'ZIP'],
  CALLE: ['ADDRESS'],
  HOSPITAL: ['FACILITY'],
  INSTITUCION: ['FACILITY'],
  CENTRO_SALUD: ['FACILITY'],
  CORREO_ELECTRONICO: ['EMAIL'],
  NUMERO_TELEFONO: ['PHONE'],
  NUMERO_FAX: ['FAX', 'PHONE'],
  // Their "mother" and "son" are no names of ours, their "Juan" is.
  FAMILIARES_SUJETO_ASISTENCIA: [],
  ID_SUJETO_ASISTENCIA: ['MRN', 'NATIONALID'],
  ID_ASEGURAMIENTO: ['HEALTHPLAN', 'NATIONALID'],
  ID_CONTACTO_ASISTENCIAL: ['OTHERID'],
  ID_TITULACION_PERSONAL_SANITARIO: ['LICENSE'],
  ID_EMPLEO_PERSONAL_SANITARIO: ['LICENSE', 'OTHERID'],
  EDAD_SUJETO_ASISTENCIA: ['AGE', 'AGE90'],
  SEXO_SUJETO_ASISTENCIA: null,
  PAIS: null,
  PROFESION: null,
  PERSON: ['NAME'],
  FIRST_NAME: ['NAME'],
  STREET_ADDRESS: ['ADDRESS'],
  ZIPCODE: ['ZIP'],
  DATE_OF_BIRTH: ['DATE'],
  ID_NUM: ANY_ID,
  IBAN: ['ACCOUNT'],
  CREDIT_CARD: ['ACCOUNT'],
  credit_debit_card: ['ACCOUNT'],
  IP_ADDRESS: ['IP'],
  SILVER_NAME: ['NAME'],
  CREDIT_CARD_: ['ACCOUNT'],
  LAB_TEST: null,
  GENDER: null,
  BODY_SITE: null,
  PROCEDURE: null,
};

function rows(file: string, folder: URL): Row[] {
  return readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

function spansOf(row: Row): TrainSpan[] {
  const spans: TrainSpan[] = [];
  for (const { start, end, label, orig } of row.spans) {
    let foreign = FOREIGN[orig ?? label];
    if (foreign === null) continue;
    if (orig === 'EDAD_SUJETO_ASISTENCIA')
      foreign = /^(?:9\d|1[01]\d) a/.test(row.text.slice(start, end)) ? ['AGE90'] : ['AGE'];
    const own = categories(orig ?? label);
    const found = own.length > 0 ? own : categories(...(foreign ?? (orig === undefined ? [label] : [])));
    spans.push({ start, end, categories: found });
  }
  return spans;
}

function fromRows(corpus: string, folder: URL, from = 0, to = Infinity): TrainDocument[] {
  return rows(`${corpus}.jsonl`, folder)
    .map((row, index) => {
      const family = familyIn(corpus, row.id, index);
      return {
        id: row.id,
        family: `${corpus}/${family}`,
        part: partOf(family),
        corpus,
        lang: row.lang ?? 'en',
        text: row.text,
        spans: spansOf(row),
      };
    })
    .slice(from, to);
}

function fromTexts(name: string): TrainDocument[] {
  return readMarkup(readFileSync(new URL(`${name}.txt`, TEXTS), 'utf8')).map((row) => ({
    id: row.id,
    family: `${name}/${familyOf(row.id)}`,
    part: partOf(familyOf(row.id)),
    corpus: name,
    lang: row.lang,
    text: row.text,
    spans: spansOf(row),
  }));
}

export const WRITTEN = [
  'written-terse',
  'written-notes',
  'written-structured',
  'written-multi',
  'written-odd',
] as const;
export const NEW_TEXTS = [
  'terse',
  'terse-b',
  'notes',
  'notes-b',
  'structured',
  'structured-b',
  'structured-c',
  'multi-a',
  'multi-b',
  'multi-c',
  'multi-d',
  'odd',
  'odd-b',
  'odd-c',
] as const;

/** Spanish case reports are many and alike; more of them would crowd out the rest. */
const MEDDOCAN_TEXTS = 150;
const TRANSCRIPTS = 40;

/** The examples of the rules, good and bad: what they do not mark is only certain where no other rule sees anything. */
function fromRules(): TrainDocument[] {
  return RULES.flatMap((rule) =>
    [...rule.finds, ...rule.ignores].map((example, index) => ({
      id: `${rule.id}-${index}`,
      family: `rules/${rule.id}`,
      part: 'train' as const,
      corpus: 'rules',
      lang: 'en',
      isSilver: true,
      ...fromMarks(example),
    })),
  );
}

function fromMarks(source: string): Pick<TrainDocument, 'text' | 'spans'> {
  const { text, spans } = unmarked(source);
  return { text, spans: spans.map(({ start, end, label }) => ({ start, end, categories: categories(label) })) };
}

/** Transcripts in which names alone are marked. */
function transcripts(): TrainDocument[] {
  return [...fromRows('acibench', OWN, 0, TRANSCRIPTS), ...fromRows('mtsdialog', OWN, 0, 2 * TRANSCRIPTS)].map(
    (one) => ({
      ...one,
      part: 'train' as const,
      isSilver: true,
    }),
  );
}

/** Every text that the model is trained on or measured with. */
export function allDocuments(): TrainDocument[] {
  return [
    ...WRITTEN.flatMap((corpus) => fromRows(corpus, BENCH)),
    ...fromRows('asq-phi-sample', BENCH),
    ...fromRows('negative-kqa', BENCH),
    ...NEW_TEXTS.flatMap(fromTexts),
    ...fromRows('meddocan-es-train', OWN, 0, MEDDOCAN_TEXTS).map((one) => ({ ...one, part: 'train' as const })),
    ...fromRows('meddocan-es-dev', OWN, 0, 60).map((one, i) => ({
      ...one,
      part: i < 30 ? ('look' as const) : ('final' as const),
    })),
    ...fromRules(),
    ...fromTexts('examples').map((one) => ({ ...one, part: 'train' as const, isSilver: true })),
    ...transcripts(),
    ...['openmed-golden-en', 'openmed-golden-multi', 'openmed-redteam']
      .flatMap((corpus) => fromRows(corpus, OWN))
      .map((one) => ({ ...one, part: 'train' as const })),
  ];
}

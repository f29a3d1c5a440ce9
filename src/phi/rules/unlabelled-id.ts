import { isAboutSomeone } from '../context/case.ts';
import type { Document } from '../text/document.ts';
import { defineRule, type Candidate } from './rule.ts';

/**
 * Numbers that nothing names but that look like nothing else: seven and more digits in a row, digits in groups that
 * are no date or telephone number, letters and digits with hyphens. In a text about one person they are that
 * person's numbers; in a general question they are codes of drugs, tests and papers.
 */
const SHAPES: readonly { name: string; strength: number; regex: RegExp }[] = [
  {
    name: 'digits',
    strength: 0.64,
    regex:
      /(?<![\w.$€£#/+=^:-]|(?:\d|\b[A-Z]{2,4})[ ,])\d{7,12}(?![\w%/^]|[.,:-]\d| ?(?:mg|ml|units?|iu|cells|copies|steps|people|patients)\b)/gi,
  },
  { name: 'hash', strength: 0.66, regex: /(?<=(?:^|[\s(|])#)\d{5,12}(?![\w%/]|[.,:-]\d)/gm },
  {
    name: 'groups',
    strength: 0.62,
    regex: /(?<![\w.$/+=^:-])\d{2,4}-\d{2,4}-\d{2,6}(?:-\d{1,4})?(?![\w%/]|[.,:-]\d)/g,
  },
  {
    name: 'letters-digits',
    strength: 0.64,
    regex: /(?<![\w.$/+=^@:-])[A-Z]{1,4}-?\d{6,12}[A-Z]?(?![\w%/@]|[.,:-]\d)/g,
  },
  {
    name: 'letters-hyphen-digits',
    strength: 0.62,
    regex:
      /(?<![\w.$/+=^@:-])(?=[A-Z\d-]*[A-Z])(?=(?:[A-Z-]*\d){4})[A-Z\d]{1,6}-[A-Z\d]{1,8}(?:-[A-Z\d]{1,8}){0,2}(?![\w%@]|[./:-]\w)/g,
  },
];

/** Codes and numbers of the trade that look the same. */
const CODE_BEFORE =
  /\b(?:icd(?:-?1[01])?|cpt|hcpcs|snomed(?: ct)?|loinc|ndc|rxnorm|rxcui|umls|cui|omim|pmid|pmcid|doi|nct|isrctn|eudract|lot|ref|batch|model|catalog(?:ue)?|cat|part|gtin|upc|isbn|issn|clia|rs|chr\w*|exon|version|rev|port|bin|rxbin|pcn|payer id|grant|award|protocol|code|hotline|line|helpline|npi|fda|nda|bla|ind|anda|rfc|iso|ansi|\(01\)|\(10\)|\(17\)|vcv|nm_|np_|accession of|error|ticket price|population|n)\b[ :=#.(]*$/i;
const CODE_ITSELF =
  /^(?:NCT\d{8}|PMC\d+|[A-TV-Z]\d{2}(?:\.\w+)?|[JGCQALEDVKSTH]\d{4}|COVID-\d+|SARS-COV-\d|HLA-\S+|CD\d+\S*|IL-\d+|BRCA\d|T\d[A-Z]?N\d\S*|\d{1,5}-\d|\d{4,5}-\d{3,4}-\d{1,2}|\d{5}-\d{4}|1-?8\d\d-\d{3}-\d{4}|ISO-?\d+\S*|UTF-\d+|SHA-?\d+\S*|(?:19|20)\d\d-\d\d?(?:-\d\d?)?|COVID\S*|G\d+P\d+\S*|[A-Z]+-?(?:19|20)\d\d)$/;

function match(document: Document): readonly Candidate[] {
  const { text } = document;
  const candidates: Candidate[] = [];
  const inCase = isAboutSomeone(text);
  for (const { name, strength, regex } of SHAPES) {
    for (const found of text.matchAll(regex)) {
      if (CODE_ITSELF.test(found[0])) continue;
      const before = text.slice(Math.max(0, found.index - 24), found.index);
      if (CODE_BEFORE.test(before)) continue;
      candidates.push({
        start: found.index,
        end: found.index + found[0].length,
        strength: inCase ? strength : strength * 0.7,
        because: [`pattern:${name}`, ...(inCase ? (['context:case'] as const) : [])],
      });
    }
  }
  return candidates;
}

export const unlabelledId = defineRule({
  id: 'unlabelled-id',
  category: 'other-id',
  needs: 'digit',
  role: 'patient',
  match,
  finds: [
    'pt Etxeberria [[OTHERID|85-74-911]], strings missing',
    '58/M    [[OTHERID|M000418822]]  ward 4',
    'my patient in bed 3, [[OTHERID|6260181]], K 6.4',
    'he is 54M, [[OTHERID|KX-70302]], GBS pos',
    'her wristband reads [[OTHERID|NZ-PD-0083]] and mine another',
  ],
  ignores: [
    'CPT 99213, ICD-10 I48.91 and SNOMED 73211009',
    'lot 123456789 expired, pt is fine',
    'NCT01234567 and PMC7654321 are trials',
    'my patient has 250000 platelets',
    'is COVID-19 or HLA-B27 or IL-6 relevant for my patient?',
    'general question about 1234567 particles',
  ],
  source: '45 CFR 164.514(b)(2)(i)(R); code systems: ICD-10-CM, CPT, LOINC, NDC, ClinicalTrials.gov',
});

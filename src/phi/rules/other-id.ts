import { defineRule } from './rule.ts';
import { idValue, longIdValue } from './value.ts';

export const otherId = defineRule({
  id: 'other-id',
  category: 'other-id',
  needs: 'digit',
  role: 'patient',
  labels: [
    {
      words: [
        'csn', 'fin', 'fin#', 'encounter id', 'encounter no', 'encounter number', 'encounter#', 'visit id', 'visit no', 'visit number', 'visit#',
        'accession', 'accession no', 'accession number', 'accession#', 'acc#', 'acc no', 'order id', 'order no', 'order number', 'order#', 'specimen id',
        'specimen no', 'specimen number', 'specimen#', 'sample id', 'sample no', 'sample number', 'case id', 'case no', 'case number', 'case#',
        'requisition', 'req no', 'req#', 'ref#', 'ref no', 'reference no', 'reference number', 'auth no', 'auth#', 'auth number', 'authorization number',
        'prior auth', 'claim', 'claim id', 'claim no', 'claim number', 'claim#', 'rx#', 'rx number', 'rx no', 'prescription number', 'study id', 'study#',
        'subject id', 'subject no', 'subject number', 'trial id', 'participant id', 'job#', 'job no', 'confirmation number', 'ticket no', 'run no',
        'incident no', 'incident number', 'report number', 'police report number', 'report no', 'wristband', 'band', 'donor id', 'episode no',
        'episode number', 'message id', 'tracking number', 'badge no', 'badge number', 'employee id', 'folio', 'fallnummer', 'site id', 'tax id', 'tin',
        'ein', 'codi visita', 'episodio', 'docket', 'student id', 'badge', 'emp#', 'emp no', 'doc#', 'inmate', 'inmate#', 'prisoner', 'service no', 'service number', 'c file', 'icn', 'state file no', 'kit', 'straw', 'subj', 'unit number', 'fam', 'booking', 'booking no', 'amend', 'case file', 'dosimeter', 'work order', 'transplant id', 'unos id', 'blood tube', 'wb',
      ],
      strength: 0.9,
      value: idValue,
    },
    {
      words: ['acc', 'auth', 'order', 'specimen', 'sample', 'case', 'encounter', 'visit', 'req', 'ref', 'reference', 'job', 'run', 'rx', 'study', 'subject', 'ticket', 'incident', 'report', 'confirmation', 'batch id', 'orden', 'authorization', 'id'],
      strength: 0.72,
      value: longIdValue,
    },
  ],
  patterns: [{ name: 'biometric', strength: 0.8, regex: /\bBIO-[A-Z\d-]{4,30}\b/g }],
  doubts: { before: /\b(?:REF|LOT|icd|cpt|nct|pmid|doi|snomed|loinc)\W*$/, factor: 0.3 },
  finds: [
    'csn [[OTHERID|709139099]] in the header',
    'Auth [[OTHERID|A1166-1318]]. Denied',
    'Case [[OTHERID|SC-69083-B]]. Nobody harmed',
    'Sample [[OTHERID|24-118-09377]] haemolysed',
    'order #[[OTHERID|90417732]]',
    'accession number [[OTHERID|CT-24-0093317]]',
    'PCV req [[OTHERID|BB/2025/3081]]',
  ],
  ignores: ['in order to treat 3 patients', 'case 12 in the series', 'study 2019 showed', 'sample size 400', 'run 5 km'],
  source: '45 CFR 164.514(b)(2)(i)(R)',
});

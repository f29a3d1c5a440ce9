import { defineRule } from './rule.ts';
import { idValue, longIdValue } from './value.ts';

export const mrn = defineRule({
  id: 'mrn',
  category: 'mrn',
  needs: 'digit',
  role: 'patient',
  labels: [
    {
      words: [
        'mrn', 'mrn id', 'mr#', 'mr no', 'mr number', 'med rec', 'med rec no', 'medical record', 'medical record number', 'medical record no',
        'record number', 'record no', 'hospital no', 'hospital number', 'hosp no', 'hosp number', 'hosp#', 'hospital#', 'unit no', 'unit number',
        'unit#', 'chart no', 'chart number', 'chart#', 'chart id', 'patient id', 'pt id', 'pt#', 'patient#', 'patient no', 'patient number', 'pat id',
        'pid', 'urn', 'ur no', 'ur number', 'umrn', 'emr id', 'emr#', 'ehr id', 'epic id', 'clinic file', 'clinic no', 'clinic number', 'folder no',
        'folder number', 'file number', 'nhc', 'historia clinica', 'n historia', 'ipp', 'patientennummer', 'patienten nr', 'pat nr',
        'patientnummer', 'numero de dossier', 'dossier no', 'cartella clinica', 'prontuario', 'registro hospitalario', 'uhid', 'hrn', 'umrn', 'pt ctrl', 'audiology file', 'bracelet says', 'tx card', 'z number', 'krankenaktennummer',
      ],
      strength: 0.95,
      value: idValue,
    },
    { words: ['hosp', 'chart', 'bracelet', 'file', 'source'], strength: 0.75, value: longIdValue },
  ],
  patterns: [
    // The label glued to the number: "MRN12345", "MRN-2468135".
    { name: 'glued', strength: 0.85, regex: /\bMRN?[-_]?(?<value>\d{5,10})\b/g },
  ],
  finds: [
    'MRN: [[MRN|789-45-123]]',
    'Patient: X   MRN [[MRN|KV-0447182]]  DOB',
    '(MRN: #[[MRN|CS123456]])',
    'clinic file [[MRN|PMB/ANC/9625]] again',
    'Hospital no. [[MRN|T1190836]]',
    'medical record number is [[MRN|00948219]], thanks',
    'MR#: [[MRN|3398027]]',
  ],
  ignores: [
    'What does MRN stand for?',
    'record number of admissions this winter',
    'mr 12 was seen',
    'patient number two on the list',
    'MRN ________, consent obtained',
  ],
  source: '45 CFR 164.514(b)(2)(i)(H); formats are each institution’s own, so the label decides',
});

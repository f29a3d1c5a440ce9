import { luhn } from '../pipeline/checksum.ts';
import { defineRule, type Validity } from './rule.ts';
import { idValue, longIdValue } from './value.ts';

function validity(value: string): Validity {
  if (/^[12]\d{9}$/.test(value)) return luhn(`80840${value}`) ? 'valid' : 'invalid';
  if (/^[A-Z]{2}\d{7}$/i.test(value)) return deaValidity(value);
  return 'unchecked';
}

/** DEA: (d1 + d3 + d5) + 2 (d2 + d4 + d6) ends in d7. */
function deaValidity(value: string): Validity {
  const d = [...value.slice(2)].map(Number);
  const sum = d[0]! + d[2]! + d[4]! + 2 * (d[1]! + d[3]! + d[5]!);
  return sum % 10 === d[6] ? 'valid' : 'invalid';
}

export const license = defineRule({
  id: 'license',
  category: 'license',
  needs: 'digit',
  role: 'clinician',
  labels: [
    {
      words: [
        'npi',
        'npi no',
        'npi number',
        'npi#',
        'dea',
        'dea no',
        'dea number',
        'dea#',
        'license',
        'license no',
        'license number',
        'license#',
        'licence',
        'licence no',
        'licence number',
        'lic',
        'lic no',
        'lic#',
        'gmc',
        'gmc no',
        'gmc number',
        'nmc',
        'nmc pin',
        'ahpra',
        'prc lic no',
        'passport',
        'passport no',
        'passport number',
        'driver license',
        "driver's license",
        'drivers license',
        "driver's licence",
        'drivers licence',
        'driver lic',
        'driving licence',
        'upin',
        'colegiado',
        'n colegiado',
        'num colegiado',
        'ced prof',
        'cedula profesional',
        'matricula nacional',
        'crm',
        'rpps',
        'big nummer',
        'reisepass',
        'pasaporte',
        'numero de colegiado',
        'hcpc',
        'cdl',
        'dea card',
        'state license',
        'registration no',
        "seaman's book",
        'wbmc',
        'mci',
        'licensed there',
        'licenced there',
        'ahpra no',
        'imc',
      ],
      strength: 0.9,
      value: idValue,
    },
    // Abbreviations that also mean a room, a download or a column: the number must be long.
    {
      words: ['dl', 'dl no', 'dl number', 'dl#', 'mp', 'mn', 'rm', 'col', 'pin', 'reg no'],
      strength: 0.8,
      value: longIdValue,
    },
  ],
  patterns: [
    { name: 'npi', strength: 0.25, regex: /(?<![\d.-])[12]\d{9}(?![\d.-])/g },
    { name: 'dea', strength: 0.3, regex: /\b[ABCDEFGHJKLMPRSTUX][A-Z]\d{7}\b/g },
  ],
  cues: { words: /\b(?:npi|dea|prescriber|provider|licen[cs]e)\b/i, distance: 40, gain: 0.6 },
  validate: validity,
  finds: [
    'Ordering MD NPI [[LICENSE|1234567893]]',
    'our DEA [[LICENSE|RN0448217]]',
    'GMC [[LICENSE|7214408]]',
    'passport no [[LICENSE|L898902C3]]',
    "driver's license [[LICENSE|D1234567]] expired",
    'AB driver lic [[LICENSE|148221-905]]',
  ],
  ignores: [
    'licensed in 2019',
    'license to practice in Ohio',
    'DEA schedule II',
    'NPI score 12 of 24',
    'count 1234567890 of them',
  ],
  source: 'CMS NPI check digit (Luhn over 80840 and the number); 21 CFR 1301 and DEA number arithmetic',
});

import { defineRule } from './rule.ts';
import { idValue, longIdValue } from './value.ts';

export const nationalId = defineRule({
  id: 'national-id',
  category: 'national-id',
  needs: 'digit',
  role: 'patient',
  labels: [
    {
      words: [
        'national id', 'national id no', 'national identity', 'id card', 'identity card', 'ic no', 'nric', 'mykad', 'kennitala', 'dni', 'nie',
        'nif', 'curp', 'cpf', 'rut', 'cedula', 'cedula de ciudadania', 'aadhaar', 'aadhar', 'pesel', 'bsn', 'personnummer', 'fodselsnummer',
        'cpr', 'hetu', 'hkid', 'nin', 'codice fiscale', 'cnp', 'ahv', 'rijksregisternummer', 'pps', 'ppsn', 'sa id', 'rsa id',
        'said', 'rsa id no', 'fnr', 'nik', 'egn', 'jmbg', 'oib', 'tc kimlik', 'nuip', 'id no', 'id number', 'green card', 'alien number', 
      ],
      strength: 0.85,
      value: idValue,
    },
    { words: ['ic', 'kt', 'rg', 'pan', 'sin', 'uid', 'cc'], strength: 0.75, value: longIdValue },
  ],
  patterns: [
    { name: 'nric', strength: 0.8, regex: /\b\d{6}-(?:0[1-9]|[1-5]\d|6[01])-\d{4}\b/g },
    { name: 'curp', strength: 0.9, regex: /\b[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d\b/g },
    { name: 'codice-fiscale', strength: 0.9, regex: /\b[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]\b/g },
    { name: 'cpf', strength: 0.85, regex: /\b\d{3}\.\d{3}\.\d{3}-\d{2}\b/g },
    { name: 'personal-number', strength: 0.7, regex: /(?<![\d-])(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?![\d-])/g },
    { name: 'machine-readable', strength: 0.9, regex: /\b[PIACV](?=[A-Z<\d]{0,40}<<)[<A-Z][A-Z<]{3}[A-Z<\d]{10,40}(?:\r?\n[A-Z\d<]{20,44}){0,2}/g },
  ],
  finds: [
    'IC [[NATIONALID|940611-08-5528]], HbA1c 9.1',
    'Aadhaar [[NATIONALID|9664 8088 5109]] given',
    'CURP [[NATIONALID|XOSG891217MJCCRD01]]',
    'DNI [[NATIONALID|14.882.307]], HC',
    'CPF [[NATIONALID|456.378.921-64]]',
    'national id no. [[NATIONALID|8503-2211-90]]',
  ],
  ignores: ['UID of the specimen is pending', 'IC 2 hours', 'carcinoma in situ 12 mm', 'PAN-CT was done', 'sin embargo, 3 veces'],
  source: 'Each country’s registry: NRIC (MY), CURP (MX), codice fiscale (IT), CPF (BR), personnummer (SE); ICAO Doc 9303',
});

import { defineRule, type Validity } from './rule.ts';
import { shaped } from './value.ts';

/** A letter's value is its digit in this row of ISO 3779's transliteration; I, O and Q do not occur. */
const PLATE = shaped(/[A-Z]{1,4}-[A-Z]{3,4}\b|[A-Z\d]{1,4}(?:[ ·-]?[A-Z\d]{1,5}){1,2}\b/y);

/** Letters and digits in capitals, four to nine of them: no bare number is a plate. */
function plateValue(text: string, at: number): number | undefined {
  const end = PLATE(text, at);
  if (end === undefined) return undefined;
  const plate = text.slice(at, end).replace(/[^A-Z\d]/g, '');
  return plate.length >= 4 &&
    plate.length <= 9 &&
    /[A-Z]/.test(plate) &&
    (/\d/.test(plate) || text.slice(at, end).includes('-'))
    ? end
    : undefined;
}

const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const VALUES = '12345678123457923456789';
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const;

function validity(value: string): Validity {
  if (value.length !== 17) return 'unchecked';
  let sum = 0;
  WEIGHTS.forEach((weight, i) => {
    const sign = value.charAt(i);
    sum += weight * (/\d/.test(sign) ? Number(sign) : Number(VALUES[LETTERS.indexOf(sign)]));
  });
  const check = sum % 11 === 10 ? 'X' : String(sum % 11);
  // Only North America fills the check position, so a mismatch proves nothing.
  return value.charAt(8) === check ? 'valid' : 'unchecked';
}

export const vehicle = defineRule({
  id: 'vehicle',
  category: 'vehicle',
  labels: [
    {
      words: [
        'plate',
        'plate no',
        'plate number',
        'license plate',
        'licence plate',
        'number plate',
        'rego',
        'reg no',
        'vehicle registration',
        'van pool',
        'matricula',
        'kennzeichen',
        'placa',
        'targa',
        'tail number',
        'tail no',
        'callsign',
        'aircraft',
        'helo',
        'car is',
        'truck is',
        'car outside is',
        'plate for the gate list',
      ],
      strength: 0.85,
      value: plateValue,
    },
    { words: ['tail', 'boat'], strength: 0.8, value: shaped(/[A-Z]{1,2}-[A-Z\d]{3,4}\b|N\d{2,4}[A-Z]{1,2}\b/y) },
    {
      words: ['vin', 'vin number', 'vin no', 'vin ends', 'chassis'],
      strength: 0.9,
      value: shaped(/(?=[A-Z\d]{0,16}\d)[A-HJ-NPR-Z\d]{4,17}\b/y),
    },
  ],
  patterns: [{ name: 'vin', strength: 0.5, regex: /\b(?=[A-HJ-NPR-Z]*\d)(?=\d*[A-HJ-NPR-Z])[A-HJ-NPR-Z\d]{17}\b/g }],
  validate: validity,
  finds: [
    'VIN [[VEHICLE|1M8GDM9AXKP042788]]',
    'white Hilux rego [[VEHICLE|1KJ 4QP]], family',
    'Flying doctor plane, tail [[VEHICLE|VH-KWO]] lands 1640',
    'license plate [[VEHICLE|7ABC123]]',
    'found beside [[VEHICLE|1HGCM82633A004352]]',
  ],
  ignores: ['growth plate injury', 'plate 3 of the atlas', 'vin rouge', 'tail of the pancreas', 'plates 250, Hb 12'],
  source: 'ISO 3779 and 49 CFR 565 (check digit)',
});

import { defineRule, type Validity } from './rule.ts';
import { shaped } from './value.ts';

/** Areas 000, 666 and 9xx, group 00 and serial 0000 were never issued. */
function validity(value: string): Validity {
  const digits = value.replace(/\D/g, '');
  if (digits.length !== 9) return 'unchecked';
  const never = /^(?:000|666|9)|^...00|0000$/.test(digits);
  return never ? 'invalid' : 'unchecked';
}

export const ssn = defineRule({
  id: 'ssn',
  category: 'ssn',
  needs: 'digit',
  role: 'patient',
  patterns: [
    { name: 'hyphens', strength: 0.85, regex: /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g },
    { name: 'other-separators', strength: 0.45, regex: /(?<![\d.])\d{3}([ .])\d{2}\1\d{4}(?![\d.])/g },
  ],
  labels: [
    {
      words: [
        'ssn',
        'ssns',
        'ss#',
        'social security',
        'social security number',
        'soc sec',
        'ssn last',
        'social',
        'last4',
        'last 4',
        'last four',
      ],
      strength: 0.95,
      value: shaped(/(?:\d{3}[-. ]?\d{2}[-. ]?\d{4}|(?:[xX*]{3}[- ]?[xX*]{2}[- ]?)?\d{4})(?![\d-])/y),
    },
  ],
  cues: { words: /\b(?:ssn|social|soc\.? sec)/i, distance: 40, gain: 0.8 },
  validate: validity,
  finds: [
    'SSN [[SSN|536-90-4399]] on file',
    'social security number is [[SSN|536904399]]',
    'SS# [[SSN|536 90 4399]]',
    'last four of her social: [[SSN|4399]]',
    'ssn ending in [[SSN|4399]], please',
    'guarantor [[SSN|240-77-1182]]',
    'ssn [[SSN|078-05-1120]] and [[SSN|219099999]]',
    'SSNs: [[SSN|536904399]], [[SSN|240771182]] and [[SSN|240-77-1183]]',
  ],
  ignores: ['code 000-12-3456', 'item 900-12-3456', 'tel 555-1234', 'social history: smokes 20/day', 'lot 123-456-789'],
  source: 'Social Security Administration, SSN randomization: area 000, 666 and 900-999 are never assigned',
});

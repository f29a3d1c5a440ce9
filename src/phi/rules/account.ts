import { luhn } from '../pipeline/checksum.ts';
import { defineRule, type Validity } from './rule.ts';
import { idValue } from './value.ts';

function validity(value: string): Validity {
  const plain = value.replace(/[^A-Za-z\d]/g, '');
  if (/^\d{13,19}$/.test(plain)) return luhn(plain) ? 'valid' : 'invalid';
  if (/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/i.test(plain)) return mod97(plain.toUpperCase()) ? 'valid' : 'invalid';
  return 'unchecked';
}

/** ISO 13616: the first four characters go to the end, letters count 10 to 35, the rest by 97 is 1. */
function mod97(iban: string): boolean {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

export const account = defineRule({
  id: 'account',
  category: 'account',
  needs: 'digit',
  role: 'patient',
  labels: [
    {
      words: [
        'account',
        'account no',
        'account number',
        'account#',
        'acct',
        'acct no',
        'acct number',
        'acct#',
        'a c no',
        'har',
        'guarantor account',
        'hospital account',
        'billing account',
        'bank account',
        'routing number',
        'credit card',
        'card number',
        'cc number',
        'iban',
        'card ending',
        'numero de cuenta',
        'kontonummer',
      ],
      strength: 0.9,
      value: idValue,
    },
  ],
  patterns: [
    {
      name: 'card',
      strength: 0.4,
      regex: /(?<![\d-])(?:\d{4}[ -]){3}\d{1,7}(?![\d-])|(?<![\d.-])\d{15,16}(?![\d.-])/g,
    },
    { name: 'iban', strength: 0.4, regex: /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?\b/g },
  ],
  cues: { words: /\b(?:card|visa|mastercard|amex|iban|bank)\b/i, distance: 30, gain: 0.5 },
  validate: validity,
  finds: [
    '(Acct#: [[ACCOUNT|GRM-998877]])',
    'Acct [[ACCOUNT|7700194463]]   MRN',
    'card [[ACCOUNT|4111 1111 1111 1111]] is protected',
    'IBAN [[ACCOUNT|GB82 WEST 1234 5698 7654 32]] for the wire',
    'account number [[ACCOUNT|118840]]',
    'paid from [[ACCOUNT|DE89370400440532013000]]',
  ],
  ignores: [
    'on account of her age',
    'decoy 4111 1111 1111 1112 here',
    'the account she gave differs',
    'card 5 of the deck',
    'take into account 3 factors',
  ],
  source: 'ISO/IEC 7812-1 (Luhn), ISO 13616 (IBAN); hospital accounts are known by their label',
});

import { defineRule, type Validity } from './rule.ts';
import { extensionValue, phoneValue } from './value.ts';

/** Numbers printed on posters: they call a service, not a person. */
const PUBLIC_LINES = new Set([
  '8002221222', // poison control
  '8002738255', // suicide prevention, before 988
  '8006624357', // SAMHSA
  '8007997233', // domestic violence
  '8006564673', // sexual assault
  '8002324636', // CDC-INFO
  '8003321088', // FDA MedWatch
  '8778435463', // Veterans
  '8006334227', // 1-800-MEDICARE
]);

function validity(value: string): Validity {
  const digits = value.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  if (PUBLIC_LINES.has(digits) || /^(\d)\1+$/.test(digits)) return 'invalid';
  return 'unchecked';
}

const CUES =
  /\b(?:phone|ph|tel|telephone|tlf|tfno|tel[ée]f|cell|mobile|mob|movil|móvil|celular|handy|call|calling|called|contact|reach|text|texts|texting|sms|whatsapp|pager|page|home|work|number|nr|no|#|voicemail|lvm|dial|ring|ringing|on)\W{0,3}(?:(?:is|at|him|her|them|me|us|back|on|number|no|#|ext)\W{0,3}){0,3}$/i;

export const phone = defineRule({
  id: 'phone',
  category: 'phone',
  needs: 'digit',
  patterns: [
    {
      name: 'north-american',
      strength: 0.85,
      regex:
        /(?<![\w.\-+/])(?:\+?1[-. ]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-. /])[2-9]\d{2}[-. ]\d{4}(?![\w-])(?:[ ,]*(?:x|ext\.?) ?\d{1,5}\b)?/g,
    },
    { name: 'international', strength: 0.9, regex: /(?<![\w+])\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}(?![\d])/g },
    {
      name: 'trunk-zero',
      strength: 0.7,
      regex: /(?<![\w.\-/+])\(?0\d{2,5}\)?[ -]\d{3,4}[ -]?\d{3,4}(?:[ -]?\d{2,3})?(?![\w-]|\.\d)/g,
    },
    { name: 'pairs', strength: 0.6, regex: /(?<![\w.\-/+])0\d(?:[ .]\d{2}){4}(?![\w-])/g },
    { name: 'ten-digits', strength: 0.3, regex: /(?<![\w.\-/+])(?:[2-9]\d{9}|0\d{9,10})(?![\w-]|\.\d)/g },
    { name: 'two-groups', strength: 0.25, regex: /(?<![\w.\-/+])\d{5} \d{5}(?![\w-])/g },
    {
      name: 'nine-digits',
      strength: 0.25,
      regex: /(?<![\w.\-/+])[6-9]\d{2}[ .]\d{2,3}[ .]\d{2,3}(?:[ .]\d{2,3})?(?![\w-]|[.,]\d)/g,
    },
    { name: 'local', strength: 0.3, regex: /(?<![\w.\-/+])[2-9]\d{2}[-.]\d{4}(?![\w-]|\.\d)/g },
  ],
  labels: [
    {
      words: [
        'phone',
        'phone no',
        'phone number',
        'ph',
        'tel',
        'telephone',
        'tel no',
        'cell',
        'cell phone',
        'cell no',
        'mobile',
        'mob',
        'mobile no',
        'home phone',
        'work phone',
        'telefono',
        'telefon',
        'tfno',
        'tlf',
        'celular',
        'movil',
        'handy',
        'telefone',
        'telefoon',
        'cellulare',
        'pager',
        'whatsapp',
        'home',
        'work',
        'contact',
        'contact no',
        'contact number',
        'call',
        'text',
        'callback',
        'cb#',
        'nok',
        'backup line',
        'ring',
      ],
      strength: 0.88,
      value: phoneValue,
    },
    { words: ['ext', 'extension', 'pager', 'bleep', 'pgr', 'beeper'], strength: 0.8, value: extensionValue },
  ],
  cues: { words: CUES, distance: 30, gain: 0.75 },
  validate: validity,
  finds: [
    'call [[PHONE|301-682-4419]] for weight gain',
    'sister, [[PHONE|(509) 327-8846]], who',
    'my number changed to [[PHONE|+31 6 2583 0917]]. groet',
    'not picking up [[PHONE|07804 221967]]. call',
    'u can call my cell [[PHONE|7736410298]] before 10',
    'he has stepped out, contact [[PHONE|98220 61734]].',
    'by phone at [[PHONE|207 621 9054]].',
    'Contact: [[PHONE|702-555-1234]]',
  ],
  ignores: [
    'poison control is 1-800-222-1222 right?',
    '988 call or text, really 24/7?',
    'BP 120/80, HR 72, SpO2 98',
    'CPT 99223 vs 99222 in 2023',
    'platelets 250 000, WBC 14.2',
    'call 911 at once',
  ],
  source: 'North American Numbering Plan (area and exchange start with 2 to 9); ITU-T E.164',
});

import { defineRule } from './rule.ts';
import { phoneValue } from './value.ts';

export const fax = defineRule({
  id: 'fax',
  category: 'fax',
  needs: 'digit',
  labels: [
    {
      words: [
        'fax',
        'fax no',
        'fax number',
        'fax#',
        'facsimile',
        'telefax',
        'fax it to',
        'fax to',
        'fax them at',
        'fax it to them at',
        'fax him at',
        'fax her at',
        'fax back to',
        'fax results to',
        'fax the form to',
      ],
      strength: 0.93,
      value: phoneValue,
    },
  ],
  patterns: [
    { name: 'after', strength: 0.9, regex: /(?<![\w.\-+/])\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?= ?\(?(?:fax|f)\b)/gi },
  ],
  finds: [
    'fax [[FAX|+44 28 9043 7716]]: chart',
    'host fax [[FAX|914.771.2083]], our',
    'Fax: [[FAX|301-682-4477]]',
    'fax it to [[FAX|206-555-0199]] please',
    '[[FAX|(206) 555-0199]] (fax)',
  ],
  ignores: [
    'fax the letter today',
    'fax machine is broken',
    'CPT 99213, no fax',
    'F 102.4 overnight',
    'by fax or mail',
  ],
  source: '45 CFR 164.514(b)(2)(i)(E)',
});

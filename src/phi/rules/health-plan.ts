import { defineRule, type Validity } from './rule.ts';
import { idValue, longIdValue } from './value.ts';

/** NHS number: ten digits, weights 10 to 2, check digit 11 minus the remainder; 11 counts as 0, 10 is never used. */
export function nhsValidity(value: string): Validity {
  const digits = value.replace(/\D/g, '');
  if (digits.length !== 10) return 'unchecked';
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]) ? 'valid' : 'invalid';
}

/** Medicare Beneficiary Identifier: position by position; S, L, O, I, B and Z are never used. */
const MBI = /\b[1-9][AC-HJKMNP-RT-Y][\dAC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][\dAC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}\b/g;

export const healthPlan = defineRule({
  id: 'health-plan',
  category: 'health-plan',
  needs: 'digit',
  role: 'patient',
  labels: [
    {
      words: [
        'member id', 'member no', 'member number', 'member#', 'mem id', 'subscriber id', 'subscriber no', 'subscriber number',
        'policy id', 'policy no', 'policy number', 'policy#', 'insurance id', 'insurance no', 'insurance number', 'insurance#', 'ins id',
        'group id', 'group no', 'group number', 'group#', 'grp', 'grp#', 'beneficiary id', 'beneficiary number', 'health plan id',
        'health plan number', 'plan id', 'medicare id', 'medicare no', 'medicare number', 'medicare#', 'medicaid id', 'medicaid no',
        'medicaid number', 'medicaid#', 'mbi', 'hicn', 'nhs no', 'nhs number', 'nhs#', 'chi no', 'chi number', 'h c no',
        'h c number', 'nhi', 'phn', 'ohip', 'health card', 'health card no', 'health card number', 'hcn', 'ramq', 'ihi', 'abha', 'abha id', 'philhealth',
        'nss', 'cip', 'tarjeta sanitaria', 'numero de afiliado', 'afiliado', 'versichertennummer', 'krankenversichertennummer', 'kvnr',
        'tessera sanitaria', 'carte vitale', 'cns', 'cartao sus', 'gms', 'vers nr', 'versnr', 'dva', 'tricare id', 'dod id', 'poliza', 'n poliza', 'ahcip', 'msp', 'iehp id',
      ],
      strength: 0.92,
      value: idValue,
    },
    { words: ['member', 'subscriber', 'policy', 'medicare', 'nhs', 'chi', 'plan', 'pami', 'mutua'], strength: 0.85, value: longIdValue },
  ],
  patterns: [
    { name: 'mbi', strength: 0.9, regex: MBI },
    { name: 'nhs', strength: 0.3, regex: /(?<![\d-])\d{3}[ -]\d{3}[ -]\d{4}(?![\d-])/g },
  ],
  cues: { words: /\b(?:nhs|health ?card|insurance|medicare|member)\b/i, distance: 40, gain: 0.6 },
  validate: (value) => (/^\d{3}[ -]\d{3}[ -]\d{4}$/.test(value) ? nhsValidity(value) : 'unchecked'),
  finds: [
    'Medicare [[HEALTHPLAN|1EG4-TE5-MK73]] part B',
    'NHS no. [[HEALTHPLAN|943 476 5919]]',
    'Member [[HEALTHPLAN|XEH 904 118 227 01]]. Auth',
    'He has insurance id: [[HEALTHPLAN|PL-987654321]].',
    'NHI [[HEALTHPLAN|ZKT4417]] seen today',
    'CHI [[HEALTHPLAN|1702884569]], clozapine 350mg',
    'PhilHealth [[HEALTHPLAN|19-025884417-3]]',
  ],
  ignores: [
    'Medicare covers this since 2019',
    'group 2 pulmonary hypertension',
    'NHS guidance changed in 2021',
    'CHI squared test was 4.1',
    'policy on restraint, version 3',
  ],
  source: 'CMS, Understanding the MBI format; NHS Data Dictionary, NHS NUMBER; otherwise the label decides',
});

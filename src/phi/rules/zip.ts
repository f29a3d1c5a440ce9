import { STATE_CODE, STATE_NAME } from '../context/states.ts';
import { defineRule } from './rule.ts';

export const zip = defineRule({
  id: 'zip',
  category: 'zip',
  needs: 'digit',
  patterns: [
    {
      name: 'after-state',
      strength: 0.93,
      regex: new RegExp(
        String.raw`\d{5}(?<=\b(?:${STATE_CODE}|${STATE_NAME})[ ,.|^-]{1,3}\d{5})(?:-\d{4})?(?![\d-])`,
        'g',
      ),
    },
    {
      name: 'labelled',
      strength: 0.92,
      regex:
        /\b(?:zip(?: ?code)?|postal ?code|post ?code|postcode|postal|plz|c\.?p\.?|cap|código postal|code postal)\b["']?[ :=#|"']{1,4}(?:is |was |of )?(?<value>(?=[A-Z]*\d)[A-Z\d]{2,5}(?:[ -][A-Z\d]{3,4})?)\b/gi,
    },
    { name: 'zip-plus-four', strength: 0.62, regex: /(?<![\d-])\d{5}-\d{4}(?![\d-])/g },
    // Royal Mail: outward and inward code
    { name: 'uk', strength: 0.82, regex: /\b(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?) \d[ABD-HJLNP-UW-Z]{2}\b/g },
    // Canada Post: D, F, I, O, Q and U never occur, W and Z never first
    {
      name: 'canada',
      strength: 0.85,
      regex: /\b(?!T\dN\dM\d|G\dP\dA\d)[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d\b/g,
    },
    // 5 digits and a place after a street: "Hauptstr. 3, 80331 München"
    { name: 'before-place', strength: 0.66, regex: /(?<=\d[a-z]?,? )(?<![\d.,] )\d{5}(?= \p{Lu}\p{Ll}{2,})/gu },
    {
      name: 'after-city',
      strength: 0.72,
      regex:
        /(?<=(?:[,|] ?|\b(?:in|of) )\p{Lu}[\p{L}'-]{0,30}\p{Ll}(?: \p{Lu}[\p{L}'-]{0,30}\p{Ll}){0,2} )\d{5}(?![\d.,/-]\d|\d)/gu,
    },
    { name: 'dutch', strength: 0.8, regex: /\b[1-9]\d{3} (?!SA|SD|SS)[A-Z]{2}\b(?=[ ,]+\p{Lu}\p{Ll})/gu },
    // The column of a form or message
    {
      name: 'field',
      strength: 0.8,
      regex: new RegExp(String.raw`(?<=\^(?:${STATE_CODE})\^)(?<value>\d{5}(?:-\d{4})?)`, 'g'),
    },
  ],
  finds: [
    'Frederick, MD [[ZIP|21704]], second-floor',
    'zip code [[ZIP|02139]]',
    'Llanberis [[ZIP|LL55 4HD]]. Warm',
    'postal code [[ZIP|M9V 4A1]]',
    '^^EDINBURG^TX^[[ZIP|78539]]^USA',
    'Gahanna, OH [[ZIP|43230-2217]]',
  ],
  ignores: ['WBC 14200, plt 25000', 'CPT 99213 and 64615', 'MI 12345678', 'dose 10000 units', 'B12 250, T4 1.2'],
  source: 'USPS Publication 28; Royal Mail PAF guide; Canada Post addressing guidelines',
});

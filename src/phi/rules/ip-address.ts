import { defineRule } from './rule.ts';

const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;

export const ipAddress = defineRule({
  id: 'ip-address',
  category: 'ip',
  needs: 'digit',
  patterns: [
    {
      name: 'v4',
      strength: 0.75,
      regex: new RegExp(
        String.raw`(?<![\d.])(?!127\.0\.0\.1)(?:${OCTET}\.){3}${OCTET}(?![\d.]\d|\d)(?:/\d{1,2}\b)?`,
        'g',
      ),
    },
    {
      name: 'v6',
      strength: 0.8,
      gate: /:[\da-f]{0,4}:/i,
      regex:
        /(?<![\w:.])(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\w:])|(?<![\w:.])(?:[\da-f]{1,4}:){2,6}(?::[\da-f]{1,4}){1,5}(?![\w:])/gi,
    },
    {
      name: 'mac',
      strength: 0.8,
      gate: /[:-][\da-f]{2}[:-]/i,
      regex: /(?<![\w:-])(?:[\da-f]{2}[:-]){5}[\da-f]{2}(?![\w:-])/gi,
    },
  ],
  doubts: { before: /\b(?:version|ver|v|release|build|section|chapter|hl7)\.?\s*$/i, factor: 0.4 },
  finds: [
    'from the PC at [[IP|10.44.18.203]]',
    'login [[IP|203.0.113.42]] at 3 am',
    'host [[IP|2001:db8:0:0:0:ff00:42:8329]]',
    '[[IP|2001:db8::ff00:42:8329]] was logged',
    'monitor MAC [[IP|00:1B:44:11:3A:B7]]',
  ],
  ignores: ['127.0.0.1', 'version 2.5.1.4', 'section 4.1.2.3 of the guideline', '300.1.2.3', 'pH 7.21, BE -3.1'],
  source: 'RFC 791, RFC 4291; 45 CFR 164.514(b)(2)(i)(O)',
});

import { defineRule } from './rule.ts';

export const email = defineRule({
  id: 'email',
  category: 'email',
  patterns: [
    {
      name: 'address',
      strength: 0.98,
      regex:
        /(?<![\p{L}\d._%+-])[\p{L}\d_%+-][\p{L}\d._%+-]{0,63}@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,8}\p{L}{2,24}(?![\p{L}\d])/gu,
    },
    // "jane (at) example.com": written so that harvesters do not find it; people do.
    {
      name: 'disguised',
      strength: 0.9,
      regex:
        /\b[\w.%+-]{1,64} ?(?:\(at\)|\[at\]|\{at\}) ?[\w-]{1,63}(?: ?(?:\.|\(dot\)|\[dot\]) ?[a-z]{2,24}){1,3}\b/gi,
    },
  ],
  finds: [
    'email [[EMAIL|path.reception@dunmorehealth.ie]] pls',
    'reach her at [[EMAIL|rania.k88@proton.me]].',
    'mailto:[[EMAIL|A_B+chart@mail.example.co.uk]];',
    'contact [[EMAIL|janе.patient@example.com]] must be protected',
    '<[[EMAIL|j-p.o@klinikum-hohenau.at]]>',
    'send it to [[EMAIL|b.lee [at] clinic.example]] tonight',
  ],
  ignores: ['5 mg @ 8 am', 'run @ 120/min', 'tweet @heartdoc', 'user@localhost', 'aspirin@81'],
  source: 'RFC 5321 section 4.1.2, RFC 6531 for letters outside ASCII',
});

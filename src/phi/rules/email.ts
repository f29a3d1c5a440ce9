import type { Document } from '../text/document.ts';
import { defineRule, type Candidate } from './rule.ts';

/**
 * Found from its "@" backwards: asked forwards, every word of a text could begin an address.
 */
const ADDRESS =
  /@(?<=(?<![\p{L}\d._%+-])(?<local>[\p{L}\d_%+-][\p{L}\d._%+-]{0,63})@)(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,8}\p{L}{2,24}(?![\p{L}\d])/gu;

function* match({ text }: Document): Generator<Candidate> {
  for (const found of text.matchAll(ADDRESS)) {
    const start = found.index - (found.groups?.local ?? '').length;
    yield { start, end: found.index + found[0].length, strength: 0.98, because: ['pattern:address'] };
  }
}

export const email = defineRule({
  id: 'email',
  category: 'email',
  match: (document) => [...match(document)],
  patterns: [
    // "jane (at) example.com": written so that harvesters do not find it; people do.
    {
      name: 'disguised',
      strength: 0.9,
      gate: /[([{]at[)\]}]/i,
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

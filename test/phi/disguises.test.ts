import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '../../src/phi/category.ts';
import { detector } from './lexicon-fixture.ts';
import { parseMarked } from './marked.ts';

/** Every mark is found, from its first visible sign to its last: never half an entity, never half a word of a number. */
describe('identifiers in disguise', () => {
  test.each([
    ['zero-width signs', 'Patient: [[NAME|Mar\u200bta Kowal\u200dczyk]], MRN [[MRN|44\u200b719\u206002]]'],
    ['soft hyphens', 'Patient: [[NAME|Mar\u00adta Kowal\u00adczyk]], tel [[PHONE|503\u2011761\u20113145]]'],
    ['bidi marks', 'Patient: \u202a[[NAME|Marta \u200eKowalczyk]]\u202c, DOB [[DATE|08\u200e/19\u200f/1957]]'],
    ['Cyrillic letters', 'Patient: [[NAME|M\u0430rt\u0430 Kow\u0430lczyk]], DOB [[DATE|\u041e1/1\u0417/1958]]'],
    ['words of Cyrillic letters alone', 'Mr. [[NAME|\u0422\u041e\u041c Kowalczyk]] called, MRN [[MRN|4471902]]'],
    ['Cherokee and Armenian letters', 'Patient: [[NAME|\u13aabr\u0251h\u0251m \u13a2\uab83obulls]], MRN 4471902'],
    ['full-width forms', 'ＭＲＮ： [[MRN|４４７１９０２]], ＤＯＢ [[DATE|１９５７／０８／１９]]'],
    ['Devanagari digits', 'MRN [[MRN|४४७१९०२]]'],
    ['Bengali and Thai digits', 'MRN [[MRN|৪৪৭১৯০২]], phone [[PHONE|๕๐๓-๗๖๑-๓๑๔๕]]'],
    ['circled and mathematical forms', 'MRN [[MRN|⑥⓪②①⑨⑨⑤]], patient: [[NAME|𝓔𝓵𝓲𝓰𝓲𝓾𝓼 𝓟𝓸𝓵𝓵𝓪𝓬𝓴]]'],
    ['ligatures', 'Dr. [[NAME|Grif\ufb01th]] called about MRN [[MRN|4471902]]'],
    ['raised digits', 'tel [[PHONE|³¹⁰ ⁴⁴² ²⁹⁰¹]]'],
    ['entities', 'Dear Mrs [[NAME|D&#39;Onofrio-M&uuml;ller]], please call [[PHONE|&#40;617&#41; 868&ndash;4131]]'],
    [
      'a value that ends in an entity',
      'Patient: [[NAME|Andr&eacute; Desaul&#x6e;&#x69;&eacute;]]; MRN&#58; [[MRN|44719&#48;&#x32;]]',
    ],
    ['entities of entities', 'Mr. [[NAME|St&amp;eacute;phane Okpara]], MRN [[MRN|4471902]]'],
    [
      'percent-encoding in a query',
      'GET /p?name=[[NAME|Siobh%C3%A1n%20Kowalczyk]]&dob=[[DATE|1952%2D06%2D11]]&mrn=[[MRN|4471902]]',
    ],
    ['percent-encoding in a file name', 'Patient file: [[NAME|Marta%20Kowalczyk]] MRN [[MRN|4471902]]'],
    ['a mail address in a link', 'mailto:[[EMAIL|agnieszka.b%40fastmail.pl]]?subject=Rx'],
    ['quoted-printable', 'Mr=2E [[NAME|Fran=C3=A7ois Beaulac]], phone [[PHONE|415=2D821=2D4174]]=2E'],
    ['soft line breaks', 'We lost Mr=2E [[NAME|Constantin Dr=C4=83=\ngoi]], phone [[PHONE|440=2E327=2E6=\n128]]=2E'],
    ['an encoded word of a mail header', 'From: =?utf-8?Q?[[NAME|Aur=C3=A9lie_Nadeau]]?=\nMRN [[MRN|4471902]]'],
    [
      'a Latin-1 word of a mail header',
      'From: =?ISO-8859-1?Q?Dr=2E_[[NAME|J=FCrgen_B=F6hmler]]?=\nMRN [[MRN|4471902]]',
    ],
    ['escapes of JSON', '{"family":"[[NAME|N\\u00fa\\u00f1ez]]","birthDate":"[[DATE|1971-12-0\\u0033]]"}'],
    ['line breaks of JSON', 'Name: [[NAME|Marta Kowalczyk]]\\nDOB: [[DATE|08\\/19\\/1957]]\\nMRN: [[MRN|4471902]]\\n'],
    ['JSON within JSON', '"{\\"name\\":\\"[[NAME|Marta Kowalczyk]]\\",\\"mrn\\":\\"[[MRN|4471902]]\\"}"'],
    ['bytes of a program', 'Patient: [[NAME|Jos\\xc3\\xa9 Quispe]], MRN [[MRN|4471902]]'],
    ['a name broken over lines', 'Patient: Mr. [[NAME|Aleksandr Wierz-\nbicki]], MRN [[MRN|4471902]]'],
    ['a double name broken over lines', 'Ms. [[NAME|Kerri-Ann Blake-\n  Ramsundar]], MRN [[MRN|4471902]]'],
    ['a date broken over lines', 'Patient: Marta Kowalczyk, admitted [[DATE|Sep-\ntember 21]]'],
    ['an address broken over lines', 'contact [[EMAIL|marta.kowal-\nczyk@example.org]] about the MRI'],
    ['a number broken over lines', 'SSN [[SSN|466-\n90-\n2218]]'],
    ['emphasis in a word', 'Patient: [[NAME|**Mar**ta Kowalczyk]], MRN [[MRN|44**71**902]]'],
    ['tags in a word', 'Patient: [[NAME|Mar<b>ta</b> Kowalczyk]], MRN [[MRN|4471902]]'],
    ['spaced digits', 'MRN [[MRN|4 4 1 9 0]], SSN [[SSN|5 0 9 - 8 8 - 3 1 2 0]], dob [[DATE|0 3 / 2 7 / 1 9 7 4]]'],
    ['digits with hyphens', 'MRN [[MRN|4-4-0-9-1-2-2]]'],
    ['dotted and spaced letters', 'Patient name: [[NAME|Y.e.v.g.e.n.i.y S.o.k.o.l]], MRN [[MRN|4471902]]'],
    ['a spelled plan number', 'member ID [[HEALTHPLAN|W 2 2 8 0 4 9 1 1 7]]'],
    ['digits in English words', 'call her back at [[PHONE|four four oh, eight two one, seven seven oh six]] please'],
    ['double and triple', 'NHS number [[HEALTHPLAN|four eight five, triple seven three two one oh]]'],
    ['dashes in words', 'social [[SSN|four one nine dash seven two dash three three oh six]]'],
    ['dates in words', 'date of birth [[DATE|oh six slash twenty two slash thirty nine]], patient Marta Kowalczyk'],
    ['digits in Spanish words', 'teléfono [[PHONE|seis uno dos tres cuatro cinco nueve ocho siete]]'],
    ['digits in French words', 'téléphone [[PHONE|zéro six un deux quatre cinq sept huit neuf zéro]]'],
    ['digits in German words', 'Telefon [[PHONE|null sechs sechs vier drei acht neun null eins neun zwo]]'],
    ['digits in Portuguese words', 'telefone [[PHONE|nove oito um quatro quatro sete um dois zero]]'],
    ['digits in Italian words', 'telefono [[PHONE|tre quattro sette due nove uno zero cinque sei otto]]'],
    ['digits in Dutch words', 'telefoon [[PHONE|nul zes vijf vier drie acht zeven een twee negen]]'],
    ['a spoken address', 'her mail is [[EMAIL|marta dot k at gmail dot com]], thanks'],
    ['a spoken address with other signs', 'write to [[EMAIL|lovey underscore quigg (at) proton dot me]]'],
    ['a spoken British address', 'mail [[EMAIL|q f amoako at gower hyphen law full stop co full stop uk]] please'],
    ['a spoken Spanish address', 'correo [[EMAIL|marta punto k arroba gmail punto com]]'],
  ])('%s', (_name, example) => {
    const { text, spans } = parseMarked(example);
    const { findings, possible } = detector.detect(text);
    const found = [...findings, ...possible].map(({ start, end, category }) => ({
      label: CATEGORIES[category].label,
      value: text.slice(start, end),
    }));
    expect(found).toEqual(
      expect.arrayContaining(spans.map(({ label, start, end }) => ({ label, value: text.slice(start, end) }))),
    );
  });
});

describe('what only looks like a disguise', () => {
  test.each([
    'Is metoprolol 50%20mg a typo? The SpO2 was 98%20 minutes after.',
    'AT&T and R&D; what does &nbsp; do, and &#8805; in a drug leaflet?',
    'y=C, n=20, HR=72, E=45, PaCO2=40: which of these is the alveolar gas equation?',
    'pain 1 2 3 4 5, power 5 5 4 5 5: how do I chart a scale with items 1 0 1 1 0?',
    'one two three four five, then ten twice a day: how do I count puffs with a spacer?',
    'pulse eight eight, sats nine seven on two liters, potassium five point one: turn this into a table',
    'Explain HLA-B*57:01*02 and H<sub>2</sub>O<sub>2</sub>, and 2*3*4 in R',
    'Patients need a follow-\nup after low-\ndose aspirin; is once-\ndaily dosing as good?',
    'Assessment-\nStable. Plan-\nContinue metformin, and recheck the A1c',
    'What does "=E2=80=9CDo not exceed 4=C2=A0g=2Fday=E2=80=9D" decode to, and what is %C3%A9?',
    'look it up at nice dot org dot uk, we arrived at home dot dot dot',
    'What do F A S T H U G and S-B-A-R and A.M.P.L.E. stand for, letter by letter?',
    'β-blocker, κ/λ ratio 3.1, α1-antitrypsin: which letters are Greek?',
    'Why does C:\\notes\\team\\report.txt with \\n in it break my regex \\d{3}-\\d{4}?',
  ])('%s', (text) => {
    expect(detector.detect(text).findings.map(({ start, end }) => text.slice(start, end))).toEqual([]);
  });
});

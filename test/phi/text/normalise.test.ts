import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lexicon } from '../lexicon-fixture.ts';
import { normalise } from '../../../src/phi/text/normalise.ts';

describe('normalise', () => {
  test.each([
    ['plain text stays', 'MRN 12345', 'MRN 12345'],
    ['full-width digits', '４１１１ １１', '4111 11'],
    ['zero-width signs go', '41\u200d11\u00ad22', '411122'],
    ['a Cyrillic letter in a Latin word', 'jan\u0435@example.com', 'jane@example.com'],
    ['real Cyrillic stays', 'Иван Петров', 'Иван Петров'],
    ['combining marks are composed', 'jane\u0301', 'jané'],
    ['other scripts’ digits', '\u0661\u0662\u0663', '123'],
    ['dashes and spaces', '12\u201345\u00a067', '12-45 67'],
    ['superscripts keep their meaning', '10 mm²', '10 mm²'],
    ['bold mathematical letters', '𝟏𝟐𝟑', '123'],
  ])('%s', (_name, text, expected) => {
    expect(normalise(text, lexicon).text).toBe(expected);
  });

  test.each([
    ['digits of any script', '৪৭ ๕๐', '47 50'],
    ['letters of Cherokee', '\u13a2\uab83obulls', 'Twobulls'],
    ['a Cyrillic letter far from the Latin one', 'М\u0406С\u041dА\u0415L', 'MICHAEL'],
    ['a whole word of lookalikes', 'Mr. ТОМ', 'Mr. TOM'],
    ['but not where there is real Cyrillic', 'кот и том', 'кот и том'],
    ['letters as digits', 'О1/1З/1958', '01/13/1958'],
    ['keycaps', '1\ufe0f\u20e32\ufe0f\u20e3', '12'],
    ['struck-out letters', 'T\u0336o\u0336m', 'Tom'],
    ['tags that nobody sees', 'Jo\u{e0041}hn', 'John'],
    ['a soft hyphen that shows', 'Kowal\u00ad\nczyk', 'Kowalczyk'],
    ['entities', 'M&uuml;ller &amp;amp; Nu&ntilde;ez&#x2c; &Lstrok;&oacute;d&zacute;', 'Müller & Nuñez, Łódź'],
    ['percent-encoding', '/p?n=Siobh%C3%A1n%20Kelly&x=a%2Bb+c', '/p?n=Siobhán Kelly&x=a+b+c'],
    ['percent-encoding twice', '/p?n=Marta%2520Kowal', '/p?n=Marta Kowal'],
    ['percent-encoding in a link', 'https://a.example/?n=Marta%20Kowal', 'https://a.example/?n=Marta_Kowal'],
    ['quoted-printable', 'Fran=C3=A7ois=2C 5=2E8=20\nof L=C3=A9v=\nesque', 'François, 5.8 \nof Lévesque'],
    ['encoded words', '=?ISO-8859-1?Q?J=FCrgen_B=F6hm?=', '"Jürgen Böhm"'],
    ['escapes', 'Nu\\u00f1ez\\nDOB 1\\/2 \\ud83d\\ude00 \\x41', 'Nuñez\nDOB 1/2 😀 A'],
    ['halves of a character that are escaped', '\\ud83d \\ude00', '\\ud83d \\ude00'],
    ['emphasis in a word', '**Mar**ta and K*ow*al', 'Marta and Kowal'],
    ['tags in a word', 'Mar<b class="x">ta</b> Ko<wbr>wal 3<sup>rd</sup>', 'Marta Kowal 3rd'],
    ['words at the end of a line', 'Kowal-\nczyk had a follow-\nup', 'Kowalczyk had a follow-up'],
    ['quoted lines', '> Kowal-\r\n> czyk', '> Kowalczyk'],
    ['numbers at the end of a line', '555-\n0143, 44-\nyear-old', '555-0143, 44-year-old'],
    ['spaced digits', '4 4 1 9 0; (5 1 2) 4 4 1 . 0 0 8 7', '44190; (512) 441.0087'],
    ['spelled words', 'A n n e l i e s, K-O-W-A-L, 7·T·R·K·9·0·2', 'Annelies, KOWAL, 7TRK902'],
    ['number words', 'five five one two oh', '55120'],
    ['number words in groups', 'two oh five, nine one three, forty-four seventeen', '205-913-4417'],
    ['number words with a dash between', 'two four dash one one eight', '24-118'],
    ['number words with hyphens', 'double-oh-four-one', '0041'],
    ['hundreds', 'one eight hundred two two two one two two two', '18002221222'],
    ['numerals among number words', 'zERo 7 seveN oh oh 9', '077009'],
    ['a date', 'ten slash oh four slash nineteen thirty one', '10/04/1931'],
    ['an address', 'marta dot k at gmail dot com', 'marta.k@gmail.com'],
    ['an address in brackets', 'k (dot) ishii {at} nomail -dot- example', 'k.ishii@nomail.example'],
  ])('reads %s', (_name, text, expected) => {
    expect(normalise(text, lexicon).text).toBe(expected);
  });

  test.each([
    ['a share before a unit', '50%20mg, SpO2 98%20 and 20%25%30%'],
    ['ampersands', 'AT&T, R&D; Q&A; &c; C&P;'],
    ['a formula', 'y=C, n=20, HR=72, E=45, PaCO2=40, x=3F'],
    ['a ruler', '=====\n====='],
    ['pain scales', 'pain 1 2 3 4 5, then 5 4 3 2 1'],
    ['scores', 'power 5 5 4 5 5, items 1 0 1 1 0'],
    ['version numbers and ratios', '1.2.8.4.1 and 1/2 3/4'],
    ['counting', 'one two three four five'],
    ['doses in words', 'two of potassium, ten twice, then four a day'],
    ['vitals in words', 'pulse eight eight, sats nine seven on two liters'],
    ['words of several languages', 'um six um due three'],
    ['multiplication', '2*3*4, 2 * 3, a*b, HLA-B*57:01*02'],
    ['segments of X12', 'ISA*ZZ*TMD~NM1*74*1*TORRES*YARY~HD*021**HLT**IND'],
    ['marked whole words', '**Marta** and <b>Kowal</b> and a < b > c'],
    ['indices', 'H<sub>2</sub>O, mm<sup>2</sup>'],
    ['headings', 'Assessment-\nStable. Plan -\nContinue\n- walk\n- eat'],
    ['paths', 'C:\\notes\\team\\report.txt, \\\\server\\new\\table'],
    ['TeX', '\\newline \\textbf{x} \\nu \\tau \\rho'],
    ['Greek in science', 'β-blocker, κ/λ ratio, α1-antitrypsin, Δ, µg'],
    ['initials and acronyms', 'S-B-A-R, A.M.P.L.E., U.S.A., choices A B C D E'],
    ['mailboxes that are none', 'look it up at nice dot org, arrived at home dot dot dot, meet at noon'],
    ['placeholders', '[PATIENT-1], [PHI], 90-or-older'],
  ])('leaves alone: %s', (_name, text) => {
    expect(normalise(text, lexicon).text).toBe(text);
  });

  test('leads back to the user’s own offsets', () => {
    const text = 'ID ４１\u200b１１!';
    const normal = normalise(text, lexicon);
    const start = normal.text.indexOf('4111');
    expect(text.slice(normal.sourceStart(start), normal.sourceEnd(start + 4))).toBe('４１\u200b１１');
  });

  test('every span of the normal form lies within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const normal = normalise(text, lexicon);
        for (let at = 0; at < normal.text.length; at++) {
          expect(normal.sourceStart(at)).toBeGreaterThanOrEqual(0);
          expect(normal.sourceEnd(at + 1)).toBeGreaterThan(normal.sourceStart(at));
          expect(normal.sourceEnd(at + 1)).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  test('what was one unit stays one on the way back', () => {
    const text = 'a&#x2f;b double five six seven %C3%A9';
    const normal = normalise(text, lexicon);
    expect(normal.text).toBe('a/b 5567 é');
    expect(text.slice(normal.sourceStart(5), normal.sourceEnd(7))).toBe('double five six');
    expect(text.slice(normal.sourceStart(1), normal.sourceEnd(2))).toBe('&#x2f;');
    const at = normal.text.indexOf('é');
    expect(text.slice(normal.sourceStart(at), normal.sourceEnd(at + 1))).toBe('%C3%A9');
  });

  test('every unit leads back to the next, whatever is mixed', () => {
    const piece = fc.constantFrom(
      ...[
        '&amp;',
        '&eacute;',
        '&#x2f;',
        '%20',
        '%C3%A9',
        '?a=',
        '=C3=A7',
        '=\n',
        '=?utf-8?Q?',
        '_',
        '?=',
        '\\u00e7',
        '\\n',
      ],
      ...[
        '\\ud83d',
        '\\xc3',
        '\ud83d',
        '\ude00',
        '\u0301',
        '\u200b',
        '\u00ad',
        'е',
        'О',
        '１',
        '٣',
        '**',
        '*',
        '<b>',
        '</b>',
      ],
      ...[
        '-\n',
        'Kowal',
        'czyk',
        'five ',
        'double ',
        'twenty ',
        'dash ',
        'slash ',
        'oh, ',
        '1 ',
        '2 - ',
        'K-',
        'O ',
        ' at ',
        ' dot ',
        'com',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const normal = normalise(text, lexicon);
        let start = 0;
        let end = 0;
        for (let at = 0; at < normal.text.length; at++) {
          expect(normal.sourceStart(at)).toBeGreaterThanOrEqual(start);
          expect(normal.sourceEnd(at + 1)).toBeGreaterThanOrEqual(end);
          start = normal.sourceStart(at);
          end = normal.sourceEnd(at + 1);
          expect(end).toBeGreaterThan(start);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  /** Each is the begin, the middle or the end of something that is read. */
  test.each([
    ...[
      '&amp;',
      '&',
      '&#',
      '&eacute;',
      '%20',
      '%25',
      '%C3',
      '%C3%A9',
      '?a=%20',
      '=C3=A7',
      '=C3',
      '=2E ',
      '=\n',
      '=?utf-8?Q?',
      '?=',
    ],
    ...[
      '\\',
      '\\\\',
      '\\n',
      '\\u00e7',
      '\\ud83d',
      '\\xc3',
      '\u0301',
      '\u200b',
      'е',
      'aе',
      'О1',
      '１',
      '²',
      '\ud83d',
      '\ud835',
      '\udb40',
    ],
    ...['*', '**', '**a', '*a*b', '~~a', '<b>', '<b>a', '<b ', '</b>', '<wbr>', '-\n', 'a-\n', '1-\n', '\n', '> '],
    ...[
      'one ',
      'one, ',
      'one-',
      'double ',
      'twenty ',
      'dash ',
      'one dash ',
      'slash ',
      '1 ',
      '1 - ',
      '1 / ',
      '1 / 2 / ',
      '1-',
      '1. ',
      '1) ',
      'A ',
      'A-',
      'A.',
      'A b ',
    ],
    ...[' at ', ' dot ', 'a at a dot ', 'a dot ', '(at)', '(dot)', 'a at b dot c ', 'at at dot dot '],
  ])('needs linear time for repetitions of %j', (piece) => {
    const cost = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      let least = Infinity;
      for (let round = 0; round < 3; round++) {
        const cpu = process.cpuUsage();
        normalise(text, lexicon);
        const { user, system } = process.cpuUsage(cpu);
        least = Math.min(least, (user + system) / 1000);
      }
      return least;
    };
    const short = cost(25_000);
    // Eight times the length; a quadratic step would take sixty-four times as long.
    expect(cost(200_000)).toBeLessThan(24 * Math.max(short, 5));
  });

  test.each([
    '**Mar**ta ',
    'Mar<wbr>ta ',
    'M&uuml;ller ',
    '%C3%A9',
    'five five one two ',
    'K-O-W-A-L ',
    'Kowal-\nczyk ',
    '１',
  ])(
    'reads 5 MB of %j',
    (piece) => {
      const text = piece.repeat(5_000_000 / piece.length);
      const normal = normalise(text, lexicon);
      expect(normal.text.length).toBeLessThanOrEqual(text.length);
      expect(normal.sourceEnd(normal.text.length)).toBeGreaterThan(text.length - piece.length);
    },
    30_000,
  );
});

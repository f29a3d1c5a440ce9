import { describe, expect, it } from 'vitest';
import { createMatcher, neighbours } from '../../src/guard/value-match.ts';

function hits(value: string, text: string, before = '', after = ''): string[] {
  return createMatcher({ value, before, after })
    .find(text)
    .map(({ start, end }) => text.slice(start, end));
}

describe('a protected value in outgoing text', () => {
  it.each([
    ['Maria Gonzales', 'for maria gonzales today', 'maria gonzales'],
    ['Maria Gonzales', 'for Maria\n Gonzales today', 'Maria\n Gonzales'],
    ['415-555-0147', 'call 4155550147 now', '4155550147'],
    ['4155550147', 'call (415) 555-0147 now', '415) 555-0147'],
    ['MRN 00482913', '{"x":"MRN: 00482913"}', 'MRN: 00482913'],
    ['jane.roe@example.org', 'JANE.ROE@EXAMPLE.ORG', 'JANE.ROE@EXAMPLE.ORG'],
  ])('%s is found in %j', (value, text, hit) => {
    expect(hits(value, text)).toEqual([hit]);
  });

  it.each([
    ['Gonzales', 'Gonzaleses'],
    ['482913', '14829130'],
    ['Maria Gonzales', 'Maria and Gonzales'],
    ['Sanders', 'bystanders'],
  ])('%s is not found inside %j', (value, text) => {
    expect(hits(value, text)).toEqual([]);
  });

  it.each([
    ['3/5', 'K 3.5, EF 35%, BP 135/80'],
    ['3/5', 'strength 3/5 in both arms'],
    ['97', 'sat 97% on air'],
    ['02118', 'order 02118-a'],
  ])('the short number %s is not found in %j', (value, text) => {
    expect(hits(value, text, 'seen', 'for')).toEqual([]);
  });

  it('finds a short number as it was written, beside a word it was written with', () => {
    expect(hits('3/5', 'was seen 3/5 again', 'seen', 'for')).toEqual(['3/5']);
    expect(hits('3/5', 'was seen 3.5 again', 'seen', 'for')).toEqual([]);
  });

  it('takes a short word only beside a word it was typed with, or alone', () => {
    expect(hits('Li', '{"lang":"Li"}', 'Mr', 'has')).toEqual([]);
    expect(hits('Li', 'Li', 'Mr', 'has')).toEqual(['Li']);
    expect(hits('Li', 'give Mr Li the dose', 'Mr', 'has')).toEqual(['Li']);
    expect(hits('May', 'in May 2024', 'Ms', 'is')).toEqual([]);
    expect(hits('May', 'says May is worse', 'Ms', 'is')).toEqual(['May']);
  });

  it.each([
    ['Li', 'li', false],
    ['May', 'May', false],
    ['93', '93', false],
    ['3/4', '3/4', false],
    ['Mark', 'mark', false],
    ['Wong', 'wong', true],
    ['48315', ' 48315 ', true],
    ['Li', 'see Mr Li today', true],
  ])('%s as the whole of what a page sends (%j) counts: %s', (value, text, isFound) => {
    expect(createMatcher({ value, before: 'Mr', after: '' }).matches(text)).toBe(isFound);
  });

  it('knows the words around a span', () => {
    expect(neighbours('Mr. Li has pain', 4, 6)).toEqual({ before: 'Mr', after: 'has' });
    expect(neighbours('Li', 0, 2)).toEqual({ before: '', after: '' });
  });

  it('finds nothing for a value without letters or digits', () => {
    expect(hits('—', 'a — b')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { createPlaceholders } from '../../src/deid/placeholders.ts';
import type { CategoryId } from '../../src/phi/category.ts';
import type { Finding, Role } from '../../src/phi/finding.ts';

function found(text: string, value: string, category: CategoryId, role: Role = 'patient'): Finding {
  const start = text.indexOf(value);
  return { start, end: start + value.length, category, role, rule: 'test', score: 1, because: [] };
}

describe('placeholders', () => {
  it('number entities, not mentions, through a conversation', () => {
    const book = createPlaceholders();
    const first = 'Maria Gonzales, MRN 00482913, daughter Ana Ruiz';
    const second = 'Gonzales again, mrn 00482913; Peter Hall is new';
    const one = book.replace(first, [
      found(first, 'Maria Gonzales', 'name'),
      found(first, '00482913', 'mrn'),
      found(first, 'Ana Ruiz', 'name', 'relative'),
    ]);
    const two = book.replace(second, [
      found(second, 'Gonzales', 'name'),
      found(second, '00482913', 'mrn'),
      found(second, 'Peter Hall', 'name'),
    ]);
    expect(one.map((item) => item.text)).toEqual(['[PATIENT-1]', '[MRN-1]', '[RELATIVE-1]']);
    expect(two.map((item) => item.text)).toEqual(['[PATIENT-1]', '[MRN-1]', '[PATIENT-2]']);
    expect(two[0]?.entity).toBe(one[0]?.entity);
  });

  it('never take a number that the text already uses', () => {
    const text = '[DATE-1] was fixed, 3/4/2024 was not';
    expect(createPlaceholders().replace(text, [found(text, '3/4/2024', 'date')])[0]?.text).toBe('[DATE-2]');
  });

  it('make one class of all ages over 89', () => {
    const text = 'a 93-year-old';
    expect(createPlaceholders().replace(text, [found(text, '93-year-old', 'age-over-89')])[0]?.text).toBe(
      '90-or-older',
    );
  });
});

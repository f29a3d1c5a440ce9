import { describe, expect, it } from 'vitest';
import { EVENT_CODES } from '../../src/events/schema.ts';
import { codeText } from '../../src/ui/dashboard/code-text.ts';
import { phrase, plural } from '../../src/ui/phrase.ts';
import * as text from '../../src/ui/text.ts';

const PLACES = new Set(['n', 'institution', 'serial', 'contact', 'site', 'days', 'settings']);

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

describe('text', () => {
  const all = stringsOf({ ...text });

  it('has words everywhere and knows every place that it leaves open', () => {
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter((line) => line.trim() === '')).toEqual([]);
    const places = all.flatMap((line) => [...line.matchAll(/\{(\w*)\}/g)].map(([, name]) => name ?? ''));
    expect(places.filter((place) => !PLACES.has(place))).toEqual([]);
  });

  it('has words for every code of an event, and no two alike', () => {
    const words = [...new Set(EVENT_CODES)].map(codeText);
    for (const [index, code] of [...new Set(EVENT_CODES)].entries()) expect(words[index]).not.toBe(code);
    expect(new Set(words).size).toBe(words.length);
  });

  it('gives every fault of the policy a remedy', () => {
    for (const { what, remedy } of Object.values(text.POLICY_FAULT_TEXT)) {
      expect(what).not.toMatch(/\.$/);
      expect(remedy).toMatch(/\.$/);
    }
  });
});

describe('phrase', () => {
  it('fills in values and groups numbers; a value is never read as a template', () => {
    expect(phrase('{n} of {site}', { n: 1234, site: '{n}' })).toBe('1,234 of {n}');
    expect(phrase('{constructor} {missing}', {})).toBe('{constructor} {missing}');
  });
  it('chooses the plural form', () => {
    expect([0, 1, 2].map((n) => plural(n, text.CATEGORY_TEXT.mrn))).toEqual(['0 MRNs', '1 MRN', '2 MRNs']);
  });
});

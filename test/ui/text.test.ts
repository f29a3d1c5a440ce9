import { describe, expect, it } from 'vitest';
import { EVENT_ACTIONS, EVENT_CODES } from '../../src/events/schema.ts';
import type { EventAction, EventCode } from '../../src/events/schema.ts';
import { CATEGORY_TEXT } from '../../src/ui/category-text.ts';
import { codeText } from '../../src/ui/dashboard/code-text.ts';
import { actionText, howText } from '../../src/ui/dashboard/happened-text.ts';
import { phrase, plural } from '../../src/ui/phrase.ts';
import * as text from '../../src/ui/text.ts';

const PLACES = new Set(['n', 'institution', 'serial', 'contact', 'site', 'days', 'settings']);

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

describe('text', () => {
  const all = stringsOf({ ...text, CATEGORY_TEXT });

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

  it('says of what nobody sent that it was stopped, or that a chat was recognised', () => {
    const words = (action: EventAction, code: EventCode) => [
      actionText({ action, code }),
      howText({ channel: 'network', code, late: false }),
    ];
    expect(words('stopped', 'draft-stopped')).toEqual(['Draft stopped', 'while typing']);
    expect(words('stopped', 'request-stopped')).toEqual(['Request stopped', 'sent by the page']);
    expect(words('monitored', 'recognised')[0]).toBe('AI chat recognised');
    expect(words('monitored', 'findings')[0]).toBe('Noted, sent as written');
    expect(howText({ channel: 'navigation', code: 'recognised', late: true })).toBe('page opened');
    expect(howText({ channel: 'paste', code: 'findings', late: true })).toBe('pasted, page was already open');
    expect(words('unscanned', 'too-long')[0]).toBe('Held, not checked');
  });

  it('has words for every action, and no two alike', () => {
    expect(new Set(EVENT_ACTIONS.map((action) => actionText({ action, code: 'findings' }))).size).toBe(
      EVENT_ACTIONS.length,
    );
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
    expect([0, 1, 2].map((n) => plural(n, CATEGORY_TEXT.mrn))).toEqual(['0 MRNs', '1 MRN', '2 MRNs']);
  });
});

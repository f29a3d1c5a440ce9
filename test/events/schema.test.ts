import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { EVENT_ACTIONS, EVENT_CHANNELS, EVENT_CODES, EventDraftSchema, EventSchema } from '../../src/events/schema.ts';
import type { ChaperoneEvent } from '../../src/events/schema.ts';
import { CATEGORY_IDS } from '../../src/phi/category.ts';
import { SITE_STATUSES } from '../../src/policy/context.ts';
import { uuidV7 } from '../../src/events/uuid.ts';
import { syntheticIdentifiers } from './synthetic-identifiers.ts';

const AT = Date.UTC(2026, 10, 14, 9, 30);
const EVENT: ChaperoneEvent = {
  v: 1,
  id: '01a1d964-6dc0-7ffe-bdfc-fbfaf9f8f7f6',
  at: AT,
  offsetMinutes: 60,
  site: 'chatgpt',
  host: 'chatgpt.com',
  status: 'restricted',
  policySerial: 7,
  channel: 'paste',
  action: 'redacted',
  code: 'findings',
  counts: { name: 2 },
  coverage: 'full',
};
const IDENTIFIERS = syntheticIdentifiers(400);

function storable(change: Record<string, unknown>): boolean {
  return v.is(EventSchema, { ...EVENT, ...change });
}

describe('EventSchema', () => {
  it('takes every value of every list (the control for the refusals below)', () => {
    expect(storable({})).toBe(true);
    for (const channel of EVENT_CHANNELS) expect(storable({ channel })).toBe(true);
    for (const action of EVENT_ACTIONS) expect(storable({ action })).toBe(true);
    for (const code of EVENT_CODES) expect(storable({ code })).toBe(true);
    for (const status of [...SITE_STATUSES, null]) expect(storable({ status })).toBe(true);
    for (const category of CATEGORY_IDS) expect(storable({ counts: { [category]: 1000 } })).toBe(true);
    for (const coverage of ['full', 'late']) expect(storable({ coverage })).toBe(true);
    for (const site of ['chatgpt', 'character-ai', 'ai21', 'copilot-365', null]) expect(storable({ site })).toBe(true);
    for (const host of ['chat.example.co.uk', null]) expect(storable({ host })).toBe(true);
  });

  it('is tried with enough identifiers to mean something', () => {
    expect(IDENTIFIERS.length).toBeGreaterThan(4000);
  });

  it.each(Object.keys(EVENT))('field %s stores no identifier', (field) => {
    expect(IDENTIFIERS.filter((identifier) => storable({ [field]: identifier }))).toEqual([]);
    expect(IDENTIFIERS.filter((identifier) => storable({ [field]: [identifier] }))).toEqual([]);
    expect(IDENTIFIERS.filter((identifier) => storable({ [field]: { [identifier]: 1 } }))).toEqual([]);
    expect(IDENTIFIERS.filter((identifier) => storable({ [field]: { name: identifier } }))).toEqual([]);
  });

  it('stores no identifier under a new key, and none as a key', () => {
    expect(IDENTIFIERS.filter((identifier) => storable({ note: identifier }))).toEqual([]);
    expect(IDENTIFIERS.filter((identifier) => storable({ [identifier]: 1 }))).toEqual([]);
  });

  it('stores no number of four or more digits as a count, a time, an offset or a version', () => {
    const found = IDENTIFIERS.map((identifier) => Number(identifier.replaceAll(/\D/g, ''))).filter(
      (number) => number > 1000 && number < 1e12,
    );
    expect(found.length).toBeGreaterThan(2000);
    for (const field of ['at', 'offsetMinutes', 'v'])
      expect(found.filter((number) => storable({ [field]: number }))).toEqual([]);
    expect(found.filter((number) => storable({ counts: { mrn: number } }))).toEqual([]);
  });

  it('takes no number of fewer than thirteen digits for a time, even with an id to match', () => {
    for (const at of [123_456_789, 2_125_550_100]) {
      expect(storable({ at, id: uuidV7(at, new Uint8Array(10)) })).toBe(false);
    }
    expect(storable({ at: AT + 1, id: uuidV7(AT + 1, new Uint8Array(10)) })).toBe(true);
  });

  it('stores no host longer than its registrable domain and one label, and no id of another moment', () => {
    for (const host of ['jane.doe.example.org', '10.0.0.1', 'localhost', 'chatgpt.com/c/1', 'https://chatgpt.com']) {
      expect(storable({ host })).toBe(false);
    }
    for (const site of ['mrn-00482913', 'dob-1957-03-04', '123-45-6789']) expect(storable({ site })).toBe(false);
    expect(storable({ at: AT + 1 })).toBe(false);
    expect(storable({ id: '6f1f6a3e-58a3-4d0e-9d35-1f6b0a4a7c11' })).toBe(false);
  });
});

describe('EventDraftSchema', () => {
  it('gives what a page says no place for a string', () => {
    const { channel, action, code, counts, coverage } = EVENT;
    const draft = { channel, action, code, counts, coverage };
    expect(v.is(EventDraftSchema, draft)).toBe(true);
    for (const field of [...Object.keys(draft), 'site', 'host', 'note']) {
      expect(IDENTIFIERS.filter((identifier) => v.is(EventDraftSchema, { ...draft, [field]: identifier }))).toEqual([]);
    }
    expect(v.is(EventDraftSchema, { ...draft, site: 'chatgpt' })).toBe(false);
  });
});

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { makeEvent } from '../../src/events/make.ts';
import type { EventSources } from '../../src/events/make.ts';
import { EventSchema } from '../../src/events/schema.ts';
import type { EventDraft } from '../../src/events/schema.ts';
import { uuidFloor, uuidTime, uuidV7 } from '../../src/events/uuid.ts';

const AT = Date.UTC(2026, 10, 14, 9, 30);
const sources: EventSources = {
  now: () => AT,
  offsetMinutes: () => 60,
  randomBytes: (length) => Uint8Array.from({ length }, (_, index) => 255 - index),
};
const draft: EventDraft = {
  channel: 'paste',
  action: 'redacted',
  code: 'findings',
  counts: { name: 2, date: 0, mrn: 40_000 },
  coverage: 'full',
};
const facts = { site: 'chatgpt', host: 'eu.chat.chatgpt.com', status: 'restricted', policySerial: 7 } as const;

describe('makeEvent', () => {
  it('joins the draft and the facts, cuts the host, drops zeros and caps counts', () => {
    const event = makeEvent(draft, facts, sources);
    expect(event).toEqual({
      v: 1,
      id: '01a1d964-6dc0-7ffe-bdfc-fbfaf9f8f7f6',
      at: AT,
      offsetMinutes: 60,
      site: 'chatgpt',
      host: 'chat.chatgpt.com',
      status: 'restricted',
      policySerial: 7,
      channel: 'paste',
      action: 'redacted',
      code: 'findings',
      counts: { name: 2, mrn: 1000 },
      coverage: 'full',
    });
    expect(v.is(EventSchema, event)).toBe(true);
  });

  it('takes nothing from the draft that an event does not have', () => {
    const wordy: EventDraft = Object.assign({ note: 'Jane Doe', id: 'x', at: 1 }, draft);
    expect(JSON.stringify(makeEvent(wordy, facts, sources))).not.toContain('Jane');
    expect(makeEvent(wordy, facts, sources).at).toBe(AT);
  });

  it('leaves out a site id or a host that could identify a person', () => {
    const event = makeEvent(draft, { ...facts, site: '123-45-6789', host: '12345678.org' }, sources);
    expect(event).toMatchObject({ site: null, host: null });
    expect(v.is(EventSchema, event)).toBe(true);
  });
});

describe('uuidV7', () => {
  it('agrees with the example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.of(0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);
    expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('holds the time, the version and the variant, and sorts by time', () => {
    const random = sources.randomBytes(10);
    expect(uuidTime(uuidV7(AT, random))).toBe(AT);
    expect(uuidV7(AT, random) < uuidV7(AT + 1, new Uint8Array(10))).toBe(true);
    expect(uuidFloor(AT) <= uuidV7(AT, random)).toBe(true);
    expect(uuidFloor(-5)).toBe(uuidFloor(0));
    expect(uuidTime('6f1f6a3e-58a3-4d0e-9d35-1f6b0a4a7c11')).toBeNull();
  });
});

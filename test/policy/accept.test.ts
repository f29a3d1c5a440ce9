import { describe, expect, it } from 'vitest';
import { accept, type Pins, type Remembered } from '../../src/policy/accept.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { NOW, samplePolicy } from './sample-policy.ts';

const PINS = { organisation: 'st-mary' };
const REMEMBERED: Remembered = {
  organisation: 'st-mary',
  serial: 7,
  digest: 'seven',
  issuedAt: Date.parse('2026-05-01T00:00:00Z'),
};

interface Given {
  digest?: string;
  remembered?: Remembered | null;
  pins?: Pins;
  now?: number;
}

function outcome(
  changes: Partial<Policy>,
  { digest = 'seven', remembered = REMEMBERED, pins = PINS, now = NOW }: Given = {},
): string {
  const acceptance = accept({ policy: samplePolicy(changes), digest }, remembered, pins, now);
  return acceptance.ok ? 'accepted' : acceptance.fault;
}

describe('accept', () => {
  it('takes a first policy, the same one again, and a newer one', () => {
    expect(outcome({}, { remembered: null })).toBe('accepted');
    expect(outcome({})).toBe('accepted');
    expect(accept({ policy: samplePolicy({ serial: 8 }), digest: 'eight' }, REMEMBERED, PINS, NOW)).toEqual({
      ok: true,
      remembered: { ...REMEMBERED, serial: 8, digest: 'eight' },
    });
  });

  it('never goes back, and never takes another content under the same serial', () => {
    expect(outcome({ serial: 6 })).toBe('older-serial');
    expect(outcome({ serial: 7 }, { digest: 'fork' })).toBe('same-serial-other-content');
  });

  it('refuses what is below the managed serial, also on a device that has forgotten', () => {
    const pins = { ...PINS, policyMinSerial: 9 };
    expect(outcome({ serial: 8 }, { remembered: null, pins })).toBe('older-serial');
    expect(outcome({ serial: 9 }, { remembered: null, pins })).toBe('accepted');
  });

  it('refuses another organisation, and any where none is pinned', () => {
    expect(outcome({ organisation: 'st-john' })).toBe('wrong-organisation');
    expect(accept({ policy: samplePolicy(), digest: 'seven' }, null, {}, NOW)).toEqual({
      ok: false,
      fault: 'wrong-organisation',
    });
  });

  it('counts serials anew for another organisation', () => {
    const remembered = { ...REMEMBERED, organisation: 'st-john', serial: 900 };
    expect(outcome({ serial: 1 }, { remembered })).toBe('accepted');
  });

  it('waits for notBefore and for an issue that lies in the future', () => {
    expect(outcome({ serial: 8, notBefore: '2026-06-02T00:00:00Z' })).toBe('not-yet-valid');
    expect(outcome({ serial: 8, notBefore: '2026-06-02T00:00:00Z' }, { now: Date.parse('2026-06-02T00:00:00Z') })).toBe(
      'accepted',
    );
    expect(outcome({ serial: 8, issuedAt: '2026-06-03T00:00:00Z' })).toBe('not-yet-valid');
    expect(outcome({ serial: 8, issuedAt: '2026-06-02T00:00:00Z' })).toBe('accepted');
  });

  it('refuses an expired policy, at the very moment', () => {
    expect(outcome({ serial: 8, expiresAt: '2026-06-01T12:00:00Z' })).toBe('expired');
    expect(outcome({ serial: 8, expiresAt: '2026-06-01T12:00:01Z' })).toBe('accepted');
  });

  it('does not believe a clock that was set back behind the newest issue', () => {
    const now = Date.parse('2020-01-01T00:00:00Z');
    const remembered = { ...REMEMBERED, issuedAt: Date.parse('2026-11-30T00:00:00Z') };
    expect(outcome({ serial: 8, expiresAt: '2026-11-01T00:00:00Z' }, { now, remembered })).toBe('expired');
    expect(outcome({ serial: 8 }, { now, remembered })).toBe('accepted');
  });
});

import { describe, expect, it } from 'vitest';
import type { GuardStatus } from '../../../src/platform/messages.ts';
import { popupModel } from '../../../src/ui/model/popup.ts';
import { overview } from '../overview.ts';

const guard: GuardStatus = { state: 'clear', findings: 0, coverage: 'full' };
const host = 'chatgpt.com';

describe('popupModel', () => {
  it('names a known site, its status, and the alternatives that can be followed', () => {
    const model = popupModel({ host, overview: overview(), guard });
    expect(model.site).toEqual({ name: 'ChatGPT', host, status: 'restricted' });
    expect(model.guard).toMatchObject({ line: 'clear', tone: 'ok', offerReload: false });
    expect(model.alternatives.map(({ name }) => name)).toEqual(['Springfield Assistant']);
    expect(model.today).toEqual([
      { id: 'redacted', count: 7 },
      { id: 'overridden', count: 2 },
      { id: 'blocked', count: 1 },
    ]);
  });

  it('offers no alternative on an approved site', () => {
    expect(popupModel({ host, overview: overview({ status: 'approved' }), guard }).alternatives).toEqual([]);
  });

  it('says that a chat without a guard is not guarded, and never says it is', () => {
    const { line, tone, offerReload } = popupModel({ host, overview: overview(), guard: null }).guard;
    expect({ line, tone, offerReload }).toEqual({ line: 'absent', tone: 'stop', offerReload: true });
  });

  it('tells a page that is no chat from a chat that no list knows', () => {
    const unknown = overview({ siteName: null, status: 'unlisted' });
    expect(popupModel({ host, overview: { ...unknown, status: null }, guard: null })).toMatchObject({
      site: null,
      guard: { line: 'no-chat', tone: 'quiet' },
    });
    expect(popupModel({ host, overview: unknown, guard: null }).guard.line).toBe('absent');
    expect(popupModel({ host, overview: unknown, guard })).toMatchObject({
      site: { name: null, status: 'unlisted' },
      guard: { line: 'clear' },
    });
  });

  it('says when the background does not answer', () => {
    expect(popupModel({ host, overview: null, guard: null })).toMatchObject({
      site: null,
      policy: null,
      today: [],
      guard: { line: 'no-answer', tone: 'stop' },
    });
  });

  it('offers a reload where the page was open before the guard, and where the guard does not work', () => {
    expect(popupModel({ host, overview: overview(), guard: { ...guard, coverage: 'late' } }).guard).toMatchObject({
      late: true,
      offerReload: true,
      tone: 'ok',
    });
    expect(popupModel({ host, overview: overview(), guard: { ...guard, state: 'not-working' } }).guard).toMatchObject({
      offerReload: true,
      tone: 'stop',
    });
  });

  it.each([
    ['current', null, 'ok', 42],
    ['current', 'unreachable', 'warn', 42],
    ['stale', 'wrong-signature', 'warn', 42],
    ['expired', 'unreachable', 'stop', 42],
    ['waiting', 'unreachable', 'warn', null],
    ['default', null, 'quiet', null],
  ] as const)('policy %s with fault %s is shown as %s with serial %s', (state, fault, tone, serial) => {
    const { policy } = popupModel({ host, overview: overview({ policy: { serial: 42, state, fault } }), guard });
    expect(policy).toEqual({ state, fault, tone, serial, ignoredSettings: [] });
  });
});

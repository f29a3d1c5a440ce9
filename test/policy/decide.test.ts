import { describe, expect, it } from 'vitest';
import { CATEGORY_IDS, type CategoryId } from '../../src/phi/category.ts';
import {
  ACTIONS,
  POLICY_STATES,
  SITE_STATUSES,
  type Action,
  type PolicyState,
  type SiteStatus,
} from '../../src/policy/context.ts';
import { decide } from '../../src/policy/decide.ts';

interface Given {
  status?: SiteStatus;
  state?: PolicyState;
}

function decided(
  actions: Partial<Record<CategoryId, Action>>,
  { status = 'restricted', state = 'current' }: Given = {},
) {
  const all = Object.fromEntries(CATEGORY_IDS.map((id) => [id, actions[id] ?? 'redact'])) as Record<CategoryId, Action>;
  const findings = (Object.keys(actions) as CategoryId[]).map((category) => ({ category }));
  return decide(findings, { actions: all, status, policy: { serial: 1, state, fault: null } });
}

describe('decide', () => {
  it('lets clear text out, also when the policy has expired', () => {
    for (const state of POLICY_STATES) expect(decided({}, { state })).toEqual({ action: 'allow', byFinding: [] });
  });

  it('lets nothing out on a prohibited site', () => {
    expect(decided({}, { status: 'prohibited' }).action).toBe('block');
    expect(decided({ name: 'allow' }, { status: 'prohibited' })).toEqual({ action: 'block', byFinding: ['block'] });
  });

  it('takes the strictest of the findings, in whatever order', () => {
    expect(decided({ name: 'allow', mrn: 'redact', date: 'warn' })).toEqual({
      action: 'redact',
      byFinding: ['allow', 'redact', 'warn'],
    });
    for (const [index, mild] of ACTIONS.entries()) {
      for (const strict of ACTIONS.slice(index)) {
        expect(decided({ name: mild, mrn: strict }).action).toBe(strict);
        expect(decided({ name: strict, mrn: mild }).action).toBe(strict);
      }
    }
  });

  it('reads what an expired policy lets out as redact, and keeps what is stricter', () => {
    expect(
      decided({ name: 'allow', mrn: 'monitor', date: 'warn', ssn: 'block' }, { state: 'expired' }).byFinding,
    ).toEqual(['redact', 'redact', 'warn', 'block']);
    expect(decided({ name: 'allow' }, { state: 'stale' }).byFinding).toEqual(['allow']);
  });

  it('redacts a category that the context does not know, and never throws', () => {
    const policy = { serial: 1, state: 'current' as const, fault: null };
    const actions = {} as Record<CategoryId, Action>;
    for (const status of SITE_STATUSES) {
      expect(decide([{ category: 'mrn' }], { actions, status, policy }).action).toBe(
        status === 'prohibited' ? 'block' : 'redact',
      );
    }
  });
});

import { describe, expect, it } from 'vitest';
import { closingRules } from '../../src/platform/request-rules.ts';

describe('closing rules', () => {
  it('are none when nothing is closed', () => {
    expect(closingRules({ closed: [], open: [] })).toEqual([]);
  });

  it('send navigation to the stopped page and block everything else, to and from the host', () => {
    expect(closingRules({ closed: ['a.example'], open: [] })).toEqual([
      {
        id: 1,
        priority: 1,
        action: { type: 'block' },
        condition: { requestDomains: ['a.example'], excludedResourceTypes: ['main_frame', 'sub_frame'] },
      },
      {
        id: 2,
        priority: 1,
        action: { type: 'block' },
        condition: { initiatorDomains: ['a.example'], excludedResourceTypes: ['main_frame'] },
      },
      {
        id: 3,
        priority: 2,
        action: { type: 'redirect', redirect: { extensionPath: '/stopped.html?site=a.example' } },
        condition: { requestDomains: ['a.example'], resourceTypes: ['main_frame', 'sub_frame'] },
      },
    ]);
  });

  it('make an exception only below the host that it belongs to', () => {
    const rules = closingRules({ closed: ['b.example', 'x.a.b.example'], open: ['a.b.example'] });
    const excluded = rules.map(
      ({ condition }) => condition.excludedRequestDomains ?? condition.excludedInitiatorDomains,
    );
    expect(excluded).toEqual([['a.b.example'], ['a.b.example'], ['a.b.example'], undefined, undefined, undefined]);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(6);
  });

  it('never list the types that are blocked: Firefox names some that Chrome does not know', () => {
    const blocking = closingRules({ closed: ['a.example'], open: [] }).filter(({ action }) => action.type === 'block');
    expect(blocking.map(({ condition }) => condition.resourceTypes)).toEqual([undefined, undefined]);
  });
});

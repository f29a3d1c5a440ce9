import { describe, expect, it } from 'vitest';
import { closingRules } from '../../src/platform/request-rules.ts';

describe('closing rules', () => {
  it('are none when nothing is closed', () => {
    expect(closingRules({ closed: [], open: [] })).toEqual([]);
  });

  it('send navigation to the stopped page and block everything else, to and from the host', () => {
    expect(closingRules({ closed: ['a.example', 'b.example'], open: ['ok.a.example'] })).toEqual([
      {
        id: 1,
        priority: 1,
        action: { type: 'block' },
        condition: {
          requestDomains: ['a.example', 'b.example'],
          excludedRequestDomains: ['ok.a.example'],
          excludedResourceTypes: ['main_frame', 'sub_frame'],
        },
      },
      {
        id: 2,
        priority: 1,
        action: { type: 'block' },
        condition: {
          initiatorDomains: ['a.example', 'b.example'],
          excludedInitiatorDomains: ['ok.a.example'],
          excludedResourceTypes: ['main_frame'],
        },
      },
      {
        id: 10,
        priority: 2,
        action: { type: 'redirect', redirect: { extensionPath: '/stopped.html?site=a.example' } },
        condition: {
          requestDomains: ['a.example'],
          excludedRequestDomains: ['ok.a.example'],
          resourceTypes: ['main_frame', 'sub_frame'],
        },
      },
      {
        id: 11,
        priority: 2,
        action: { type: 'redirect', redirect: { extensionPath: '/stopped.html?site=b.example' } },
        condition: { requestDomains: ['b.example'], resourceTypes: ['main_frame', 'sub_frame'] },
      },
    ]);
  });

  it('never list the types that are blocked: Firefox names some that Chrome does not know', () => {
    const blocking = closingRules({ closed: ['a.example'], open: [] }).filter(({ action }) => action.type === 'block');
    expect(blocking.map(({ condition }) => condition.resourceTypes)).toEqual([undefined, undefined]);
  });
});

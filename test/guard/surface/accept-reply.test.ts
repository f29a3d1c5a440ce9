import { describe, expect, it } from 'vitest';
import { acceptReply } from '../../../src/guard/surface/accept-reply.ts';
import { panelModel } from '../../ui/panel/panel-model.ts';

describe('acceptReply', () => {
  it('takes what the model offers', () => {
    const partly = { reply: 'deidentify', keep: [2], reason: 'emergency' } as const;
    expect(acceptReply(panelModel(), partly)).toEqual(partly);
    expect(acceptReply(panelModel({ overrideReasons: [] }), { ...partly, reason: null })).toEqual({
      ...partly,
      reason: null,
    });
    expect(acceptReply(panelModel(), { reply: 'override', reason: 'emergency' })).toEqual({
      reply: 'override',
      reason: 'emergency',
    });
    expect(acceptReply(panelModel({ overrideReasons: [] }), { reply: 'override', reason: null })).toEqual({
      reply: 'override',
      reason: null,
    });
    expect(acceptReply(panelModel({ overrideReasons: null }), { reply: 'deidentify', keep: [], reason: null })).toEqual(
      {
        reply: 'deidentify',
        keep: [],
        reason: null,
      },
    );
  });

  it('records no reason where nothing goes as written', () => {
    expect(acceptReply(panelModel(), { reply: 'deidentify', keep: [], reason: 'emergency' })).toEqual({
      reply: 'deidentify',
      keep: [],
      reason: null,
    });
  });

  it.each([
    ['a send from a block', panelModel({ action: 'block' }), { reply: 'deidentify', keep: [], reason: null }],
    ['an override from a block', panelModel({ action: 'block' }), { reply: 'override', reason: 'emergency' }],
    ['an override where none is allowed', panelModel({ overrideReasons: null }), { reply: 'override', reason: null }],
    ['an override without the reason that is asked for', panelModel(), { reply: 'override', reason: null }],
    [
      'a reason that is not offered',
      panelModel({ overrideReasons: ['test-data'] }),
      { reply: 'override', reason: 'emergency' },
    ],
    [
      'a kept item where overrides are not allowed',
      panelModel({ overrideReasons: null }),
      { reply: 'deidentify', keep: [1], reason: null },
    ],
    ['a kept item that is not there', panelModel(), { reply: 'deidentify', keep: [99], reason: 'emergency' }],
    ['a kept item without a reason', panelModel(), { reply: 'deidentify', keep: [1], reason: null }],
    [
      'a kept item for a reason that is not offered',
      panelModel({ overrideReasons: ['test-data'] }),
      { reply: 'deidentify', keep: [1], reason: 'emergency' },
    ],
  ] as const)('reads %s as edit', (_what, model, reply) => {
    expect(acceptReply(model, reply)).toEqual({ reply: 'edit' });
  });
});

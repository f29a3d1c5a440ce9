import { describe, expect, it } from 'vitest';
import { acceptReply } from '../../../src/guard/surface/accept-reply.ts';
import { panelModel } from '../../ui/panel/panel-model.ts';

describe('acceptReply', () => {
  it('takes what the model offers', () => {
    expect(acceptReply(panelModel(), { reply: 'deidentify', keep: [2] })).toEqual({ reply: 'deidentify', keep: [2] });
    expect(acceptReply(panelModel(), { reply: 'override', reason: 'emergency' })).toEqual({
      reply: 'override',
      reason: 'emergency',
    });
    expect(acceptReply(panelModel({ overrideReasons: [] }), { reply: 'override', reason: null })).toEqual({
      reply: 'override',
      reason: null,
    });
    expect(acceptReply(panelModel({ overrideReasons: null }), { reply: 'deidentify', keep: [] })).toEqual({
      reply: 'deidentify',
      keep: [],
    });
  });

  it.each([
    ['a send from a block', panelModel({ action: 'block' }), { reply: 'deidentify', keep: [] }],
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
      { reply: 'deidentify', keep: [1] },
    ],
    ['a kept item that is not there', panelModel(), { reply: 'deidentify', keep: [99] }],
  ] as const)('reads %s as edit', (_what, model, reply) => {
    expect(acceptReply(model, reply)).toEqual({ reply: 'edit' });
  });
});

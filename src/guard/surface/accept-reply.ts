import type { PanelModel, PanelReply } from '../../ui/model/panel.ts';

const EDIT: PanelReply = { reply: 'edit' };

/**
 * A reply is taken only if the model that was shown offers it: no send from a block, no override that policy does
 * not allow, no reason that was not asked for. Anything else is read as `edit`, which keeps the send held.
 */
export function acceptReply(model: PanelModel, reply: PanelReply): PanelReply {
  if (model.action === 'block') return EDIT;
  const { overrideReasons } = model;
  if (reply.reply === 'deidentify') {
    const keep = reply.keep.filter((key) => model.items.some((item) => item.key === key));
    if (keep.length !== reply.keep.length) return EDIT;
    return keep.length > 0 && overrideReasons === null ? EDIT : { reply: 'deidentify', keep };
  }
  if (reply.reply === 'override' && overrideReasons) {
    if (overrideReasons.length === 0) return { reply: 'override', reason: null };
    const reason = overrideReasons.find((offered) => offered === reply.reason);
    if (reason) return { reply: 'override', reason };
  }
  return EDIT;
}

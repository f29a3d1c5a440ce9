import type { OverrideReason, PanelModel, PanelReply } from '../../ui/model/panel.ts';

const EDIT: PanelReply = { reply: 'edit' };

/**
 * A reply is taken only if the model that was shown offers it: no send from a block, no override and no kept item
 * that policy does not allow, no reason that was not offered. Anything else is read as `edit`, which keeps the send
 * held.
 */
export function acceptReply(model: PanelModel, reply: PanelReply): PanelReply {
  if (model.action === 'block' || reply.reply === 'edit') return EDIT;
  if (reply.reply === 'override') {
    const reason = offeredReason(model, reply.reason);
    return reason === undefined ? EDIT : { reply: 'override', reason };
  }
  const keep = reply.keep.filter((key) => model.items.some((item) => item.key === key));
  if (keep.length !== reply.keep.length) return EDIT;
  // With nothing kept nothing goes as written, so no reason is asked for and none is recorded.
  const reason = keep.length === 0 ? null : offeredReason(model, reply.reason);
  return reason === undefined ? EDIT : { reply: 'deidentify', keep, reason };
}

/** Null where policy asks for none; undefined where nothing may go as written for that reason. */
function offeredReason(
  { overrideReasons }: PanelModel,
  given: OverrideReason | null,
): OverrideReason | null | undefined {
  if (overrideReasons?.length === 0) return null;
  return overrideReasons?.find((offered) => offered === given);
}

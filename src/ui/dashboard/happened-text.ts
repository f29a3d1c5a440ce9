import type { EventRow } from '../model/dashboard.ts';
import { ACTION_TEXT, CHANNEL_TEXT, CODED_ACTION_TEXT, DASHBOARD_TEXT, DRAFT_CHANNEL_TEXT } from '../text.ts';

/** What happened, in the words of its code where those say more than the action's. */
export function actionText({ action, code }: Pick<EventRow, 'action' | 'code'>): string {
  return CODED_ACTION_TEXT[code] ?? ACTION_TEXT[action];
}

/** How it came about. A chat can only be recognised on a page that is open, so there `late` says nothing. */
export function howText({ channel, code, late }: Pick<EventRow, 'channel' | 'code' | 'late'>): string {
  const how = code === 'draft-stopped' ? DRAFT_CHANNEL_TEXT : CHANNEL_TEXT[channel];
  return late && code !== 'recognised' ? `${how}, ${DASHBOARD_TEXT.late}` : how;
}

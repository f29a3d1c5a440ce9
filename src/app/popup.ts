import { sendMessage } from '../platform/message-bus.ts';
import type { GuardStatus, Overview } from '../platform/messages.ts';
import { activeTab, guardStatus } from '../platform/tab.ts';

export interface PopupReading {
  readonly tabId: number | null;
  readonly host: string | null;
  readonly overview: Overview | null;
  readonly guard: GuardStatus | null;
}

/** A background that starts from nothing answers well within this; the next reading asks again. */
const ANSWER_LIMIT_MS = 3000;

async function withinLimit<Answer>(answer: Promise<Answer>, limitMs: number): Promise<Answer | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  try {
    return await Promise.race([answer, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Asks the background and the tab's guard at the same time; whoever does not answer is null, never a guess. */
export async function readPopup(limitMs: number = ANSWER_LIMIT_MS): Promise<PopupReading> {
  const tab = await activeTab().catch(() => null);
  const host = tab?.host ?? null;
  const [overview, guard] = await Promise.all([
    withinLimit(sendMessage('overview', { host }), limitMs),
    tab === null || host === null ? null : withinLimit(guardStatus(tab.id), limitMs),
  ]);
  return { tabId: tab?.id ?? null, host, overview, guard };
}

import type { BrowserContext } from 'playwright-core';
import { asker } from './chromium-faults.ts';

/** Stops the detector's document at its next statement, as a debugger does; whatever is asked gets no answer. */
export async function stallDetector(context: BrowserContext): Promise<(() => Promise<void>) | null> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) return null;
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ url }) => url.endsWith('/offscreen.html'));
  if (target === undefined) return null;
  // Not flattened: playwright's session speaks to one target only, so the commands travel inside a message.
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId });
  const ask = asker(session, sessionId);
  // Answered, for on a busy machine a text could come before the pause.
  await ask('Debugger.enable', {});
  await ask('Debugger.pause', {});
  return async () => {
    await ask('Debugger.resume', {});
    await ask('Debugger.disable', {});
    await session.detach();
  };
}

import type { BrowserContext, CDPSession } from 'playwright-core';

/** Stops the detector's document at its next statement, as a debugger does; whatever is asked gets no answer. */
export async function stallDetector(context: BrowserContext): Promise<(() => Promise<void>) | null> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) return null;
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ url }) => url.endsWith('/offscreen.html'));
  if (target === undefined) return null;
  // Not flattened: playwright's session speaks to one target only, so the commands travel inside a message.
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId });
  await tell(session, sessionId, ['Debugger.enable', 'Debugger.pause']);
  return async () => {
    await tell(session, sessionId, ['Debugger.resume', 'Debugger.disable']);
    await session.detach();
  };
}

async function tell(session: CDPSession, sessionId: string, methods: readonly string[]): Promise<void> {
  for (const [index, method] of methods.entries()) {
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: index + 1, method }) });
  }
}

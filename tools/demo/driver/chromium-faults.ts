import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, CDPSession } from 'playwright-core';
import type { Fault } from './driver.ts';

const LATE_MS = 5_000;
const OFFSCREEN = '/offscreen.html';

/** What is done to each instance of `Worker` in the detector's document, and what undoes it. */
const TO_WORKERS: Readonly<
  Record<Exclude<Fault, 'background' | 'host'>, { readonly ill: string; readonly well: string }>
> = {
  worker: { ill: 'worker.terminate()', well: '' },
  mute: { ill: 'worker.postMessage = () => {}', well: 'delete worker.postMessage' },
  late: {
    ill: `worker.postMessage = (...given) => setTimeout(() => Worker.prototype.postMessage.apply(worker, given), ${LATE_MS})`,
    well: 'delete worker.postMessage',
  },
};

/** Ends targets as the browser's own task manager does, or spoils the detector's worker from its document. */
export async function breakPart(context: BrowserContext, fault: Fault): Promise<(() => Promise<void>) | null> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) return null;
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ url, type }) =>
    fault === 'background' ? type === 'service_worker' && url.startsWith('chrome-extension:') : url.endsWith(OFFSCREEN),
  );
  if (target === undefined) return null;
  const { targetId } = target;
  if (fault === 'background' || fault === 'host') {
    await session.send('Target.closeTarget', { targetId });
    return (await isGone(session, targetId)) ? () => session.detach() : null;
  }
  const { ill, well } = TO_WORKERS[fault];
  const count = await eachWorker(session, targetId, ill);
  if (count === 0) return null;
  return async () => {
    await eachWorker(session, targetId, well);
    await session.detach();
  };
}

/** A target is closed some time after the command has been answered. */
async function isGone(session: CDPSession, targetId: string): Promise<boolean> {
  for (let tries = 0; tries < 60; tries++) {
    const { targetInfos } = await session.send('Target.getTargets');
    if (targetInfos.every((each) => each.targetId !== targetId)) return true;
    await pause(50);
  }
  return false;
}

/** The worker is in no variable that a debugger could name: it is found by its prototype. Gives how many there are. */
async function eachWorker(session: CDPSession, targetId: string, statement: string): Promise<number> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId });
  const ask = asker(session, sessionId);
  const prototype = await ask('Runtime.evaluate', { expression: 'Worker.prototype' });
  const found = await ask('Runtime.queryObjects', { prototypeObjectId: prototype.result?.objectId });
  const done = await ask('Runtime.callFunctionOn', {
    objectId: found.objects?.objectId,
    functionDeclaration: `function () { for (const worker of this) { ${statement} } return this.length; }`,
    returnByValue: true,
  });
  await session.send('Target.detachFromTarget', { sessionId });
  return Number(done.result?.value ?? 0);
}

interface RemoteObject {
  readonly objectId?: string;
  readonly value?: unknown;
}
interface Answer {
  readonly result?: RemoteObject;
  readonly objects?: RemoteObject;
}

/**
 * Commands to a target that answer when the target has carried them out. Not flattened: playwright's session speaks to one
 * target only, so commands and answers travel inside messages.
 */
export function asker(session: CDPSession, sessionId: string): (method: string, parameters: object) => Promise<Answer> {
  let lastId = 0;
  return async (method, parameters) => {
    lastId += 1;
    const id = lastId;
    const answered = new Promise<Answer>((resolve) => {
      session.on('Target.receivedMessageFromTarget', function hear(event) {
        const message: { id?: number; result?: Answer } = JSON.parse(event.message);
        if (event.sessionId !== sessionId || message.id !== id) return;
        session.off('Target.receivedMessageFromTarget', hear);
        resolve(message.result ?? {});
      });
    });
    await session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params: parameters }),
    });
    return await answered;
  };
}

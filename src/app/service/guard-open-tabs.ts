import { isCovered } from './guarded-hosts.ts';
import type { LateDocuments } from './late-documents.ts';
import type { ServicePorts } from './ports.ts';

/**
 * Pages that were open before the extension came, or came anew, or before their host was registered: gate and guard go
 * into every frame that they cover and in which no guard answers. One that the update orphaned does not answer; the
 * gate hands its line to the new one, and the orphan ends.
 */
export async function guardOpenTabs(
  ports: Pick<ServicePorts, 'builtIn' | 'openFrames' | 'isGuarded' | 'injectGuard'>,
  late: LateDocuments,
  registered: readonly string[],
): Promise<void> {
  const frames = (await ports.openFrames()).filter(({ host }) => isCovered(host, ports.builtIn, registered));
  const work = frames.map(async ({ tabId, frameId, documentId }) => {
    if (await ports.isGuarded(tabId, frameId)) return;
    await late.add({ documentId });
    await ports.injectGuard(tabId, frameId);
  });
  // A frame that went away meanwhile keeps no other one back.
  await Promise.allSettled(work);
}

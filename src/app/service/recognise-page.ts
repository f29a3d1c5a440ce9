import type { Sender } from '../../platform/sender.ts';
import type { EffectivePolicy } from '../../policy/effective.ts';
import { addRecognisedHost } from './guarded-hosts.ts';
import type { LateDocuments } from './late-documents.ts';
import type { ServicePorts } from './ports.ts';

/**
 * A page that no list knows is an AI chat: gate and guard go into that frame at once, and the host is remembered so
 * that they are there from the start at its next load.
 * @returns whether they went in; not when a guard already answers there
 */
export async function recognisePage(
  ports: Pick<ServicePorts, 'kept' | 'isGuarded' | 'injectGuard'>,
  late: LateDocuments,
  effective: EffectivePolicy,
  sender: Sender,
): Promise<boolean> {
  const { tabId, frameId, host } = sender;
  if (!effective.terms.recognise || tabId === null || frameId === null || host === null) return false;
  if (await ports.isGuarded(tabId, frameId)) return false;
  // Remembered before the injection: the guard asks for its context as soon as it runs.
  await late.add(sender);
  await ports.injectGuard(tabId, frameId);
  await addRecognisedHost(ports.kept('local', 'recognised-hosts'), host);
  return true;
}

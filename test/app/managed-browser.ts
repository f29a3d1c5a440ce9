import type { Service } from '../../src/app/service/create-service.ts';
import type { Sender } from '../../src/platform/sender.ts';
import type { SiteContext } from '../../src/policy/context.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { publicKeyLine, signPolicy, type PrivateKey } from '../../tools/policy/sign.ts';
import { samplePolicy } from '../policy/sample-policy.ts';
import type { World } from './service-ports.ts';

/** What an administrator sets. */
export function managedBy(key: PrivateKey, changes: Record<string, unknown> = {}): World['managed'] {
  return {
    policyUrl: 'https://policy.st-mary.example/p',
    policyPublicKeys: [publicKeyLine(key)],
    organisation: 'st-mary',
    ...changes,
  };
}

/** The policy server answers with this policy from now on. */
export async function servePolicy(
  world: World,
  key: PrivateKey,
  policy: Partial<Policy> = {},
  headers: Record<string, string> = {},
): Promise<void> {
  const text = await signPolicy(samplePolicy(policy), [key]);
  world.answer = () => new Response(text, { headers });
}

export function page(host: string): Sender {
  return { tabId: 1, frameId: 0, documentId: 'd1', host, address: null, origin: 'page' };
}

export async function contextFor(service: Service, host: string): Promise<SiteContext> {
  const context = await service.handlers.context?.({ coverage: 'full' }, page(host));
  if (context === undefined) throw new Error('no handler');
  return context;
}

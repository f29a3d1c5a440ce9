import * as v from 'valibot';
import type { KeptValue } from '../../platform/kept-value.ts';
import type { EffectivePolicy } from '../../policy/effective.ts';
import { namedHosts } from '../../policy/site-rule.ts';
import { hostMatches } from '../../sites/match.ts';
import type { Site } from '../../sites/schema.ts';

/** Enough for a working life; the oldest is forgotten first and recognised anew at its next visit. */
const MAX_RECOGNISED = 200;

const HostsSchema = v.array(v.string());

/** Hosts on which an AI chat was recognised that no list knows; oldest first. */
export async function recognisedHosts(kept: KeptValue): Promise<string[]> {
  const result = v.safeParse(HostsSchema, await kept.get());
  return result.success ? result.output : [];
}

export async function addRecognisedHost(kept: KeptValue, host: string): Promise<void> {
  const others = (await recognisedHosts(kept)).filter((other) => other !== host);
  await kept.set([...others, host].slice(-MAX_RECOGNISED));
}

/** Hosts that need the gate and the guard besides those of the manifest, sorted. */
export function hostsToRegister(
  effective: EffectivePolicy,
  builtIn: readonly Site[],
  recognised: readonly string[],
): string[] {
  const wanted = [...namedHosts(effective), ...(effective.terms.recognise ? recognised : [])];
  return [...new Set(wanted)].filter((host) => !isCovered(host, builtIn, [])).toSorted();
}

/** Whether gate and guard belong on a host: by the manifest, or because it is registered. */
export function isCovered(host: string, builtIn: readonly Site[], registered: readonly string[]): boolean {
  const patterns = [...builtIn.flatMap((site) => site.hosts), ...registered];
  return patterns.some((pattern) => pattern === host || hostMatches(pattern, host));
}

import * as v from 'valibot';
import type { PolicyFault } from './context.ts';
import { verifyEnvelope } from './envelope.ts';
import { parsePlainJson } from './plain-json.ts';
import { problemsOf, type Problem } from './problem.ts';
import type { PinnedKey } from './public-key.ts';
import { PolicySchema, type Policy } from './schema.ts';

export interface VerifiedPolicy {
  readonly policy: Policy;
  /** SHA-256 of the signed bytes, base64url. */
  readonly digest: string;
}

export type Reading =
  | ({ readonly ok: true } & VerifiedPolicy)
  | { readonly ok: false; readonly fault: PolicyFault; readonly problems: readonly Problem[] };

export function validatePolicy(value: unknown): { ok: true; policy: Policy } | { ok: false; problems: Problem[] } {
  const result = v.safeParse(PolicySchema, value);
  return result.success ? { ok: true, policy: result.output } : { ok: false, problems: problemsOf(result.issues) };
}

/** Envelope bytes to a policy: verified first, then parsed, then validated. Never throws. */
export async function readPolicy(bytes: Uint8Array, keys: readonly PinnedKey[]): Promise<Reading> {
  const verified = await verifyEnvelope(bytes, keys);
  if (!verified.ok) return { ok: false, fault: verified.fault, problems: [] };
  let value: unknown;
  try {
    value = parsePlainJson(verified.payload);
  } catch {
    return { ok: false, fault: 'invalid-policy', problems: [{ path: '', expected: 'JSON in UTF-8' }] };
  }
  const result = validatePolicy(value);
  if (!result.ok) return { ok: false, fault: 'invalid-policy', problems: result.problems };
  return { ok: true, policy: result.policy, digest: verified.digest };
}

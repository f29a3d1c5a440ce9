import * as v from 'valibot';
import type { KeptValue } from '../../platform/kept-value.ts';
import { POLICY_FAULTS } from '../../policy/context.ts';

/**
 * What the background keeps of the policy between two of its lives. The envelope is kept as it was fetched and is
 * verified again at each start: storage proves nothing.
 */
const PolicyMemorySchema = v.strictObject({
  /** The last good envelope, as text; null when there is none. */
  envelope: v.nullable(v.string()),
  etag: v.nullable(v.string()),
  remembered: v.nullable(
    v.strictObject({ organisation: v.string(), serial: v.number(), digest: v.string(), issuedAt: v.number() }),
  ),
  /** What the last fetch met. */
  fault: v.nullable(v.picklist(POLICY_FAULTS)),
  /** Fetches in a row that gave nothing. */
  failures: v.number(),
  /** Milliseconds since the epoch. */
  nextFetchAt: v.number(),
  /** The address that was asked last; another one is asked at once. */
  url: v.nullable(v.string()),
});
export type PolicyMemory = v.InferOutput<typeof PolicyMemorySchema>;

const BLANK: PolicyMemory = {
  envelope: null,
  etag: null,
  remembered: null,
  fault: null,
  failures: 0,
  nextFetchAt: 0,
  url: null,
};

export async function recallPolicy(kept: KeptValue): Promise<PolicyMemory> {
  const result = v.safeParse(PolicyMemorySchema, await kept.get());
  return result.success ? result.output : BLANK;
}

/** What was told last: every difference from it is told once, even when the background died in between. */
const ToldSchema = v.strictObject({
  fingerprint: v.string(),
  fault: v.nullable(v.picklist(POLICY_FAULTS)),
  digest: v.nullable(v.string()),
});
export type Told = v.InferOutput<typeof ToldSchema>;

export async function recallTold(kept: KeptValue): Promise<Told> {
  const result = v.safeParse(ToldSchema, await kept.get());
  return result.success ? result.output : { fingerprint: '', fault: null, digest: null };
}

import * as v from 'valibot';
import type { KeptValue } from '../../platform/kept-value.ts';

/** The managed settings as last seen, and since when they have been missing (null: they are there). */
const ManagedMemorySchema = v.strictObject({
  raw: v.record(v.string(), v.unknown()),
  missingSince: v.nullable(v.number()),
});
export type ManagedMemory = v.InferOutput<typeof ManagedMemorySchema>;

const BLANK: ManagedMemory = { raw: {}, missingSince: null };
/** Chrome was measured to deliver managed settings up to 5 s after the background's start; allowed is far more. */
const MISSING_MS = 10 * 60_000;

export async function recallManaged(kept: KeptValue): Promise<ManagedMemory> {
  const result = v.safeParse(ManagedMemorySchema, await kept.get());
  return result.success ? result.output : BLANK;
}

/**
 * Settings that are suddenly empty are not yet believed to be gone: those last seen hold until the browser says that
 * they were removed (`removed`), or until they have been missing for ten minutes.
 */
export function managedInForce(
  read: Readonly<Record<string, unknown>>,
  memory: ManagedMemory,
  removed: boolean,
  now: number,
): ManagedMemory {
  if (Object.keys(read).length > 0) return { raw: { ...read }, missingSince: null };
  if (removed || Object.keys(memory.raw).length === 0) return BLANK;
  // A time that lies ahead comes from a clock that was set back; from it nothing would ever be missing for long.
  const missingSince = Math.min(memory.missingSince ?? now, now);
  return now - missingSince >= MISSING_MS ? BLANK : { raw: memory.raw, missingSince };
}

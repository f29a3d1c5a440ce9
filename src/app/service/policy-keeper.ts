import { accept, trustedNow } from '../../policy/accept.ts';
import type { PolicyFault } from '../../policy/context.ts';
import { effectivePolicy, type EffectivePolicy } from '../../policy/effective.ts';
import { readManaged, type ManagedReading } from '../../policy/managed.ts';
import { parsePublicKey, type PinnedKey } from '../../policy/public-key.ts';
import { readPolicy } from '../../policy/read.ts';
import type { Policy } from '../../policy/schema.ts';
import { fetchPolicy } from './fetch-policy.ts';
import { managedInForce, recallManaged } from './managed-memory.ts';
import { recallPolicy, recallTold, type PolicyMemory, type Told } from './policy-memory.ts';
import type { ServicePorts } from './ports.ts';
import { refreshDelay } from './refresh-delay.ts';

/** One difference between what is in force and what was last told. */
export interface PolicyChange {
  readonly effective: EffectivePolicy;
  /** A policy that was not in force before. */
  readonly applied: boolean;
  /** Present when the fault is another one than before; null: it is over. */
  readonly fault?: PolicyFault | null;
}

/** Keeps the policy in force: what it knows, how it learns of changes, and whom it tells. */
export interface PolicyKeeper {
  /** The policy in force now; the first call of a background's life loads it. A fetch that is due goes on behind. */
  current(): Promise<EffectivePolicy>;
  /** Settings that an administrator made and that were not understood. */
  ignoredSettings(): Promise<readonly string[]>;
  /** Fetches now. Two calls at a time share one fetch. */
  refresh(): Promise<EffectivePolicy>;
  /** Fetches if the time has come, and tells of what the clock has changed. */
  refreshWhenDue(): Promise<EffectivePolicy>;
  /** Managed settings changed. `removed`: the browser said that some went away. */
  managedChanged(removed: boolean): Promise<EffectivePolicy>;
}

interface Known {
  readonly managed: ManagedReading;
  readonly managedMissing: boolean;
  readonly keys: readonly PinnedKey[];
  readonly memory: PolicyMemory;
  readonly policy: Policy | null;
}

/** How soon missing managed settings are looked for again. */
const LOOK_AGAIN_MS = 60_000;

function pinnedKeys(managed: ManagedReading): PinnedKey[] {
  return (managed.settings.policyPublicKeys ?? []).map(parsePublicKey).filter((key) => key !== null);
}

/** The kept envelope, if the keys, the organisation and the lowest serial of today still stand behind it. */
async function keptPolicy(
  memory: PolicyMemory,
  keys: readonly PinnedKey[],
  { settings }: ManagedReading,
): Promise<Policy | null> {
  if (memory.envelope === null) return null;
  const reading = await readPolicy(new TextEncoder().encode(memory.envelope), keys);
  if (!reading.ok || reading.policy.organisation !== settings.organisation) return null;
  return reading.policy.serial < (settings.policyMinSerial ?? 0) ? null : reading.policy;
}

export function createPolicyKeeper(
  ports: ServicePorts,
  changed: (change: PolicyChange) => Promise<void>,
): PolicyKeeper {
  const keptMemory = ports.kept('local', 'policy');
  const keptManaged = ports.kept('local', 'managed-settings');
  const keptTold = ports.kept('local', 'policy-told');
  let loading: Promise<Known> | null = null;
  let refreshing: Promise<EffectivePolicy> | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  /** What reads and writes the memory happens one after the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function load(removed: boolean): Promise<Known> {
    const before = await recallManaged(keptManaged);
    const inForce = managedInForce(await ports.readManaged(), before, removed, ports.sources.now());
    if (JSON.stringify(inForce) !== JSON.stringify(before)) await keptManaged.set(inForce);
    const managed = readManaged(inForce.raw);
    const keys = pinnedKeys(managed);
    const memory = await recallPolicy(keptMemory);
    return {
      managed,
      managedMissing: inForce.missingSince !== null,
      keys,
      memory,
      policy: await keptPolicy(memory, keys, managed),
    };
  }

  function known(fresh?: { removed: boolean }): Promise<Known> {
    if (fresh !== undefined) loading = null;
    loading ??= load(fresh?.removed ?? false).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  function effectiveOf({ managed, memory, policy }: Known): EffectivePolicy {
    const now = trustedNow(ports.sources.now(), memory.remembered);
    return effectivePolicy({ managed, policy, fault: memory.fault, builtIn: ports.builtIn, now });
  }

  /**
   * Enforces and tells what differs from what was told last. The order is that of safety: enforced, then written down,
   * then noted as told. A background that dies after a step does it again in its next life.
   */
  async function tell(state: Known, writeDown = async (): Promise<void> => undefined): Promise<EffectivePolicy> {
    const effective = effectiveOf(state);
    const before = await recallTold(keptTold);
    const digest =
      state.policy === null || !state.managed.configured ? null : (state.memory.remembered?.digest ?? null);
    const now: Told = {
      fingerprint: JSON.stringify([state.managed, digest, effective.status]),
      digest,
      fault: effective.status.fault,
    };
    const isNew = now.fingerprint !== before.fingerprint;
    try {
      if (isNew)
        await changed({
          effective,
          applied: digest !== null && digest !== before.digest,
          ...(now.fault === before.fault ? {} : { fault: now.fault }),
        });
    } finally {
      await writeDown();
    }
    if (isNew) await keptTold.set(now);
    return effective;
  }

  /** The next moment at which something is to be done: a fetch, an expiry, a look at missing settings. */
  async function setAlarm({ managed, managedMissing, memory, policy }: Known): Promise<void> {
    const now = ports.sources.now();
    const times = managed.configured ? [memory.nextFetchAt] : [];
    if (managed.configured && policy !== null && Date.parse(policy.expiresAt) > now)
      times.push(Date.parse(policy.expiresAt));
    if (managedMissing) times.push(now + LOOK_AGAIN_MS);
    if (times.length > 0) await ports.setAlarm(Math.min(...times));
  }

  async function settle(state: Known): Promise<EffectivePolicy> {
    const { refreshMinutes } = effectiveOf(state).terms;
    const delay = refreshDelay(refreshMinutes, state.memory.failures, ports.random());
    const memory = {
      ...state.memory,
      url: state.managed.settings.policyUrl ?? null,
      nextFetchAt: ports.sources.now() + delay,
    };
    const settled = { ...state, memory };
    loading = Promise.resolve(settled);
    await setAlarm(settled);
    return await tell(settled, async () => await keptMemory.set(memory));
  }

  async function failed(state: Known, fault: PolicyFault): Promise<EffectivePolicy> {
    return await settle({ ...state, memory: { ...state.memory, fault, failures: state.memory.failures + 1 } });
  }

  async function fetchAndApply(): Promise<EffectivePolicy> {
    const state = await known();
    const { managed, keys, memory, policy } = state;
    if (!managed.configured) return await tell(state);
    const url = managed.settings.policyUrl;
    if (url === undefined) return await failed(state, 'unreachable');
    const fetched = await fetchPolicy(ports.fetch, url, policy === null || memory.url !== url ? null : memory.etag);
    if (fetched.kind === 'fault') return await failed(state, fetched.fault);
    if (fetched.kind === 'unchanged') {
      if (effectiveOf(state).status.state === 'expired') return await failed(state, 'expired');
      return await settle({ ...state, memory: { ...memory, fault: null, failures: 0 } });
    }
    const reading = await readPolicy(fetched.bytes, keys);
    if (!reading.ok) return await failed(state, reading.fault);
    const acceptance = accept(reading, memory.remembered, managed.settings, ports.sources.now());
    if (!acceptance.ok) return await failed(state, acceptance.fault);
    const { remembered } = acceptance;
    const envelope = new TextDecoder().decode(fetched.bytes);
    return await settle({
      ...state,
      policy: reading.policy,
      memory: { ...memory, envelope, etag: fetched.etag, remembered, fault: null, failures: 0 },
    });
  }

  function refresh(): Promise<EffectivePolicy> {
    refreshing ??= inTurn(fetchAndApply).finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  function isDue({ managed, memory }: Known): boolean {
    if (!managed.configured) return false;
    return memory.url !== (managed.settings.policyUrl ?? null) || memory.nextFetchAt <= ports.sources.now();
  }

  async function refreshWhenDue(): Promise<EffectivePolicy> {
    const state = await inTurn(
      async () => await known((await known()).managedMissing ? { removed: false } : undefined),
    );
    if (isDue(state)) return await refresh();
    return await inTurn(async () => {
      await setAlarm(state);
      return await tell(state);
    });
  }

  async function managedChanged(removed: boolean): Promise<EffectivePolicy> {
    await inTurn(async () => await known({ removed }));
    return await refresh();
  }

  async function current(): Promise<EffectivePolicy> {
    const state = await known();
    // An extension that was enabled again hears of no start. A refresh that storage refuses is due again next time.
    if (isDue(state)) refresh().catch(() => undefined);
    return effectiveOf(state);
  }

  return {
    current,
    ignoredSettings: async () => (await known()).managed.ignored,
    refresh,
    refreshWhenDue,
    managedChanged,
  };
}

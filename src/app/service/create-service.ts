import type { EventDraft } from '../../events/schema.ts';
import type { Handlers } from '../../platform/message-bus.ts';
import type { EffectivePolicy } from '../../policy/effective.ts';
import { siteContext } from '../../policy/site-context.ts';
import { closedHosts } from '../../policy/site-rule.ts';
import { createEventLog, eventDraft } from './event-log.ts';
import { guardOpenTabs } from './guard-open-tabs.ts';
import { hostsToRegister, recognisedHosts } from './guarded-hosts.ts';
import { lateDocuments } from './late-documents.ts';
import { overviewOf } from './overview.ts';
import { createPolicyKeeper, type PolicyChange } from './policy-keeper.ts';
import type { ServicePorts } from './ports.ts';
import { recognisePage } from './recognise-page.ts';
import { createStorageHealth } from './storage-health.ts';

/** The background's use cases. */
export interface Service {
  readonly handlers: Handlers;
  /** The browser or the extension begins. */
  begin(): Promise<void>;
  alarmRang(): Promise<void>;
  managedChanged(removed: boolean): Promise<void>;
  /** The net has cancelled what a page of that host, or a worker of it, was about to send. */
  stoppedByNet(host: string): Promise<void>;
}

function policyEvent(code: EventDraft['code']): EventDraft {
  return { channel: 'policy', action: 'policy', code, counts: {}, coverage: 'full' };
}

export function createService(given: ServicePorts): Service {
  const health = createStorageHealth(given);
  const ports: ServicePorts = { ...given, kept: health.kept };
  const log = createEventLog(ports, health);
  const late = lateDocuments(ports.kept('session', 'late-documents'));
  const keptHosts = ports.kept('local', 'recognised-hosts');
  const keeper = createPolicyKeeper(ports, policyChanged);

  let enforcing: Promise<void> = Promise.resolve();

  /** One at a time, each with the policy in force at its turn: a late one must not put an older policy back. */
  function enforce(): Promise<void> {
    const turn = enforcing.then(async () => await bringInStep(await keeper.current()));
    enforcing = turn.catch(() => undefined);
    return turn;
  }

  /** Brings the browser's own rules in step with the policy; one that fails does not keep the others back. */
  async function bringInStep(effective: EffectivePolicy): Promise<void> {
    const hosts = hostsToRegister(effective, ports.builtIn, await recognisedHosts(keptHosts));
    const results = await Promise.allSettled([
      ports.closeHosts(closedHosts(effective)),
      ports.registerGuardedHosts(hosts),
    ]);
    // Registered scripts take effect at a page's next load only; what is open already must not wait for it.
    await guardOpenTabs(ports, late, hosts);
    const failure = results.find((result) => result.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
  }

  async function policyChanged({ effective, applied, fault }: PolicyChange): Promise<void> {
    const work: Promise<unknown>[] = [enforce(), ports.announce()];
    if (applied) work.push(log.record(policyEvent('policy-applied'), null, effective));
    if (fault !== undefined && fault !== null) work.push(log.record(policyEvent(fault), null, effective));
    const failure = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
  }

  /** A page that hides the panel cannot hide the toolbar; whoever answers the panel has seen it. */
  async function noteCover({ action, code }: EventDraft, tabId: number): Promise<void> {
    if (code === 'host-covered') await ports.badge('covered', tabId);
    else if (action === 'redacted' || action === 'overridden' || code === 'edited') await ports.badge(null, tabId);
  }

  const handlers: Handlers = {
    context: async ({ coverage }, sender) => {
      if (sender.host === null) throw new Error('refused: context without a host');
      const isLate = coverage === 'late' || (await late.has(sender));
      return siteContext(await keeper.current(), sender.host, isLate ? 'late' : 'full');
    },
    record: async ({ event }, sender) => {
      const draft = eventDraft(event);
      if (sender.tabId !== null) await noteCover(draft, sender.tabId);
      return { stored: await log.record(draft, sender.host, await keeper.current()) };
    },
    'ensure-detector': async () => {
      await ports.ensureDetector();
      return { ready: true };
    },
    seal: async (_request, { documentId }) => ({ seal: documentId ?? '' }),
    watch: async (_request, { tabId, frameId, host, address }) => {
      const isLive = tabId !== null && (await ports.isNetLive());
      if (isLive) await ports.watch({ tabId, frameId: frameId ?? 0, host, address });
      return { isLive };
    },
    recognised: async (_request, sender) => {
      const effective = await keeper.current();
      const injected = await recognisePage(ports, late, effective, sender);
      if (injected) {
        await enforce();
        await log.record(
          { channel: 'navigation', action: 'monitored', code: 'recognised', counts: {}, coverage: 'late' },
          sender.host,
          effective,
        );
      }
      return { injected };
    },
    overview: async ({ host }) => {
      const effective = await keeper.current();
      return overviewOf(
        effective,
        host,
        await recognisedHosts(keptHosts),
        await log.countsToday(),
        await keeper.ignoredSettings(),
        await ports.isNetLive(),
        await health.unstored(),
      );
    },
    'refresh-policy': async () => {
      const { state, fault } = (await keeper.refresh()).status;
      return { state, fault };
    },
  };

  return {
    handlers,
    // First what is known: an update clears registered scripts, and a fetch can take its time.
    begin: async () => {
      await enforce();
      await keeper.refresh();
    },
    alarmRang: async () => void (await keeper.refreshWhenDue()),
    managedChanged: async (removed) => void (await keeper.managedChanged(removed)),
    stoppedByNet: async (host) =>
      void (await log.record(
        { channel: 'network', action: 'stopped', code: 'request-stopped', counts: {}, coverage: 'full' },
        host,
        await keeper.current(),
      )),
  };
}

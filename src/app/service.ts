import { SYSTEM_SOURCES } from '../events/make.ts';
import { openEventStore } from '../events/store.ts';
import { onAlarm, setAlarm } from '../platform/alarm.ts';
import { setBadge } from '../platform/badge.ts';
import { injectGuard, openFrames, registerGuardedHosts } from '../platform/content-scripts.ts';
import { keptValue } from '../platform/kept-value.ts';
import { onBegin, onUpdateAvailable, openWelcome, reloadExtension } from '../platform/lifecycle.ts';
import { onManagedChange, readManagedStorage } from '../platform/managed-storage.ts';
import { onMessage, sendToTab } from '../platform/message-bus.ts';
import { announcePolicy } from '../platform/policy-change.ts';
import { closeHosts } from '../platform/request-rules.ts';
import { closeStorageToPages } from '../platform/storage-access.ts';
import { hasUnsentText, onTabClosed } from '../platform/tab.ts';
import { BUILT_IN_SITES } from '../sites/builtin.ts';
import { connectToGuard } from '../platform/net-port.ts';
import type { Net } from './net/create-net.ts';
import { startNet } from './net/start-net.ts';
import { awaitUpdate } from './service/await-update.ts';
import { createService, type Service } from './service/create-service.ts';
import type { ServicePorts } from './service/ports.ts';

const POLICY_ALARM = 'policy';
const UPDATE_ALARM = 'update';

async function isGuarded(tabId: number, frameId: number): Promise<boolean> {
  try {
    await sendToTab(tabId, 'guard-status', {}, frameId);
    return true;
  } catch {
    return false;
  }
}

function browserPorts(ensureDetector: () => Promise<void>, net: Net): ServicePorts {
  return {
    builtIn: BUILT_IN_SITES,
    readManaged: readManagedStorage,
    kept: keptValue,
    fetch: (input, init) => fetch(input, init),
    setAlarm: async (at) => await setAlarm(POLICY_ALARM, at),
    announce: announcePolicy,
    registerGuardedHosts,
    closeHosts,
    openFrames,
    injectGuard,
    isGuarded,
    ensureDetector,
    isNetLive: net.isLive,
    watch: async (frame) => net.join(await connectToGuard(frame)),
    badge: async (warning, tabId) => await setBadge(warning, tabId).catch(doneAgainLater),
    openEvents: async () => await openEventStore(),
    sources: SYSTEM_SOURCES,
    random: () => Math.random(),
  };
}

/**
 * A browser interface refused, or storage did. What was not told or enforced is not noted as done, so the next alarm
 * or start does it again; there is nobody to show it to here.
 */
function doneAgainLater(): void {}

/**
 * Starts the background: every listener is there when this returns, as an event that wakes it demands.
 * @param ensureDetector makes sure that the detector can be reached
 */
export function startService(ensureDetector: () => Promise<void>): void {
  const net = startNet((host) => void service.stoppedByNet(host).catch(doneAgainLater));
  const service: Service = createService(browserPorts(ensureDetector, net));
  onMessage(service.handlers);
  onAlarm(POLICY_ALARM, () => void service.alarmRang().catch(doneAgainLater));
  onManagedChange((removed) => void service.managedChanged(removed).catch(doneAgainLater));
  const update = awaitUpdate({
    kept: keptValue('session', 'update-waits'),
    openFrames,
    hasUnsentText: ({ tabId, frameId }) => hasUnsentText(tabId, frameId),
    setAlarm: async (at) => await setAlarm(UPDATE_ALARM, at),
    now: () => Date.now(),
    reload: reloadExtension,
  });
  onUpdateAvailable(() => void update.available().catch(doneAgainLater));
  onAlarm(UPDATE_ALARM, () => void update.lookAgain().catch(doneAgainLater));
  onTabClosed(() => void update.lookAgain().catch(doneAgainLater));
  closeStorageToPages().catch(doneAgainLater);
  onBegin((reason) => {
    service.begin().catch(doneAgainLater);
    if (reason === 'install') openWelcome().catch(doneAgainLater);
  });
}

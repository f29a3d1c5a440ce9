import { browser, type Browser } from 'wxt/browser';

type Registered = Browser.scripting.RegisteredContentScript;

const GATE = 'content-scripts/gate.js';
const GUARD = 'content-scripts/guard.js';

function registrations(matches: string[]): Registered[] {
  const common = {
    matches,
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: 'document_start',
    persistAcrossSessions: true,
  } as const;
  return [
    { id: 'policy-gate', js: [GATE], world: 'MAIN', ...common },
    { id: 'policy-guard', js: [GUARD], world: 'ISOLATED', ...common },
  ];
}

function sameMatches(current: readonly Registered[], wanted: readonly Registered[]): boolean {
  const key = (scripts: readonly Registered[]): string =>
    JSON.stringify(scripts.map(({ id, matches }) => `${id} ${(matches ?? []).toSorted().join(' ')}`).toSorted());
  return key(current) === key(wanted);
}

/**
 * Gate and guard on exactly these hosts, besides those of the manifest. They take effect at a page's next load.
 * @param hosts host names, or `*.` and a host name
 */
export async function registerGuardedHosts(hosts: readonly string[]): Promise<void> {
  const wanted = hosts.length === 0 ? [] : registrations(hosts.map((host) => `*://${host}/*`));
  const current = await browser.scripting.getRegisteredContentScripts({ ids: ['policy-gate', 'policy-guard'] });
  if (sameMatches(current, wanted)) return;
  if (current.length > 0) await browser.scripting.unregisterContentScripts({ ids: current.map(({ id }) => id) });
  if (wanted.length > 0) await browser.scripting.registerContentScripts(wanted);
}

/** Gate and guard into a frame that is already running: the gate first, so that the guard finds it. */
export async function injectGuard(tabId: number, frameId: number): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  await browser.scripting.executeScript({
    target,
    files: [`/${GATE}` as never],
    world: 'MAIN',
    injectImmediately: true,
  });
  await browser.scripting.executeScript({ target, files: [`/${GUARD}` as never], injectImmediately: true });
}

import { browser, type Browser } from 'wxt/browser';

type Registered = Browser.scripting.RegisteredContentScript;

const GATE = 'content-scripts/gate.js';
const GUARD = 'guard.js';

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

/** A frame of an open tab. */
export interface OpenFrame {
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId: string | null;
  /** As in `URL.hostname`; a frame without an origin of its own (about:, data:, sandboxed) has that of its tab. */
  readonly host: string;
}

/** Every frame of every tab that is loaded and on the web; the top one of each tab first. */
export async function openFrames(): Promise<OpenFrame[]> {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*'], discarded: false });
  return (await Promise.all(tabs.map(async ({ id }) => (id === undefined ? [] : await framesOf(id))))).flat();
}

async function framesOf(tabId: number): Promise<OpenFrame[]> {
  try {
    const results = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: () => self.origin,
      injectImmediately: true,
    });
    const frames = results.toSorted((a, b) => a.frameId - b.frameId);
    const top = hostIn(frames[0]?.result) ?? '';
    return frames.map(({ frameId, documentId, result }) => ({
      tabId,
      frameId,
      documentId: documentId ?? null,
      host: hostIn(result) ?? top,
    }));
  } catch {
    // A tab that went away, or one that no extension may touch.
    return [];
  }
}

function hostIn(origin: unknown): string | null {
  return typeof origin === 'string' ? (URL.parse(origin)?.hostname ?? null) : null;
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

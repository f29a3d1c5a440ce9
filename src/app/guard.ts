import { createPlaceholders } from '../deid/placeholders.ts';
import { createMarks } from '../guard/editor/marks.ts';
import { setOpenRoot } from '../guard/editor/open-root.ts';
import type { GuardPorts } from '../guard/ports.ts';
import { startGuard, type Guard } from '../guard/start.ts';
import { clearLeftovers } from '../guard/surface/leftovers.ts';
import { joinFrames } from '../guard/frames.ts';
import { joinFramesByEvent } from '../guard/frames-by-event.ts';
import { createSurface } from '../guard/surface/create-surface.ts';
import type { VaultChange } from '../guard/vault.ts';
import { decide } from '../policy/decide.ts';
import type { SiteContext } from '../policy/context.ts';
import { connectToDetector, isExtensionAlive } from '../platform/detector-port.ts';
import { onMessage, sendMessage } from '../platform/message-bus.ts';
import { newNonce, panelUrl } from '../platform/panel-frame.ts';
import { shadowRootOf } from '../platform/shadow-root.ts';
import { stoppedUrl } from '../platform/stopped-page.ts';
import { connectToNet } from '../platform/net-port.ts';
import type { Verdict } from '../phi/finding.ts';
import { createDetectorClient } from './detector-client.ts';
import { createNetClient } from './net-client.ts';
import { provisionalContext } from './provisional-context.ts';

/** How long after an unanswered question for the context it is asked again, in milliseconds. */
const RETRY_MS = 2000;

/** The gate holds a request for 300 ms in all; the verdict on what it sends must not come later, in milliseconds. */
const SENT_LIMIT_MS = 150;

/** In the extension's own world; a page's element of that name is no property of the window itself. */
const STARTED = 'chaperoneStarted';

/**
 * Starts the guard in one frame: joins page side, detector, policy and events. A second start in the same document does
 * nothing: the browser's own injection and that of the background may both come.
 */
export function startGuardedPage(window: Window): void {
  if (Object.getOwnPropertyDescriptor(window, STARTED)?.value === window.document) return;
  Object.defineProperty(window, STARTED, { value: window.document, configurable: true });
  const life = new AbortController();
  const { signal } = life;
  let context: SiteContext = provisionalContext(window.location.hostname);
  const coverage = window.document.readyState === 'loading' ? 'full' : 'late';
  const placeholders = createPlaceholders();
  const marks = createMarks(window.document, highlightNames());
  let asked = 0;
  let latest: { text: string; verdict: Verdict } | null = null;
  setOpenRoot(shadowRootOf);
  if (coverage === 'late') clearLeftovers(window.document);

  const detector = createDetectorClient({
    connect: connectToDetector,
    ensure: () => sendMessage('ensure-detector', {}),
    isExtensionAlive,
    onVault: (change) => {
      void net.tell(vaultNote(change));
      guard.shared(change);
    },
    onPast: (prints) => guard.recall(prints),
    signal,
  });
  const net = createNetClient({
    connect: connectToNet,
    judge: (request, rule) => guard.judgeElsewhere(request, rule),
    stopped: () => guard.stopped(),
    signal,
  });
  // Long before the first word is whole the net has proved itself; of most frames it never hears.
  if (window === window.top) net.begin();
  for (const sign of ['focusin', 'dragenter'])
    window.addEventListener(sign, () => net.begin(), { capture: true, once: true, signal });
  const ports: GuardPorts = {
    // What a verdict lets go the net lets go as well, before anybody can act on the verdict.
    scan: async (text, from) => {
      if (from === 'entered') net.entered(text);
      const verdict = await detector.scan(text, from === 'entered');
      const open = openSpans(verdict, context);
      if (from === 'entered') latest = { text, verdict };
      // Of what a page sends the net need only know that it may.
      if (from === 'entered') await net.read(text, open);
      else if (open?.length === 0) await net.read(text, open, SENT_LIMIT_MS);
      return verdict;
    },
    taken: detector.taken,
    isAlive: isExtensionAlive,
    context: () => context,
    decide: (findings, from) => decide(findings, from).byFinding,
    replacements: placeholders.replace,
    // The record must not stand in the way of a send: what cannot be stored is shown on the dashboard as a gap.
    record: (event) => void sendMessage('record', { event: { ...event, coverage } }).catch(() => undefined),
    share: (change) => {
      detector.share(change);
      const { protect, release } = change;
      return protect.length + release.length > 0 ? net.tell(vaultNote(change)) : Promise.resolve();
    },
  };
  const guard: Guard = startGuard({
    window,
    signal,
    ports,
    marks,
    joinFrames: import.meta.env.FIREFOX
      ? (frame, member, until) => joinFramesByEvent(frame, member, until, panelUrl())
      : joinFrames,
    // Said by the gate to a guard that an update has orphaned; by a page that held this frame before it, to any.
    replaced: () => void (isExtensionAlive() || life.abort()),
    surface: (onChip) =>
      createSurface({
        document: window.document,
        panelUrl: panelUrl(),
        nonce: newNonce,
        onChip,
        signal,
      }),
  });

  /** Until an answer has come the embedded default is in force, which redacts everything. */
  async function refreshContext(): Promise<void> {
    const turn = ++asked;
    try {
      const answer = await sendMessage('context', { coverage });
      // An older answer that comes late must not put an older policy back.
      if (turn !== asked) return;
      context = answer;
      if (latest) await net.read(latest.text, openSpans(latest.verdict, context));
      guard.contextChanged();
      // A page from a service worker's cache comes past the request rules.
      if (context.status === 'prohibited' && window === window.top && !guard.isEntered()) {
        window.location.replace(stoppedUrl(window.location.hostname));
      }
      guard.seal((await sendMessage('seal', {})).seal);
    } catch {
      // The background is starting, or gone for good; until it answers the strict provisional context stays in force.
      if (isExtensionAlive() && !signal.aborted) window.setTimeout(() => void refreshContext(), RETRY_MS);
    }
  }

  const stopListening = onMessage({
    'guard-status': async () => ({ ...guard.status(), coverage }),
    'unsent-text': async () => ({ unsent: guard.hasUnsentText() }),
    'policy-changed': async () => {
      void refreshContext();
      return { heard: true };
    },
  });
  signal.addEventListener('abort', stopListening);
  // A page that comes back from the cache has not heard what was said meanwhile.
  window.addEventListener(
    'pageshow',
    (event) => {
      if (!event.persisted) return;
      // Firefox wakes the extension's side of the page with the same event, after us.
      window.setTimeout(() => {
        detector.renew();
        void refreshContext();
      });
    },
    { signal },
  );
  signal.addEventListener('abort', () => marks.dispose());
  void refreshContext();
}

function vaultNote({ protect, release }: VaultChange) {
  return { t: 'vault', protect, release } as const;
}

/** Where a send is held for, by policy alone; null without a verdict. */
function openSpans(verdict: Verdict, context: SiteContext): [number, number][] | null {
  if (verdict.kind === 'unscanned') return null;
  const { findings } = verdict.detection;
  const actions = decide(findings, context).byFinding;
  return findings
    .filter((_, index) => actions[index] !== 'monitor' && actions[index] !== 'allow')
    .map(({ start, end }) => [start, end]);
}

/** The page can read the names of highlights: they say nothing, not even that they are ours. */
function highlightNames(): { finding: string; possible: string } {
  const word = () => `h${crypto.getRandomValues(new Uint32Array(2)).join('')}`;
  return { finding: word(), possible: word() };
}

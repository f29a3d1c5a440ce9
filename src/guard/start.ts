import type { EventDraft } from '../events/schema.ts';
import type { Elsewhere } from '../gate/wire.ts';
import type { GuardStatus } from '../platform/messages.ts';
import { isUnreadPath } from '../sites/match.ts';
import type { Site } from '../sites/schema.ts';
import { createComposers } from './composers.ts';
import { createConversation } from './conversation.ts';
import type { Composer } from './editor/composer.ts';
import { composerOf, focusedComposer, textFieldOf } from './editor/composer-of.ts';
import type { Marks } from './editor/marks.ts';
import { endpointsOf, patternOf } from './endpoints.ts';
import { createEnteredText } from './entered.ts';
import { outermost, type JoinFrames } from './frames.ts';
import { listenForGestures } from './gestures.ts';
import { openLine, type Line } from './line.ts';
import { createMediaDesk } from './media.ts';
import type { GuardPorts } from './ports.ts';
import { createReading } from './reading.ts';
import { reloadWithText } from './reload-with-text.ts';
import { createElsewhereDesk } from './elsewhere-desk.ts';
import { createRequestDesk } from './request-desk.ts';
import { createSendHold } from './send.ts';
import type { ChipRequest, Surface } from './surface/surface.ts';
import { showBanner } from './site-banner.ts';
import { createVault, type VaultChange } from './vault.ts';

export interface GuardParts {
  readonly window: Window;
  readonly signal: AbortSignal;
  readonly ports: GuardPorts;
  readonly marks: Marks;
  surface(onChip: (request: ChipRequest) => void): Surface;
  /** How the guards of a page's frames find one another in this browser. */
  readonly joinFrames: JoinFrames;
  /** A newer guard has taken the gate: this one must end. */
  replaced(): void;
}

export interface Guard {
  /** Another frame of this tab protected or released values. */
  shared(change: VaultChange): void;
  /** What was entered on this origin, in another tab or before this page came; the first word of it may say nothing. */
  recall(prints: readonly number[]): void;
  /** The net has stopped a request that this page or a worker of it sent. */
  stopped(): void;
  /** Rules once, at once or later, on what another frame, a window or a worker is about to send. */
  judgeElsewhere(request: Elsewhere, rule: (ruling: 'pass' | 'stop') => void): void;
  /** The word by which the gate knows a guard of this document. */
  seal(seal: string): void;
  /** The policy's answer has changed. */
  contextChanged(): void;
  status(): Omit<GuardStatus, 'coverage'>;
  /** Whether text stands in a composer; while one is held, it is not sent either. */
  hasUnsentText(): boolean;
  /** Whether a person entered anything into this page. */
  isEntered(): boolean;
}

/** How long "3 replaced" outlives an emptied box, in milliseconds. */
const CONFIRM_MS = 4000;
/** How long after a file was chosen a stopped request is taken for its upload, in milliseconds. */
const UPLOAD_MS = 10_000;
/** How long after a released gesture what leaves is a prompt and no draft, in milliseconds. */
const SENDING_MS = 3000;

/** Joins the parts of the page side: line, readings, gestures, holds and the surface. */
export function startGuard({
  window,
  signal,
  ports: given,
  marks,
  surface: createSurface,
  joinFrames,
  replaced,
}: GuardParts): Guard {
  const { document } = window;
  const ports: GuardPorts = {
    ...given,
    share: (change) => given.share({ ...change, conversation: conversation.id }),
  };
  const vault = createVault();
  const composers = createComposers(() => window.performance.now());
  const entered = createEnteredText();
  /** Only the detector's host, or that there is none, makes it so: time does not. */
  let isPastKnown = false;
  const conversation = createConversation(
    (id, isNamed) => {
      vault.turnTo(id, isNamed);
      if (!isNamed) {
        media.forget();
        hasFile = false;
      }
      // Now it can be kept beyond this page, for a reload or a way back.
      const release = vault.releases();
      if (isNamed && release.length > 0) void ports.share({ protect: [], release, seen: [] });
    },
    () => window.performance.now(),
  );
  let channel: EventDraft['channel'] = 'type';
  let sendingUntil = 0;
  let confirmingUntil = 0;
  let uploadingUntil = 0;
  /** What cannot be read may be a file that was chosen in this conversation. */
  let hasFile = false;
  /** Something is protected that was entered in another frame or before a reload. */
  let isGuarding = false;
  let contextSite: Site | null = ports.context().site;
  let endpoints = endpointsOf(contextSite);

  const surface = createSurface((request) => {
    if (request === 'use' || request === 'decline') return void media.answer(request === 'use');
    const latest = composers.latest();
    if (latest && latest.composer.node.isConnected) answerChip(request, latest.composer);
  });
  const media = createMediaDesk({
    ports,
    show: surface.media,
    tell: (id, ruling) => line.tell({ t: 'ruling', id, ruling }),
  });
  const frames = joinFrames(window, { views: composers.views, enter: askFromNowOn }, signal);
  const deskPorts = {
    ports,
    surface,
    state: {
      ports,
      vault,
      views: () => frames.views(),
      entered,
      isPastKnown: () => isPastKnown,
      isAnyEntered,
      isSending,
      isUploading: () => window.performance.now() < uploadingUntil,
      mayCarryMedia: () => media.isInUse() && !hasFile,
    },
    composers,
    composerNode: () => composers.latest()?.composer.node ?? null,
  };
  const desk = createRequestDesk({
    ...deskPorts,
    endpoints: () => endpoints,
    tell: (id, ruling) => line.tell({ t: 'ruling', id, ruling }),
    isNoted: true,
  });
  /** What leaves past this frame's gate; which endpoint it goes to is another page's business. */
  const elsewhere = createElsewhereDesk({ ...deskPorts, hasPassed: desk.hasPassed });
  const reading = createReading({
    ports,
    composers,
    vault,
    marks,
    surface,
    isConfirming: () => window.performance.now() < confirmingUntil,
    isStopped: () => signal.aborted,
    changed: reconsider,
  });
  const line = openLine(window, signal, {
    judge(question) {
      followConversation();
      return desk.judge(question);
    },
    media(question) {
      followConversation();
      return media.judge(question);
    },
    stopped: desk.stopped,
    connected: tellGate,
    reopened: () => gestures.rearm(),
    replaced,
  });
  const holding = createSendHold({
    ports,
    vault,
    surface,
    scan: reading.scan,
    standIn: (text) => standing().find((composer) => composer.read() === text) ?? null,
    verdictOf: (composer) => composers.read(composer).verdict,
    sending(composer) {
      entered.add(composer.read());
      composers.markSent(composer);
      conversation.sent();
      sendingUntil = window.performance.now() + SENDING_MS;
    },
    confirm(composer, count) {
      confirmingUntil = window.performance.now() + CONFIRM_MS;
      surface.chip({ kind: 'deidentified', count }, composer.node);
    },
    settle: () => settle(window),
    channel: () => channel,
    isStopped: () => signal.aborted,
    stops: () => desk.stops,
  });

  function reconsider(): void {
    desk.reconsider();
    elsewhere.reconsider();
  }

  function isSending(): boolean {
    return window.performance.now() < sendingUntil;
  }

  function tellGate(gate: Line): void {
    gate.tell({ t: 'arm', endpoints: patternOf(endpoints) });
    tellEntered(gate);
  }

  /** As long as it is not known what was entered before, the gate asks about everything. */
  function tellEntered(gate: Line): void {
    gate.tell({ t: 'entered', entered: !isPastKnown || isAnyEntered() });
  }

  function isAnyEntered(): boolean {
    return isGuarding || !entered.isEmpty;
  }

  /** A page may send from this frame what was entered elsewhere. */
  function askFromNowOn(): void {
    if (isGuarding) return;
    isGuarding = true;
    line.tell({ t: 'entered', entered: true });
  }

  /** The first input ends the page's free pass; told before the page's own handlers run. */
  function noteEntered(): void {
    if (!entered.isEmpty) return;
    entered.begin();
    line.tell({ t: 'entered', entered: true });
    frames.enter();
  }

  function isUnread(): boolean {
    return isUnreadPath(contextSite, window.location.pathname);
  }

  /** A frame belongs to the conversation of its page. */
  function followConversation(): void {
    conversation.at(contextSite, outermost(window).location.pathname);
  }

  function touch(composer: Composer): void {
    followConversation();
    if (composer.read().trim() !== '') noteEntered();
    offerReload(composer.read().trim() === '');
    if (surface.panelOpen && composers.latest()?.text !== composer.read()) surface.closePanel();
    reading.touch(composer);
  }

  /** Scanned before it is sent: the form of a search box navigates, which cannot wait for a verdict. */
  async function readField(field: Composer): Promise<void> {
    composers.readField(field);
    const text = field.read();
    if (text.trim() === '') return;
    noteEntered();
    composers.settleField(field, text, await ports.scan(text, 'entered'));
    reconsider();
  }

  function answerChip(request: ChipRequest, composer: Composer): void {
    const verdict = composers.latest()?.verdict;
    if (verdict?.kind === 'unscanned' && verdict.reason === 'extension-gone')
      void reloadWithText(window, composer, () => surface.chip({ kind: 'held', why: 'not-copied' }, composer.node));
    else if (request === 'retry') reading.touch(composer);
    else void holding.hold(composer, { key: { code: 'Enter', ctrlKey: false, metaKey: false } });
  }

  const gestures = listenForGestures({
    window,
    signal,
    site: () => contextSite,
    isUnread,
    composerOf: (target) => composerOf(target, contextSite),
    latest: () => composers.latest()?.composer ?? focusedComposer(document, contextSite),
    surface,
    holding,
    isSettled(composer) {
      followConversation();
      return desk.isSettled(composer);
    },
    incoming(text) {
      noteEntered();
      entered.add(text);
      composers.take(text);
      ports.taken(text);
    },
    field: (field) => void readField(field),
    fieldOf: textFieldOf,
    file() {
      noteEntered();
      hasFile = true;
      uploadingUntil = window.performance.now() + UPLOAD_MS;
    },
    wrote(composer, how) {
      channel = composer.purpose === 'edit' ? 'edit' : how;
      sendingUntil = 0;
    },
    touch,
    escape: () => media.answer(false),
    gesture: () => {
      media.pressed();
      sendingUntil = Math.max(sendingUntil, window.performance.now() + SENDING_MS / 3);
    },
    nothingFound: () => {
      surface.chip({ kind: 'held', why: 'no-text-found' }, null);
      ports.record({ channel: 'type', action: 'held', code: 'adapter-broken', counts: {} });
    },
  });
  let isReloadSafe = true;
  showBanner(ports.context(), surface, isReloadSafe);

  /** A late guard's reload is offered only while no text would be lost. */
  function offerReload(isEmpty: boolean): void {
    if (isEmpty === isReloadSafe) return;
    isReloadSafe = isEmpty;
    showBanner(ports.context(), surface, isReloadSafe);
  }

  function standing(): Composer[] {
    const boxes = [...document.querySelectorAll('textarea, [contenteditable]')];
    return isUnread() ? [] : boxes.flatMap((box) => composerOf(box, contextSite) ?? []);
  }

  /** Text that stood there before the guard came, or that the browser put back. */
  function readStanding(): void {
    for (const composer of standing()) if (composer.read().trim() !== '') touch(composer);
  }
  window.addEventListener('pageshow', readStanding, { signal });
  if (document.readyState !== 'loading') readStanding();

  return {
    seal: line.seal,
    judgeElsewhere(request, rule) {
      followConversation();
      elsewhere.judge(request, rule);
    },
    shared(change) {
      const { conversation: where = '' } = change;
      vault.protect(change.protect, where);
      vault.release(change.release, where);
      vault.see(change.seen);
      // A page may send from this frame, or after a reload, what was entered elsewhere: its gate has to ask as well.
      if (change.protect.length + change.seen.length > 0) askFromNowOn();
    },
    recall(prints) {
      entered.recall(prints);
      if (prints.length > 0) askFromNowOn();
      if (isPastKnown) return;
      isPastKnown = true;
      tellEntered(line);
      reconsider();
    },
    stopped() {
      // What a page sends by itself is nothing that the person has to do something about.
      if (isSending())
        surface.chip({ kind: 'held', why: 'request-stopped' }, composers.latest()?.composer.node ?? null);
    },
    contextChanged() {
      const context = ports.context();
      contextSite = context.site;
      endpoints = endpointsOf(contextSite);
      tellGate(line);
      showBanner(context, surface, isReloadSafe);
      media.review();
      const latest = composers.latest();
      reading.review();
      if (latest && latest.composer.node.isConnected) reading.touch(latest.composer);
    },
    hasUnsentText: () =>
      composers.states().some(({ composer }) => composer.node.isConnected && composer.read().trim() !== ''),
    isEntered: () => !entered.isEmpty,
    status() {
      const verdict = composers.latest()?.verdict ?? null;
      const findings = verdict?.kind === 'findings' ? verdict.detection.findings.length : 0;
      if (holding.isHolding) return { state: 'holding', findings };
      if (holding.isCovered) return { state: 'covered', findings };
      if (verdict === null) return { state: 'watching', findings: 0 };
      if (verdict.kind === 'unscanned') return { state: 'not-working', findings: 0 };
      return { state: findings > 0 ? 'found' : 'clear', findings };
    },
  };
}

/** Two frames: editors render in the first, their observers answer in the second. A hidden tab has no frames. */
function settle(window: Window): Promise<void> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(resolve, 120);
    window.requestAnimationFrame(() =>
      window.requestAnimationFrame(() => {
        window.clearTimeout(timer);
        resolve();
      }),
    );
  });
}

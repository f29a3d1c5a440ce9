import type { EventDraft } from '../events/schema.ts';
import type { Site } from '../sites/schema.ts';
import type { Composer } from './editor/composer.ts';
import type { SendGesture } from './editor/press.ts';
import { sendControlOf } from './editor/send-control-of.ts';
import { isSendKey } from './editor/send-key.ts';
import type { SendHold } from './send.ts';
import type { Surface } from './surface/surface.ts';

export interface GesturePorts {
  readonly window: Window;
  readonly signal: AbortSignal;
  site(): Site | null;
  /** Log-in, account and payment pages are never read. */
  isUnread(): boolean;
  composerOf(target: Event): Composer | null;
  latest(): Composer | null;
  readonly surface: Surface;
  readonly holding: Omit<SendHold, 'isCovered'>;
  isSettled(composer: Composer): boolean;
  /** Text that is on its way into the page by paste or drop. */
  incoming(text: string): void;
  /** Any other text field that a person types in. */
  fieldOf(target: Event): Composer | null;
  field(field: Composer): void;
  /** A file is on its way into the page. */
  file(): void;
  /** The composer's text may have changed. */
  touch(composer: Composer): void;
  /** The person writes in it: what leaves from now on is a draft again. */
  wrote(composer: Composer, channel: EventDraft['channel']): void;
  /** A trusted gesture that may be a send which we do not recognise. */
  gesture(): void;
  /** Escape was pressed while no panel is open; true when it answered something. */
  escape(): boolean;
  /** A known site's send control was used and no composer could be found. */
  nothingFound(): void;
}

/**
 * Everything that a person does to a composer, caught in the capture phase on `window`, which at document_start is ahead
 * of every editor and site handler. Text that is settled and clear passes without a touch; everything else is held here.
 */
export function listenForGestures(gestures: GesturePorts): { rearm(): void } {
  const { window, signal, surface, holding } = gestures;
  const options = { capture: true, signal };

  function stop(event: Event): void {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function isForeign(event: Event): boolean {
    return holding.isReplaying || surface.owns(event) || gestures.isUnread();
  }

  /** Holds the event's send unless its text is settled; `gesture` says how to replay it. */
  function check(event: Event, composer: Composer, gesture: SendGesture): void {
    if (holding.isHolding || !gestures.isSettled(composer)) {
      stop(event);
      if (!holding.isHolding) void holding.hold(composer, gesture, event.isTrusted ? 'person' : 'page');
    } else {
      holding.passed(composer);
    }
  }

  function onKey(event: KeyboardEvent): void {
    const isEscape = event.isTrusted && event.key === 'Escape' && !event.isComposing && !event.repeat;
    if (isEscape && !surface.panelOpen && gestures.escape()) return stop(event);
    if (isForeign(event)) return;
    const composer = gestures.composerOf(event);
    if (!composer) return;
    if (surface.panelOpen && event.isTrusted) return answerPanel(event, composer);
    // With any key held a site may take Enter for a send; with Shift it is a new line everywhere.
    if (event.isTrusted && event.key === 'Enter' && !event.shiftKey && !event.isComposing) gestures.gesture();
    if (!isSendKey(event, composer)) return;
    check(event, composer, { key: { code: event.code, ctrlKey: event.ctrlKey, metaKey: event.metaKey } });
  }

  function answerPanel(event: KeyboardEvent, composer: Composer): void {
    const isDefault = isSendKey(event, composer);
    if (!isDefault && event.key !== 'Escape') return;
    stop(event);
    if (!event.repeat) surface.answer(isDefault ? 'default' : 'escape');
  }

  function onPointer(event: Event): void {
    if (isForeign(event)) return;
    const latest = gestures.latest();
    const control = sendControlOf(event, gestures.site(), latest);
    if (event.isTrusted && !gestures.composerOf(event)) gestures.gesture();
    if (!control) return;
    const composer = gestures.composerOf(event) ?? latest;
    if (!composer) {
      if (event.type !== 'click' || gestures.site() === null) return;
      stop(event);
      return gestures.nothingFound();
    }
    if (event.type === 'click') check(event, composer, { control });
    // Some sites send on the press itself: it waits with the click that follows.
    else if (holding.isHolding || !gestures.isSettled(composer)) stop(event);
  }

  function onSubmit(event: SubmitEvent): void {
    if (isForeign(event)) return;
    const form = event.target;
    const latest = gestures.latest();
    if (!(form instanceof HTMLFormElement) || !latest || !form.contains(latest.node)) return;
    check(event, latest, { form, submitter: event.submitter });
  }

  function onText(event: Event): void {
    if (isForeign(event)) return;
    if (bringsFile(event)) gestures.file();
    const composer = gestures.composerOf(event);
    if (!composer) {
      const field = gestures.fieldOf(event);
      return field ? gestures.field(field) : undefined;
    }
    // A site may take a paste for itself and send it before it ever stands in the editor.
    const transfer =
      event instanceof ClipboardEvent ? event.clipboardData : event instanceof DragEvent ? event.dataTransfer : null;
    if (transfer) gestures.incoming(transfer.getData('text/plain'));
    const channel = event.isTrusted ? channelOf(event) : null;
    // Now, not with the text that is read later: a send may come in between.
    if (channel) gestures.wrote(composer, channel);
    if (event.type !== 'beforeinput') gestures.touch(composer);
    // Lexical fires no input event for what its model inserts: there is only the beforeinput.
    else window.setTimeout(() => gestures.touch(composer));
    // Editors that handle the event themselves have their text only after their own handlers ran.
    if (event.type !== 'input') window.requestAnimationFrame(() => gestures.touch(composer));
  }

  /** `document.open()` removes every listener of the window; adding one that is there already does nothing. */
  function rearm(): void {
    window.addEventListener('keydown', onKey, options);
    window.addEventListener('submit', onSubmit, options);
    for (const type of PRESSES) window.addEventListener(type, onPointer, { ...options, passive: false });
    for (const type of TEXT_EVENTS) window.addEventListener(type, onText, options);
  }
  rearm();
  return { rearm };
}

const PRESSES = ['click', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend'] as const;
const TEXT_EVENTS = [
  'beforeinput',
  'input',
  'paste',
  'drop',
  'cut',
  'compositionend',
  'focusin',
  'keyup',
  'change',
] as const;

function bringsFile(event: Event): boolean {
  if (event instanceof ClipboardEvent) return (event.clipboardData?.files.length ?? 0) > 0;
  if (event instanceof DragEvent) return (event.dataTransfer?.files.length ?? 0) > 0;
  return event.type === 'change' && event.target instanceof HTMLInputElement && event.target.type === 'file';
}

/** Null: the event tells that text may stand there, not that the person put it there. */
function channelOf(event: Event): EventDraft['channel'] | null {
  const kind = event instanceof InputEvent ? event.inputType : event.type;
  if (kind === 'paste' || kind.startsWith('insertFromPaste')) return 'paste';
  if (kind === 'drop' || kind === 'insertFromDrop') return 'drop';
  return event.type === 'input' ||
    event.type === 'beforeinput' ||
    event.type === 'cut' ||
    event.type === 'compositionend'
    ? 'type'
    : null;
}

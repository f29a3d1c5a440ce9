import type { Captured, PageGlobal } from './captured.ts';
import type { List } from './list.ts';
import type { AskMedia } from './media.ts';
import type { Target } from './url.ts';
import {
  HANDSHAKE_OFFER,
  HANDSHAKE_READY,
  TO_GATE,
  TO_GUARD,
  type Channel,
  type Part,
  type Ruling,
  type ToGuard,
} from './wire.ts';

/** What is asked about. */
export interface Asked {
  readonly channel: Channel;
  readonly method: string;
  readonly target: Target | null;
  readonly isUrlSent: boolean;
  readonly parts: List<Part>;
}

/** The texts of a rewrite are read by index only. */
export type GateRuling =
  | Exclude<Ruling, { r: 'rewrite' }>
  | { readonly r: 'rewrite'; readonly url: string | null; readonly texts: ArrayLike<string> };

export interface LineHandlers {
  armed(endpoints: string): void;
  entered(entered: boolean): void;
}

export interface Line {
  /** Whether a guard answers. */
  isAlive(): boolean;
  /** Whether the guard that had taken the line answers no more. */
  isOrphan(): boolean;
  /** The guard's ruling, or `gone` when nobody answered. After `wait`, `later` gets the final one, if it ever comes. */
  ask(asked: Asked, canWait: boolean, later: ((ruling: GateRuling) => void) | null): GateRuling | 'gone';
  readonly askMedia: AskMedia;
  report(channel: Channel, reason: Extract<ToGuard, { t: 'stopped' }>['reason']): void;
  /** Listens for the handshake again after `document.open()`, which removes every listener of the window. */
  rearm(): void;
}

/**
 * The gate's end of the private line (see wire.ts), or null when another gate already stands in this window.
 *
 * The first offered node is taken. A later one is taken only when its holder says the seal, which the first guard left
 * here: the browser's own id of this document, which it tells extensions and no page. So the guard that comes with an
 * update takes over, and a page cannot, whether the old guard is silent (Firefox) or an orphan (Chromium). A gate that is taken
 * or waiting answers another gate's ready event by cancelling it; the second one then does nothing. A page can cancel
 * that event too, but only where its scripts ran before the gate, which is where a late gate was injected.
 */
export function openLine(native: Captured, global: PageGlobal, handlers: LineHandlers): Line | null {
  let node: EventTarget | null = null;
  let seal: unknown = null;
  let lastId = 0;
  const answers = native.record<GateRuling>() as Record<PropertyKey, GateRuling>;
  const waiting = native.record<(ruling: GateRuling) => void>();

  function tell(message: string): void {
    if (node) native.dispatch(node, eventOf(native, TO_GUARD, message));
  }

  function takeOffer(event: Event): void {
    native.event.stopImmediatePropagation(event);
    const offered = native.mouse.relatedTarget(event as MouseEvent);
    if (!offered) return;
    if (!node) return take(offered);
    // A new guard, after an update, says the seal on the node that it offers. Who does not is told nothing.
    native.listen(
      offered,
      TO_GATE,
      (said) => {
        const message = native.parse(native.custom.detail(said as CustomEvent) as string) as unknown;
        if (node !== offered && seal && own(native, message, 'seal') === seal) take(offered);
      },
      false,
    );
  }

  function take(offered: EventTarget): void {
    if (node) native.unlisten(node, TO_GATE, hear, false);
    tell('{"t":"replaced"}');
    node = offered;
    native.listen(node, TO_GATE, hear, false);
    tell('{"t":"hello"}');
  }

  function hear(event: Event): void {
    const message = native.parse(native.custom.detail(event as CustomEvent) as string) as unknown;
    const type = own(native, message, 't');
    if (type === 'arm') handlers.armed('' + own(native, message, 'endpoints'));
    else if (type === 'entered') handlers.entered(own(native, message, 'entered') === true);
    else if (type === 'seal') seal = own(native, message, 'seal');
    else if (type === 'ruling')
      hearRuling('' + own(native, message, 'id'), readRuling(native, own(native, message, 'ruling')));
  }

  function hearRuling(id: string, ruling: GateRuling): void {
    const later = waiting[id];
    if (!later) {
      answers[id] = ruling;
    } else if (ruling.r !== 'wait') {
      delete waiting[id];
      later(ruling);
    }
  }

  function refuseSecondGate(event: Event): void {
    native.event.preventDefault(event);
    native.event.stopImmediatePropagation(event);
  }

  /** Nothing in a question inherits anything: of other objects a page could answer for `toJSON`. */
  function put(question: object, later: ((ruling: GateRuling) => void) | null): GateRuling | 'gone' {
    const id = lastId;
    tell(native.quote(question));
    const ruling = answers[id];
    delete answers[id];
    if (!ruling) return 'gone';
    if (ruling.r === 'wait' && later) waiting[id] = later;
    return ruling;
  }

  function ask(asked: Asked, canWait: boolean, later: ((ruling: GateRuling) => void) | null): GateRuling | 'gone' {
    const { channel, method, target, isUrlSent, parts } = asked;
    const url = target ? target.href : null;
    lastId += 1;
    return put({ __proto__: null, t: 'judge', id: lastId, channel, canWait, method, url, isUrlSent, parts }, later);
  }

  /** A question about nothing. */
  function isAlive(): boolean {
    const parts = native.list<Part>();
    const nothing: Asked = { channel: 'message', method: '', target: null, isUrlSent: false, parts };
    return ask(nothing, false, null) !== 'gone';
  }

  function rearm(): void {
    native.listen(global, HANDSHAKE_OFFER, takeOffer, true);
    if (node) tell('{"t":"reopened"}');
    native.listen(global, HANDSHAKE_READY, refuseSecondGate, true);
  }

  native.listen(global, HANDSHAKE_OFFER, takeOffer, true);
  if (hasGate(native, global)) {
    native.unlisten(global, HANDSHAKE_OFFER, takeOffer, true);
    return null;
  }
  native.listen(global, HANDSHAKE_READY, refuseSecondGate, true);

  return {
    isAlive,
    isOrphan: () => node !== null && !isAlive(),
    askMedia(kinds, later) {
      lastId += 1;
      const question = { __proto__: null, t: 'media', id: lastId, kinds, canWait: later !== null };
      const ruling = put(question, (late) => later?.(late.r === 'pass'));
      if (ruling !== 'gone' && ruling.r === 'wait' && later) return null;
      return ruling !== 'gone' && ruling.r === 'pass';
    },
    ask,
    report: (channel, reason) => tell('{"t":"stopped","channel":"' + channel + '","reason":"' + reason + '"}'),
    rearm,
  };
}

/** Whether a gate stands in the window. */
export function hasGate(native: Captured, window: Window): boolean {
  return !native.dispatch(window, eventOf(native, HANDSHAKE_READY, null));
}

function eventOf(native: Captured, type: string, detail: string | null): Event {
  const init = native.record<unknown>();
  init.detail = detail;
  init.cancelable = true;
  return new native.make.CustomEvent(type, init);
}

/** What is not understood is a stop. */
function readRuling(native: Captured, value: unknown): GateRuling {
  const r = own(native, value, 'r');
  if (r === 'pass' || r === 'wait') return { r };
  const texts = r === 'rewrite' ? own(native, value, 'texts') : null;
  const url = own(native, value, 'url');
  if (typeof texts === 'object' && texts !== null)
    return { r: 'rewrite', url: typeof url === 'string' ? url : null, texts: texts as ArrayLike<string> };
  return { r: 'stop' };
}

/** A property of the value itself; the page owns what it inherits. */
export function own(native: Captured, value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !native.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

import type { Captured, PageGlobal } from './captured.ts';
import type { List } from './list.ts';
import type { AskMedia } from './media.ts';
import {
  HANDSHAKE_OFFER,
  HANDSHAKE_READY,
  TO_GATE,
  TO_GUARD,
  type Channel,
  type Leaf,
  type Question,
  type Ruling,
  type ToGuard,
  type WireEndpoint,
} from './wire.ts';

export interface Asked {
  readonly channel: Channel;
  readonly canWait: boolean;
  readonly purpose: Question['purpose'];
  readonly action: Question['action'];
  readonly leaves: List<Leaf>;
}

/** The texts of a rewrite are read by index only. */
export type GateRuling =
  | Exclude<Ruling, { r: 'rewrite' }>
  | { readonly r: 'rewrite'; readonly texts: ArrayLike<string> };

export interface LineHandlers {
  armed(endpoints: ArrayLike<WireEndpoint>): void;
  entered(entered: boolean): void;
}

export interface Line {
  /** Whether a guard ever shook hands; it may be gone since. */
  isTaken(): boolean;
  /** The guard's ruling, or `gone` when nobody answered. After `wait`, `later` gets the final one, if it ever comes. */
  ask(asked: Asked, later: (ruling: GateRuling) => void): GateRuling | 'gone';
  readonly askMedia: AskMedia;
  report(channel: Channel, reason: Extract<ToGuard, { t: 'stopped' }>['reason']): void;
  /** Listens for the handshake again after `document.open()`, which removes every listener of the window. */
  rearm(): void;
}

/**
 * The gate's end of the private line (see wire.ts), or null when another gate already stands in this window.
 *
 * The first offered node is taken and the listener removed, so a page cannot offer a second one. A gate that is taken
 * or waiting answers another gate's ready event by cancelling it; the second one then does nothing. A page can cancel
 * that event too, but only where its scripts ran before the gate, which is where a late gate was injected.
 */
export function openLine(native: Captured, global: PageGlobal, handlers: LineHandlers): Line | null {
  let node: EventTarget | null = null;
  let lastId = 0;
  const answers = native.record<GateRuling>();
  const waiting = native.record<(ruling: GateRuling) => void>();

  function tell(message: string): void {
    if (node) native.dispatch(node, eventOf(native, TO_GUARD, message));
  }

  function takeOffer(event: Event): void {
    native.stopImmediatePropagation(event);
    const offered = native.relatedTarget(event);
    if (node || !offered) return;
    node = offered;
    native.listen(node, TO_GATE, hear, false);
    tell('{"t":"hello"}');
  }

  function hear(event: Event): void {
    const message = native.parse(native.detail(event) as string) as unknown;
    const type = own(native, message, 't');
    if (type === 'arm') {
      const endpoints = own(native, message, 'endpoints');
      handlers.armed(endpoints as ArrayLike<WireEndpoint>);
    } else if (type === 'entered') handlers.entered(own(native, message, 'entered') === true);
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
    native.preventDefault(event);
    native.stopImmediatePropagation(event);
  }

  function rearm(): void {
    native.listen(global, HANDSHAKE_OFFER, takeOffer, true);
    if (node) tell('{"t":"reopened"}');
    native.listen(global, HANDSHAKE_READY, refuseSecondGate, true);
  }

  native.listen(global, HANDSHAKE_OFFER, takeOffer, true);
  const isFirst = native.dispatch(global, eventOf(native, HANDSHAKE_READY, null));
  if (!isFirst) {
    native.unlisten(global, HANDSHAKE_OFFER, takeOffer, true);
    return null;
  }
  native.listen(global, HANDSHAKE_READY, refuseSecondGate, true);

  /** `text`: a question without its first member, the id. */
  function put(text: string, later: (ruling: GateRuling) => void): GateRuling | 'gone' {
    lastId += 1;
    const id = '' + lastId;
    tell('{"id":' + id + ',' + text);
    const ruling = answers[id];
    delete answers[id];
    if (!ruling) return 'gone';
    if (ruling.r === 'wait') waiting[id] = later;
    return ruling;
  }

  return {
    isTaken: () => node !== null,
    ask: (asked, later) => put(questionText(native, asked), later),
    askMedia(kinds, later) {
      const text = '"t":"media","kinds":"' + kinds + '","canWait":' + (later ? 'true' : 'false') + '}';
      const ruling = put(text, (late) => later?.(late.r === 'pass'));
      if (ruling !== 'gone' && ruling.r === 'wait' && later) return null;
      return ruling !== 'gone' && ruling.r === 'pass';
    },
    report: (channel, reason) => tell('{"t":"stopped","channel":"' + channel + '","reason":"' + reason + '"}'),
    rearm,
  };
}

function eventOf(native: Captured, type: string, detail: string | null): Event {
  const init = native.record<unknown>();
  init.detail = detail;
  init.cancelable = true;
  return new native.CustomEvent(type, init);
}

/** Joined by hand: `JSON.stringify` of an object would call a `toJSON` that the page put on `Object.prototype`. */
function questionText(native: Captured, asked: Asked): string {
  let leaves = '';
  for (let i = 0; i < asked.leaves.length; i += 1) {
    const leaf = asked.leaves[i];
    if (leaf) leaves += (i === 0 ? '' : ',') + '{"text":' + native.quote(leaf.text) + ',"at":"' + leaf.at + '"}';
  }
  return (
    '"t":"judge","channel":"' +
    asked.channel +
    '","canWait":' +
    (asked.canWait ? 'true' : 'false') +
    ',"purpose":"' +
    asked.purpose +
    '","action":"' +
    asked.action +
    '","leaves":[' +
    leaves +
    ']}'
  );
}

/** What is not understood is a stop. */
function readRuling(native: Captured, value: unknown): GateRuling {
  const r = own(native, value, 'r');
  if (r === 'pass' || r === 'wait') return { r };
  const texts = r === 'rewrite' ? own(native, value, 'texts') : null;
  if (typeof texts === 'object' && texts !== null) return { r: 'rewrite', texts: texts as ArrayLike<string> };
  return { r: 'stop' };
}

/** A property of the value itself; the page owns what it inherits. */
export function own(native: Captured, value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !native.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

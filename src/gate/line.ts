import type { Captured, PageGlobal } from './captured.ts';
import type { List } from './list.ts';
import type { AskMedia } from './media.ts';
import { isObject } from './object.ts';
import {
  HANDSHAKE_OFFER,
  HANDSHAKE_READY,
  TO_GATE,
  TO_GUARD,
  type Channel,
  type MediaQuestion,
  type Part,
  type Question,
} from './wire.ts';

/** A question before it has its number. Nothing in it inherits anything: of other objects a page could answer for `toJSON`. */
export type Asked = Omit<Question, 'id' | 'parts'> & { id: number; readonly parts: List<Part> };
type AskedMedia = Omit<MediaQuestion, 'id'> & { id: number };

export interface LineHandlers {
  armed(endpoints: string): void;
  entered(entered: boolean): void;
}

export interface Line {
  /** Whether the guard that had taken the line answers no more. */
  isOrphan(): boolean;
  /** The guard's ruling, unread, or undefined when nobody answered. After `wait`, `later` gets the final one, if ever. */
  ask(asked: Asked, later: (ruling: unknown) => void): unknown;
  readonly askMedia: AskMedia;
  /** A request was stopped here, without the guard's ruling or because it could not be followed. */
  report(): void;
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
export function openLine(
  native: Captured,
  global: PageGlobal,
  handlers: LineHandlers,
  onSecondGate: () => void,
): Line | null {
  let node: EventTarget | null = null;
  let seal: unknown = null;
  let lastId = 0;
  const waiting = { __proto__: null } as unknown as Record<PropertyKey, (ruling: unknown) => void>;

  function tell(message: string): void {
    if (node) native.dispatch(node, eventOf(native, TO_GUARD, message));
  }

  function takeOffer(event: Event): void {
    native.Event.stopImmediatePropagation(event);
    const offered = native.MouseEvent.relatedTarget(event as MouseEvent);
    if (!offered) return;
    native.listen(offered, TO_GATE, hear, false);
    if (!node) take(offered);
  }

  function take(offered: EventTarget): void {
    tell('{"t":"replaced"}');
    node = offered;
    tell('{"t":"hello"}');
  }

  function hear(event: Event): void {
    const from = native.Event.target(event) as EventTarget;
    const message = native.parse(native.CustomEvent.detail(event as CustomEvent) as string) as unknown;

    const type = own(native, message, 't');
    const said = own(native, message, 'seal');
    // A new guard, after an update, says the seal on the node that it offered. Who does not is told nothing.
    if (from !== node) {
      if (seal && said === seal) take(from);
    } else if (type === 'arm') handlers.armed('' + own(native, message, 'endpoints'));
    else if (type === 'entered') handlers.entered(!!own(native, message, 'entered'));
    else if (type === 'seal') seal = said;
    else if (type === 'ruling') waiting['' + own(native, message, 'id')]?.(own(native, message, 'ruling'));
  }

  function refuseSecondGate(event: Event): void {
    onSecondGate();
    native.Event.preventDefault(event);
    native.Event.stopImmediatePropagation(event);
  }

  function ask(asked: Asked | AskedMedia, later: (ruling: unknown) => void): unknown {
    const id = (asked.id = lastId += 1);
    let answer: unknown;
    // The guard listened first: in a frame that a page held before its gate came, a second answer is the page's.
    waiting[id] = (ruling) => {
      answer ??= ruling;
    };
    tell(native.quote(asked));
    waiting[id] = (ruling) => {
      if (isWait(ruling)) return;
      delete waiting[id];
      later(ruling);
    };
    if (!isWait(answer)) delete waiting[id];
    return answer;
  }

  function isWait(ruling: unknown): boolean {
    return own(native, ruling, 'r') === 'wait';
  }

  function isAllowed(ruling: unknown): boolean {
    return own(native, ruling, 'r') === 'pass';
  }

  function askKinds(kinds: string, later: ((isAllowed: boolean) => void) | null): unknown {
    const asked = { __proto__: null, t: 'media', id: 0, kinds, canWait: later !== null } as AskedMedia;
    return ask(asked, (late) => later?.(isAllowed(late)));
  }

  function rearm(): void {
    native.listen(global, HANDSHAKE_OFFER, takeOffer, true);
    if (node) tell('{"t":"reopened"}');
    native.listen(global, HANDSHAKE_READY, refuseSecondGate, true);
  }

  native.listen(global, HANDSHAKE_OFFER, takeOffer, true);
  // The other one heard of offers first, and lets nobody hear of them after it.
  if (hasGate(native, global)) return null;
  native.listen(global, HANDSHAKE_READY, refuseSecondGate, true);

  return {
    // Whoever is there has an answer about nothing, too.
    isOrphan: () => !!node && askKinds('', null) === undefined,
    askMedia(kinds, later) {
      const ruling = askKinds(kinds, later);
      return later && isWait(ruling) ? null : isAllowed(ruling);
    },
    ask,
    report: () => tell('{"t":"stopped"}'),
    rearm,
  };
}

export function askedAbout(
  channel: Channel,
  method: string,
  url: string | null,
  isUrlSent: boolean,
  parts: List<Part>,
  canWait: boolean,
): Asked {
  return { __proto__: null, t: 'judge', id: 0, channel, canWait, method, url, isUrlSent, parts } as Asked;
}

/** Whether a gate stands in the window. */
export function hasGate(native: Captured, window: Window): boolean {
  return !native.dispatch(window, eventOf(native, HANDSHAKE_READY, null));
}

function eventOf(native: Captured, type: string, detail: string | null): Event {
  return new native.make.CustomEvent(type, { __proto__: null, detail, cancelable: true } as CustomEventInit);
}

/** A property of the value itself; the page owns what it inherits. */
export function own(native: Captured, value: unknown, key: PropertyKey): unknown {
  return isObject(value) ? native.descriptorOf(value, key)?.value : undefined;
}

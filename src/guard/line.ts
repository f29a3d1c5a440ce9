import {
  HANDSHAKE_OFFER,
  HANDSHAKE_READY,
  TO_GATE,
  TO_GUARD,
  WIRE_VERSION,
  type MediaQuestion,
  type Question,
  type Ruling,
  type ToGate,
  type ToGuard,
} from '../gate/wire.ts';

export interface Line {
  /** Delivered before this call returns. */
  tell(message: ToGate): void;
}

export interface OpenLine extends Line {
  /** What proves to a gate with an older line that this is a guard; that gate is offered this line again. */
  seal(seal: string): void;
}

export interface LineHandlers {
  /** Must answer at once; `wait` promises a later `tell({ t: 'ruling', ... })`. */
  judge(question: Question): Ruling;
  /** As `judge`; never a rewrite. */
  media(question: MediaQuestion): Ruling;
  stopped(message: Extract<ToGuard, { t: 'stopped' }>): void;
  /** `document.open()` has removed the window's listeners. */
  reopened(): void;
  /** The gate has taken the line of a newer guard. */
  replaced(): void;
  /** The gate has taken the line, perhaps while it was being opened: tell it what it must know. */
  connected(line: Line): void;
}

/**
 * The guard's end of the private line (see gate/wire.ts). Works in whichever order the two scripts run: the offer is
 * made at once, and again when the gate says that it is ready. A gate takes a second line only from who knows the seal.
 */
export function openLine(window: Window, signal: AbortSignal, handlers: LineHandlers): OpenLine {
  const node = window.document.createElement('i');
  let isTaken = false;
  let seal = '';

  function tell(message: ToGate): void {
    node.dispatchEvent(new CustomEvent(TO_GATE, { detail: JSON.stringify(message) }));
  }

  function saySeal(): void {
    if (seal) tell({ t: 'seal', seal: `${WIRE_VERSION} ${seal}` });
  }

  node.addEventListener(
    TO_GUARD,
    (event) => {
      const message = JSON.parse((event as CustomEvent<string>).detail) as ToGuard;
      if (message.t === 'judge') tell({ t: 'ruling', id: message.id, ruling: ruleSafely(handlers, message) });
      else if (message.t === 'media') tell({ t: 'ruling', id: message.id, ruling: handlers.media(message) });
      else if (message.t === 'stopped') handlers.stopped(message);
      else if (message.t === 'reopened') handlers.reopened();
      else if (message.t === 'replaced') handlers.replaced();
      else {
        isTaken = true;
        saySeal();
        handlers.connected({ tell });
      }
    },
    { signal },
  );

  const offer = () => void (isTaken || window.dispatchEvent(new MouseEvent(HANDSHAKE_OFFER, { relatedTarget: node })));
  window.addEventListener(HANDSHAKE_READY, offer, { signal, capture: true });
  offer();
  return {
    tell,
    seal(known) {
      seal = known;
      offer();
      saySeal();
    },
  };
}

/** A guard that throws must not let the request go. */
function ruleSafely(handlers: LineHandlers, question: Question): Ruling {
  try {
    return handlers.judge(question);
  } catch {
    return { r: 'stop' };
  }
}

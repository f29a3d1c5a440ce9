import {
  HANDSHAKE_OFFER,
  HANDSHAKE_READY,
  TO_GATE,
  TO_GUARD,
  type Question,
  type Ruling,
  type ToGate,
  type ToGuard,
} from '../../src/gate/wire.ts';

/** The gate's end of the line, played by a test: takes the guard's offer, whichever starts first. */
export interface PlayedGate {
  /** All that the guard armed the gate with, last one last. */
  readonly armed: string[];
  /** What the guard last said about entered text; null before it said anything. */
  isEntered(): boolean | null;
  ask(question: Partial<Question>): Ruling | null;
  /** Every ruling that came, the late ones of questions that had to wait included. */
  ruled(): Ruling[];
  reopened(): void;
}

/** The body of a question. */
export function body(text: string): Question['parts'] {
  return [{ kind: 'text', in: 'body', name: '', text }];
}

export function playGate(window: Window, signal: AbortSignal): PlayedGate {
  let node: EventTarget | null = null;
  let isEntered: boolean | null = null;
  let lastId = 0;
  const armed: string[] = [];
  const rulings = new Map<number, Ruling>();

  function tell(message: ToGuard): void {
    node?.dispatchEvent(new CustomEvent(TO_GUARD, { detail: JSON.stringify(message) }));
  }

  function hear(event: Event): void {
    const message = JSON.parse((event as CustomEvent<string>).detail) as ToGate;
    if (message.t === 'arm') armed.push(message.endpoints);
    else if (message.t === 'entered') isEntered = message.entered;
    else if (message.t === 'ruling') rulings.set(message.id, message.ruling);
  }

  window.addEventListener(
    HANDSHAKE_OFFER,
    (event) => {
      if (node) return;
      node = (event as MouseEvent).relatedTarget;
      node?.addEventListener(TO_GATE, hear);
      tell({ t: 'hello' });
    },
    { capture: true, signal },
  );
  window.dispatchEvent(new CustomEvent(HANDSHAKE_READY));

  return {
    armed,
    isEntered: () => isEntered,
    ask(question) {
      lastId += 1;
      tell({
        t: 'judge',
        id: lastId,
        channel: 'fetch',
        canWait: true,
        method: 'POST',
        url: 'https://chat.example/other',
        isUrlSent: true,
        parts: [],
        ...question,
      });
      return rulings.get(lastId) ?? null;
    },
    ruled: () => [...rulings.values()],
    reopened: () => tell({ t: 'reopened' }),
  };
}

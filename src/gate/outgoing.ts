import { readBody, readResponse } from './body.ts';
import type { Outcome } from './check.ts';
import type { Gate } from './gate.ts';
import { askedAbout } from './line.ts';
import type { List } from './list.ts';
import type { Payload } from './payload.ts';
import type { Target } from './url.ts';
import type { Channel, Part } from './wire.ts';

/** One request as it would leave. */
export interface Sending {
  readonly channel: Channel;
  readonly method: string;
  /** Null: the request leaves no machine and is not judged. Absent: it has no address. */
  readonly target?: Target | null | undefined;
  /** As the page gave it; null and undefined: none. */
  readonly body?: unknown;
  /** Has the platform read a body that the page does not give by itself. */
  readonly coming?: (() => Promise<ArrayBuffer>) | null;
  /** Pieces that can only be judged, such as headers. */
  readonly beside?: List<Part>;
  /** The target only names the endpoint: it was judged before. */
  readonly isUrlKnown?: boolean;
}

/** What a request becomes when it may go. */
export interface Released {
  /** Null: the URL as it was. */
  readonly href: string | null;
  readonly body: unknown;
  readonly isRewritten: boolean;
}

/**
 * Reads and judges a request. `settle` is called once, with null when the request is stopped: at once where nothing has
 * to be asked, no body has to be read first and no verdict is to come, and always at once where the channel cannot wait.
 */
export function judge(
  gate: Gate,
  sending: Sending,
  canWait: boolean,
  settle: (released: Released | null) => void,
): void {
  const { channel, method, target, body, coming, beside } = sending;

  function read(payload: Payload | null): void {
    const parts = payload?.parts ?? gate.bareList<Part>();
    const ofBody = parts.length;
    if (beside) for (let i = 0; i < beside.length; i += 1) parts[parts.length] = beside[i] as Part;
    const asked = askedAbout(channel, method, target ? target.href : null, !sending.isUrlKnown, parts, canWait);
    gate.decide(asked, target ?? null, (outcome) => {
      const released = outcome && release(outcome, payload, parts, ofBody);
      if (outcome && !released) gate.notRewritable();
      settle(released);
    });
  }

  /** Null: it cannot go as it was ruled. */
  function release(
    { texts, url }: NonNullable<Outcome>,
    payload: Payload | null,
    parts: List<Part>,
    ofBody: number,
  ): Released | null {
    const href = url === target?.href ? null : url;
    if (href !== null && target?.isFixed) return null;
    if (texts)
      for (let i = 0; i < parts.length; i += 1)
        if (i < ofBody ? typeof texts[i] !== 'string' : texts[i] !== (parts[i] as Part).text) return null;
    const rebuilt = payload?.rebuild(texts, 0);
    return rebuilt === null && texts ? null : { href, body: rebuilt, isRewritten: texts !== null };
  }

  if (target === null || !gate.concerns(method, target ?? null)) settle({ href: null, body, isRewritten: false });
  else if (coming) readResponse(gate, coming(), read);
  else if (body === null || body === undefined) read(null);
  else readBody(gate, body, canWait, read);
}

/** For ways out that cannot wait: what may go, or null. */
export function judgeNow(gate: Gate, sending: Sending): Released | null {
  let settled: Released | null = null;
  judge(gate, sending, false, (released) => {
    settled = released;
  });
  return settled;
}

/** For ways out that can neither wait nor be rewritten: whether it may go as it is. */
export function mayLeave(gate: Gate, sending: Sending): boolean {
  const released = judgeNow(gate, sending);
  if (released?.isRewritten) gate.notRewritable();
  return !!released && !released.isRewritten;
}

/** For single texts, whatever carries them. */
export function mayTell(gate: Gate, channel: Channel, parts: List<Part>): boolean {
  return mayLeave(gate, { channel, method: 'POST', beside: parts });
}

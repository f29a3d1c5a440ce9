import { readBody, readResponse } from './body.ts';
import type { Captured } from './captured.ts';
import type { Check, Outcome } from './check.ts';
import { askedAbout } from './line.ts';
import type { List } from './list.ts';
import type { Payload } from './payload.ts';
import type { Target } from './url.ts';
import type { Channel, Part } from './wire.ts';

/** One request as it would leave. */
export interface Sending {
  readonly channel: Channel;
  readonly method: string;
  readonly target: Target | null;
  /** As the page gave it; null and undefined: none. */
  readonly body?: unknown;
  /** A body that the platform is reading. */
  readonly coming?: Promise<ArrayBuffer> | null;
  /** Pieces that can only be judged, such as headers. */
  readonly beside?: List<Part>;
  /** The target only names the endpoint: it was judged before. */
  readonly isUrlKnown?: boolean;
}

/** What a request becomes when it may go: its URL and its body, rewritten or as they were. */
export interface Released {
  readonly href: string;
  readonly body: BodyInit | null;
  readonly isRewritten: boolean;
}

/**
 * Reads and judges a request. `settle` is called once, with null when the request is stopped: at once where no body has
 * to be read first and no verdict is to come, and always at once where the channel cannot wait.
 */
export function judge(
  native: Captured,
  check: Check,
  sending: Sending,
  canWait: boolean,
  settle: (released: Released | null) => void,
): void {
  const { channel, method, target, body, coming, beside } = sending;

  function read(payload: Payload | null): void {
    const parts = native.list<Part>();
    addAll(parts, payload?.parts);
    addAll(parts, beside);
    const asked = askedAbout(channel, method, target && target.href, !sending.isUrlKnown, parts, canWait);
    check.decide(asked, target, (outcome) => {
      const released = release(outcome, payload, parts);
      if (!released && outcome.r === 'rewrite') check.notRewritable(channel);
      settle(released);
    });
  }

  /** Null: it may not go, or not as it was ruled. */
  function release(outcome: Outcome, payload: Payload | null, parts: List<Part>): Released | null {
    const isRewritten = outcome.r === 'rewrite';
    let href = target?.href ?? '';
    if (outcome.r === 'pass') return { href, body: payload?.body ?? null, isRewritten };
    if (!isRewritten) return null;
    const { texts, url } = outcome;
    if (url !== null && url !== href) {
      if (target?.isFixed) return null;
      href = url;
    }
    for (let i = payload ? payload.parts.length : 0; i < parts.length; i += 1)
      if (texts[i] !== (parts[i] as Part).text) return null;
    const rebuilt = payload && payload.rebuild(texts, 0);
    return payload && rebuilt === null ? null : { href, body: rebuilt, isRewritten };
  }

  if (coming) readResponse(native, coming, read);
  else if (body === null || body === undefined) read(null);
  else readBody(native, body, canWait, read);
}

/** For ways out that cannot wait: what may go, or null. */
export function judgeNow(native: Captured, check: Check, sending: Sending): Released | null {
  let settled: Released | null = null;
  judge(native, check, sending, false, (released) => {
    settled = released;
  });
  return settled;
}

/** For ways out that can neither wait nor be rewritten: whether it may go as it is. */
export function mayLeave(native: Captured, check: Check, sending: Sending): boolean {
  const released = judgeNow(native, check, sending);
  if (released?.isRewritten) check.notRewritable(sending.channel);
  return released !== null && !released.isRewritten;
}

/** For single texts, whatever carries them. */
export function mayTell(native: Captured, check: Check, channel: Channel, parts: List<Part>): boolean {
  return mayLeave(native, check, { channel, method: 'POST', target: null, beside: parts });
}

function addAll(parts: List<Part>, more: List<Part> | undefined): void {
  if (more) for (let i = 0; i < more.length; i += 1) parts[parts.length] = more[i] as Part;
}
